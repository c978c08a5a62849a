package org.songhua.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quarter of a year in China.
 *
 * @param year 1900 to 2999
 * @param number 1 to 4
 */
public record Quarter(int year, int number) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern TEXT = Pattern.compile("(19\\d\\d|2\\d{3})-Q([1-4])");
    private static final int MONTHS = 3;

    public Quarter {
        if (number < 1 || number > 4) throw new IllegalArgumentException("There are four quarters, not " + number);
    }

    /** {@return the quarter of a text such as {@code 2026-Q1}} */
    public static Optional<Quarter> find(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }

    /** {@return its first day} */
    public LocalDate firstDay() {
        return LocalDate.of(year, MONTHS * (number - 1) + 1, 1);
    }

    /** {@return its last day} */
    public LocalDate lastDay() {
        return firstDay().plusMonths(MONTHS).minusDays(1);
    }

    /** {@return its first moment} */
    public Instant from() {
        return firstDay().atStartOfDay(ZONE).toInstant();
    }

    /** {@return the first moment after it} */
    public Instant until() {
        return lastDay().plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}

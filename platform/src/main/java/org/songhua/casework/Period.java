package org.songhua.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period of evaluation in the civil time of China.
 *
 * @param code {@code 2026}, {@code 2026-Q4} or {@code 2026-11}
 * @param from its first moment
 * @param to the first moment after it
 */
public record Period(String code, Instant from, Instant to) {
    private static final Pattern FORM = Pattern.compile("(20\\d\\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int YEAR = 12;
    private static final int QUARTER = 3;

    /** {@return the period of that code; none when it is no code of a period} */
    public static Optional<Period> find(String code) {
        Matcher parts = FORM.matcher(code);
        if (!parts.matches()) return Optional.empty();
        int year = Integer.parseInt(parts.group(1));
        String quarter = parts.group(2);
        String month = parts.group(3);
        if (quarter != null) return Optional.of(of(code, year, QUARTER * Integer.parseInt(quarter) - 2, QUARTER));
        if (month != null) return Optional.of(of(code, year, Integer.parseInt(month), 1));
        return Optional.of(of(code, year, 1, YEAR));
    }

    private static Period of(String code, int year, int firstMonth, int months) {
        LocalDate first = LocalDate.of(year, firstMonth, 1);
        return new Period(
                code,
                first.atStartOfDay(ZONE).toInstant(),
                first.plusMonths(months).atStartOfDay(ZONE).toInstant());
    }

    /** {@return whether the moment lies in it} */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}

package org.songhua.cim;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Times as people and programs write them: an RFC 3339 time, or a date, which is a day of the one time zone of the country.
 */
public final class Days {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    // What the database can hold and people mean.
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Days() {}

    /** {@return the time, of a date its first microsecond} @throws IllegalArgumentException when the text is no time */
    public static Instant begin(String text) {
        return read(text, false);
    }

    /** {@return the time, of a date its last microsecond} @throws IllegalArgumentException when the text is no time */
    public static Instant end(String text) {
        return read(text, true);
    }

    private static Instant read(String text, boolean end) {
        try {
            Instant time = text.length() == 10 ? day(text, end) : time(text);
            if (!time.isBefore(BEGINNING) && time.isBefore(END)) return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a time: " + text, e);
        }
        throw new IllegalArgumentException("Out of range: " + text);
    }

    private static Instant time(String text) {
        // A plus sign that nobody encoded arrives as a blank.
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static Instant day(String text, boolean end) {
        LocalDate day = LocalDate.parse(text);
        return end
                ? day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1_000)
                : day.atStartOfDay(ZONE).toInstant();
    }
}

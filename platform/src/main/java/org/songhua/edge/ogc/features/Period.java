package org.songhua.edge.ogc.features;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Moment;
import org.songhua.edge.ogc.http.Parameters;

/**
 * The parameter {@code datetime}: an instant, or an interval whose open end is {@code ..} or empty. Beyond the standard
 * a date stands for its whole day in UTC.
 *
 * @param from the instant, or the beginning of the interval
 * @param until the end of the interval, or null for an instant
 */
public record Period(Instant from, @Nullable Instant until) {
    static final String REMEDY = "Give a time such as 2024-02-12T23:20:50Z, or an interval such as"
            + " 2024-01-01T00:00:00Z/2024-12-31T23:59:59Z with .. for an open end.";

    static final String AS_OF_REMEDY =
            "Give a time such as 2024-02-12T23:20:50Z, or a date, which means its end in UTC.";

    // What the database can hold and people mean by always.
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * {@return the period}
     *
     * @throws IllegalArgumentException when the value is none
     */
    static Period parse(String value) {
        try {
            // A plus sign that nobody encoded arrives as a blank.
            String[] ends = value.replace(' ', '+').split("/", -1);
            return switch (ends.length) {
                case 1 -> new Period(first(ends[0]), isDate(ends[0]) ? last(ends[0]) : null);
                case 2 -> interval(ends[0], ends[1]);
                default -> throw new IllegalArgumentException("more than two ends");
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    /**
     * {@return the moment of a value that is no interval; of a date its last one}
     *
     * @throws IllegalArgumentException when the value is none
     */
    static Instant moment(String value) {
        try {
            return last(value.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    /** {@return the moment on both axes that the parameters {@code asOf} and {@code datetime} name} */
    public static Moment moment(Parameters parameters) {
        Instant asOf = parameters.find("asOf", AS_OF_REMEDY, Period::moment).orElse(null);
        Period period = parameters.find("datetime", REMEDY, Period::parse).orElse(null);
        return new Moment(asOf, period == null ? null : period.from(), period == null ? null : period.until());
    }

    private static Period interval(String begin, String end) {
        if (isOpen(begin) && isOpen(end)) throw new IllegalArgumentException("open at both ends");
        Instant from = isOpen(begin) ? BEGINNING : first(begin);
        Instant until = isOpen(end) ? END : last(end);
        if (from.isAfter(until)) throw new IllegalArgumentException("ends before it begins");
        return new Period(from, until);
    }

    private static Instant first(String text) {
        return isDate(text) ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : instant(text);
    }

    private static Instant last(String text) {
        return isDate(text) ? first(text).plusSeconds(86_400).minusNanos(1_000) : instant(text);
    }

    private static Instant instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(BEGINNING) || instant.isAfter(END)) throw new IllegalArgumentException("out of range");
        return instant;
    }

    private static boolean isDate(String text) {
        return text.length() == 10;
    }

    private static boolean isOpen(String text) {
        return text.isEmpty() || text.equals("..");
    }
}

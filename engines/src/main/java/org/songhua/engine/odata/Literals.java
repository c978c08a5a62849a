package org.songhua.engine.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Constants, from their text and back. */
public final class Literals {
    /** A literal longer than this is an attack, not a number: 1e999999999 written out would fill the memory. */
    private static final int MOST_DIGITS = 400;

    private Literals() {}

    /**
     * {@return a moment or a span}
     *
     * @param text ISO 8601 with an offset; two with a solidus between for a span
     * @throws IllegalArgumentException when it is neither
     */
    public static Object time(String text) {
        int solidus = text.indexOf('/');
        if (solidus < 0) return instant(text);
        return new TimeInterval(instant(text.substring(0, solidus)), instant(text.substring(solidus + 1)));
    }

    /**
     * {@return the moment}
     *
     * @throws IllegalArgumentException when it is none, or outside the years 1 to 9999
     */
    public static Instant instant(String text) {
        Instant usual = UsualInstant.read(text);
        if (usual != null) return usual;
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(Times.EARLIEST) || instant.isAfter(Times.LATEST))
                throw new IllegalArgumentException("The time " + text + " is outside the years 1 to 9999.");
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is not a time such as 2026-01-31T08:00:00Z.", e);
        }
    }

    /** {@return a number, a date, a time of day, a moment or a span, whatever the text looks like} */
    static Object numeric(String text) {
        try {
            if (text.contains("T")) return time(text);
            if (text.contains(":")) return LocalTime.parse(text);
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) return LocalDate.parse(text);
            return number(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is neither a number nor a date or time.", e);
        }
    }

    private static BigDecimal number(String text) {
        String digits = text.matches(".*[dDfFmMlL]") ? text.substring(0, text.length() - 1) : text;
        try {
            var number = new BigDecimal(digits);
            if (Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS && number.scale() <= MOST_DIGITS)
                return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is not a number.", e);
        }
        throw new IllegalArgumentException("The number " + text + " is out of range.");
    }

    /** {@return the value of a literal such as {@code duration'PT1H'} or {@code geography'POINT(1 2)'}} */
    static Object typed(String type, String text) {
        return switch (type) {
            case "duration" -> duration(text);
            case "geography", "geometry" -> geometry(text);
            case "datetimeoffset", "datetime" -> time(text);
            case "date" -> numeric(text);
            case "time" -> numeric(text);
            default -> throw new IllegalArgumentException("There is no literal " + type + "'…'.");
        };
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is not a duration such as P1DT2H.", e);
        }
    }

    private static Geometry geometry(String text) {
        String wkt = text.toUpperCase(Locale.ROOT).startsWith("SRID=") ? text.substring(text.indexOf(';') + 1) : text;
        try {
            Geometry geometry = new WKTReader().read(wkt);
            if (Arrays.stream(geometry.getCoordinates()).allMatch(Coordinate::isValid)) return geometry;
            throw new IllegalArgumentException("a coordinate is no number");
        } catch (ParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(text + " is not well-known text such as POINT(125.3 43.8).", e);
        }
    }

    static String print(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "'" + text.replace("'", "''") + "'";
            case Duration duration -> "duration'" + duration + "'";
            case Geometry geometry -> "geography'" + geometry.toText() + "'";
            case BigDecimal number -> number.toString();
            default -> value.toString();
        };
    }
}

package org.songhua.engine.cql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.IdentityHashMap;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** The parts of a filter while it is being read: where each stands, how many there are, and the literals both encodings share. */
final class Parts {
    private final IdentityHashMap<Expression, String> places = new IdentityHashMap<>();
    private final IdentityHashMap<Expression, Integer> heights = new IdentityHashMap<>();

    /** Remembers where a part stands. */
    <T extends Expression> T put(T part, String place) {
        return remember(part, place);
    }

    private <T extends Expression> T remember(T part, String place) {
        if (places.size() >= Limits.PARTS) {
            throw tooLarge(place, "more than " + Limits.PARTS + " parts");
        }
        places.put(part, place);
        return part;
    }

    /** Remembers a calculation; those of a long sum lie within each other. */
    Expression.Arithmetic putCalculation(Expression.Arithmetic calculation, String place) {
        int height = 1 + Math.max(height(calculation.left()), height(calculation.right()));
        depth(height, place);
        heights.put(calculation, height);
        return remember(calculation, place);
    }

    private int height(Expression part) {
        return heights.getOrDefault(part, 0);
    }

    /** {@return where a part stands, as people read it} */
    String place(Expression part) {
        return places.getOrDefault(part, "the filter");
    }

    void depth(int depth, String place) {
        if (depth > Limits.DEPTH) throw tooLarge(place, "nested deeper than " + Limits.DEPTH);
    }

    Expression.Numeric number(String text, String place) {
        try {
            var value = new BigDecimal(text);
            if (value.precision() <= Limits.DIGITS && Math.abs((long) value.scale()) <= 4 * Limits.DIGITS) {
                return put(new Expression.Numeric(value), place);
            }
        } catch (NumberFormatException e) {
            // Told below: what is too long for a number and what is none have the same remedy.
        }
        throw syntax(
                place, "'" + shortened(text) + "' is not a number that can be used.", "Write it like -12.5 or 3e4.");
    }

    /** {@return one number of a position} */
    double coordinate(String text, String place) {
        double value = number(text, place).value().doubleValue();
        if (Double.isFinite(value)) return value;
        throw syntax(place, "'" + shortened(text) + "' is not a coordinate.", "Write it like 125.3246.");
    }

    Expression.Day day(String text, String place) {
        try {
            return put(new Expression.Day(LocalDate.parse(text)), place);
        } catch (DateTimeException e) {
            throw syntax(place, "'" + shortened(text) + "' is not a date.", "Write it like 2026-07-01.");
        }
    }

    Expression.Moment moment(String text, String place) {
        try {
            Instant value = OffsetDateTime.parse(text).toInstant();
            return put(new Expression.Moment(value), place);
        } catch (DateTimeException e) {
            throw syntax(place, "'" + shortened(text) + "' is not a time.", "Write it like 2026-07-01T08:30:00Z.");
        }
    }

    /** One end of an interval written as a text. */
    Expression end(String text, String place) {
        if (text.equals("..")) return put(new Expression.Open(), place);
        return text.indexOf('T') < 0 ? day(text, place) : moment(text, place);
    }

    static FaultException syntax(String place, String problem, String remedy) {
        return new FaultException(fault("CQL-001", place, problem, remedy));
    }

    static FaultException tooLarge(String place, String what) {
        return new FaultException(
                fault("CQL-002", place, "The filter is too large: " + what + ".", "Ask in several simpler requests."));
    }

    static Fault fault(String code, String place, String problem, String remedy) {
        return Fault.refused(code, Place.atField(place), problem, remedy);
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

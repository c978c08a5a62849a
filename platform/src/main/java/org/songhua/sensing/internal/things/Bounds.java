package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.ObservationQuery;

/** Narrows the search for readings by what a condition says of time and result. */
final class Bounds {
    /** The finest step of time that is kept. */
    private static final long MICROSECOND_NANOS = 1000;

    private Bounds() {}

    /**
     * A narrower search.
     *
     * @param exact whether it finds nothing that the condition refuses
     */
    record Narrowed(ObservationQuery query, boolean exact) {}

    static Narrowed narrow(ObservationQuery query, Expr condition) {
        if (!(condition instanceof Expr.Binary binary)) return new Narrowed(query, false);
        if (binary.left() instanceof Expr.Path path && binary.right() instanceof Expr.Literal literal)
            return narrow(query, binary.operator(), path, literal.value());
        if (binary.right() instanceof Expr.Path path && binary.left() instanceof Expr.Literal literal)
            return narrow(query, binary.operator().mirrored(), path, literal.value());
        return new Narrowed(query, false);
    }

    private static Narrowed narrow(ObservationQuery query, Operator operator, Expr.Path path, @Nullable Object value) {
        if (path.steps().equals(List.of("phenomenonTime")) && value instanceof Instant time)
            return time(query, operator, time);
        if (path.steps().equals(List.of("phenomenonTime", "start")) && value instanceof Instant time)
            return start(query, operator, time);
        if (path.steps().equals(List.of("result")) && value instanceof BigDecimal number)
            return new Narrowed(result(query, operator, number.doubleValue()), false);
        return new Narrowed(query, false);
    }

    /**
     * What starts late enough also ends late enough; of what starts early enough, a span may end too late. What is kept has whole
     * microseconds, so the first behind one is the next.
     */
    private static Narrowed time(ObservationQuery query, Operator operator, Instant time) {
        Instant next = time.plusNanos(MICROSECOND_NANOS);
        return switch (operator) {
            case GE -> new Narrowed(query.within(later(query.from(), time), query.until()), isMicros(time));
            case GT ->
                new Narrowed(query.within(later(query.from(), isMicros(time) ? next : time), query.until()), true);
            case LT, LE -> new Narrowed(query.within(query.from(), earlier(query.until(), next)), false);
            case EQ -> new Narrowed(query.within(later(query.from(), time), earlier(query.until(), next)), false);
            default -> new Narrowed(query, false);
        };
    }

    /** The store is sorted by starts: it finds just those. */
    private static Narrowed start(ObservationQuery query, Operator operator, Instant time) {
        if (!isMicros(time)) return new Narrowed(query, false);
        Instant next = time.plusNanos(MICROSECOND_NANOS);
        return switch (operator) {
            case GE -> new Narrowed(query.within(later(query.from(), time), query.until()), true);
            case GT -> new Narrowed(query.within(later(query.from(), next), query.until()), true);
            case LT -> new Narrowed(query.within(query.from(), earlier(query.until(), time)), true);
            case LE -> new Narrowed(query.within(query.from(), earlier(query.until(), next)), true);
            case EQ -> new Narrowed(query.within(later(query.from(), time), earlier(query.until(), next)), true);
            default -> new Narrowed(query, false);
        };
    }

    private static boolean isMicros(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.MICROS));
    }

    private static ObservationQuery result(ObservationQuery query, Operator operator, double value) {
        if (!Double.isFinite(value)) return query;
        return switch (operator) {
            case GE, GT -> query.between(max(query.min(), value), query.max());
            case LE, LT -> query.between(query.min(), min(query.max(), value));
            case EQ -> query.between(max(query.min(), value), min(query.max(), value));
            default -> query;
        };
    }

    private static Double max(@Nullable Double known, double value) {
        return known == null ? value : (Double) Math.max(known, value);
    }

    private static Double min(@Nullable Double known, double value) {
        return known == null ? value : (Double) Math.min(known, value);
    }

    private static Instant later(@Nullable Instant known, Instant time) {
        return known != null && known.isAfter(time) ? known : time;
    }

    private static Instant earlier(@Nullable Instant known, Instant time) {
        return known != null && known.isBefore(time) ? known : time;
    }

    /** {@return whether the condition is about a relation that may not be there} */
    static boolean asksForNull(Expr condition) {
        return condition instanceof Expr.Binary binary && (isNull(binary.left()) || isNull(binary.right()));
    }

    private static boolean isNull(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.value() == null;
    }
}

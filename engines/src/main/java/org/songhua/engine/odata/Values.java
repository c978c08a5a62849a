package org.songhua.engine.odata;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic and comparison. Numbers are decimals, so that 0.1 is a tenth. A text that stands against a time is read as
 * a time when it is one, and equals a number or truth that is written so; otherwise values of different kinds are unequal and their
 * order is unknown.
 */
final class Values {
    private Values() {}

    /** {@return the value with every kind of number as a decimal} */
    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case Float number -> Float.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case java.math.BigInteger number -> new BigDecimal(number);
            case Number number -> BigDecimal.valueOf(number.longValue());
            default -> value;
        };
    }

    static @Nullable Object negated(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.negate();
            case Duration duration -> duration.toSeconds() == Long.MIN_VALUE ? null : duration.negated();
            default -> throw OdataFaults.type(Literals.print(value) + " has no negative.");
        };
    }

    /** {@return the result; null where there is none, as beyond the last moment that can be told} */
    static @Nullable Object arithmetic(Operator operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) return null;
        try {
            return combined(operator, left, right);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object combined(Operator operator, Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) return numbers(operator, a, b);
        if (left instanceof Duration a && right instanceof Duration b) return durations(operator, a, b);
        if (Times.isTime(left)) return times(operator, left, right);
        if (right instanceof Duration && left instanceof LocalDate date)
            return times(operator, Times.utc(date).toInstant(), right);
        if (left instanceof Duration shift && Times.isTime(right) && operator == Operator.ADD)
            return Times.plus(right, shift);
        return mixed(operator, left, right);
    }

    /** JSON properties may hold anything: where one is no number, the result is unknown; two constants are a mistake. */
    private static @Nullable Object mixed(Operator operator, Object left, Object right) {
        if (left instanceof Boolean || right instanceof Boolean || left instanceof Duration)
            throw OdataFaults.type("%s and %s cannot be combined by %s."
                    .formatted(Literals.print(left), Literals.print(right), operator.text()));
        return null;
    }

    private static @Nullable Object numbers(Operator operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case ADD -> a.add(b, MathContext.DECIMAL128);
            case SUB -> a.subtract(b, MathContext.DECIMAL128);
            case MUL -> a.multiply(b, MathContext.DECIMAL128);
            case DIV -> b.signum() == 0 ? null : a.divide(b, MathContext.DECIMAL128);
            default -> b.signum() == 0 ? null : remainder(a, b);
        };
    }

    private static @Nullable BigDecimal remainder(BigDecimal a, BigDecimal b) {
        return a.precision() - a.scale() - (b.precision() - b.scale()) > 1000 ? null : a.remainder(b);
    }

    private static Object durations(Operator operator, Duration a, Duration b) {
        return switch (operator) {
            case ADD -> a.plus(b);
            case SUB -> a.minus(b);
            default -> throw OdataFaults.type("Durations cannot be combined by " + operator.text() + ".");
        };
    }

    private static @Nullable Object times(Operator operator, Object time, Object other) {
        return switch (operator) {
            case ADD -> other instanceof Duration shift ? Times.plus(time, shift) : null;
            case SUB ->
                other instanceof Duration shift
                        ? Times.plus(time, shift.negated())
                        : Times.isTime(other) ? Times.between(time, other) : null;
            default -> throw OdataFaults.type("Times cannot be combined by " + operator.text() + ".");
        };
    }

    /** {@return whether one of the list equals the value; unknown when it is no list} */
    static @Nullable Boolean isIn(Object value, @Nullable Object list) {
        if (!(list instanceof List<?> members)) return null;
        for (Object member : members) {
            @Nullable Object one = normal(member);
            if (one != null
                    && one.getClass() == value.getClass()
                    && Boolean.TRUE.equals(compare(Operator.EQ, value, one))) return true;
        }
        return false;
    }

    static @Nullable Boolean compare(Operator operator, Object left, Object right) {
        boolean asTexts = (operator == Operator.EQ || operator == Operator.NE) && (isPlain(left) || isPlain(right));
        Object a = asTexts && right instanceof String ? text(left) : alike(left, right);
        Object b = asTexts && left instanceof String ? text(right) : alike(right, left);
        if (Times.isTime(a) && Times.isTime(b)) return timeOrder(operator, a, b);
        @Nullable Integer order = order(a, b);
        if (order != null) return test(operator, order);
        return switch (operator) {
            case EQ -> a.equals(b);
            case NE -> !a.equals(b);
            default -> null;
        };
    }

    private static boolean isPlain(Object value) {
        return value instanceof BigDecimal || value instanceof Boolean;
    }

    /** Beside a text, a number or truth counts by its own text: many senders quote whatever they send. */
    private static Object text(Object value) {
        return switch (value) {
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case Boolean truth -> truth.toString();
            default -> value;
        };
    }

    private static Object alike(Object value, Object other) {
        if (value instanceof String text && Times.isTime(other)) return time(text);
        if (value instanceof LocalDate date && Times.isTime(other))
            return Times.utc(date).toInstant();
        return value;
    }

    private static Object time(String text) {
        try {
            return Literals.time(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static boolean timeOrder(Operator operator, Object a, Object b) {
        return switch (operator) {
            case EQ -> Times.equal(a, b);
            case NE -> !Times.equal(a, b);
            case LT -> Times.before(a, b);
            case GT -> Times.before(b, a);
            case LE -> Times.notAfter(a, b);
            default -> Times.notAfter(b, a);
        };
    }

    private static @Nullable Integer order(Object a, Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) return x.compareTo(y);
        if (a instanceof String x && b instanceof String y) return x.compareTo(y);
        if (a instanceof Duration x && b instanceof Duration y) return x.compareTo(y);
        if (a instanceof LocalDate x && b instanceof LocalDate y) return x.compareTo(y);
        if (a instanceof LocalTime x && b instanceof LocalTime y) return x.compareTo(y);
        if (a instanceof Boolean x && b instanceof Boolean y) return x.compareTo(y);
        return null;
    }

    private static boolean test(Operator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            default -> order <= 0;
        };
    }

    /**
     * {@return the order of two values for sorting: null last, kinds in the order number, text, time, truth, duration, date,
     * time of day, others}
     */
    static int sortOrder(@Nullable Object a, @Nullable Object b) {
        if (a == null) return b == null ? 0 : 1;
        if (b == null) return -1;
        if (Times.isTime(a) && Times.isTime(b)) {
            int byStart = Times.start(a).compareTo(Times.start(b));
            return byStart != 0 ? byStart : Times.end(a).compareTo(Times.end(b));
        }
        @Nullable Integer order = order(a, b);
        return order != null ? order : Integer.compare(rank(a), rank(b));
    }

    private static int rank(Object value) {
        return switch (value) {
            case BigDecimal ignored -> 0;
            case String ignored -> 1;
            case Instant ignored -> 2;
            case TimeInterval ignored -> 2;
            // Kinds that have an order of their own stand apart, else the order would contradict itself.
            case Boolean ignored -> 3;
            case Duration ignored -> 4;
            case LocalDate ignored -> 5;
            case LocalTime ignored -> 6;
            default -> 7;
        };
    }

    static BigDecimal rounded(BigDecimal number, RoundingMode mode) {
        return number.scale() > 0 ? number.setScale(0, mode) : number;
    }
}

package org.songhua.engine.formula;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Expression.Operator;

/**
 * Evaluates checked formulas. What is missing makes missing whatever needs it, as in SQL: false and missing is false, true or
 * missing is true; a division by zero is missing, never 0 and never infinite.
 */
public final class Evaluator {
    private final Surroundings world;

    private Evaluator(Surroundings world) {
        this.world = world;
    }

    /** {@return Double in base units, String or Boolean; null when something needed is missing} */
    public static @Nullable Object value(Expression formula, Surroundings world) {
        return new Evaluator(world).value(formula);
    }

    /** {@return the number that a formula yields, in base units; null when something needed is missing} */
    public static @Nullable Double number(Expression formula, Surroundings world) {
        return (Double) value(formula, world);
    }

    /** {@return whether a condition holds; null when something needed is missing} */
    public static @Nullable Boolean holds(Expression formula, Surroundings world) {
        return (Boolean) value(formula, world);
    }

    private @Nullable Object value(Expression part) {
        return switch (part) {
            case Literal literal -> literal.value();
            case Expression.Name name -> world.name(name.name());
            case Expression.Parameter parameter -> world.parameter(parameter.name());
            case Expression.Indicator indicator -> world.indicator(indicator.code());
            case Expression.Negation negation -> minus((Double) value(negation.of()));
            case Expression.Not not -> not((Boolean) value(not.of()));
            case Expression.Binary binary -> binary(binary);
            case Expression.Membership membership -> membership(membership);
            case Expression.Missing missing -> value(missing.of()) == null;
            case Expression.Extreme extreme -> extreme(extreme);
            case Expression.Total total -> world.total(total);
        };
    }

    private static @Nullable Double minus(@Nullable Double value) {
        return value == null ? null : (Double) (-value);
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : (Boolean) !value;
    }

    private @Nullable Object binary(Expression.Binary binary) {
        Object left = value(binary.left());
        Object right = value(binary.right());
        if (binary.operator().joins()) return joined(binary.operator(), (Boolean) left, (Boolean) right);
        if (left == null || right == null) return null;
        if (binary.operator().compares()) return compared(binary.operator(), left, right);
        return computed(binary.operator(), (Double) left, (Double) right);
    }

    private static @Nullable Boolean joined(Operator operator, @Nullable Boolean left, @Nullable Boolean right) {
        boolean decisive = operator == Operator.OR;
        if (Objects.equals(left, decisive) || Objects.equals(right, decisive)) return decisive;
        return (left == null || right == null) ? null : (Boolean) !decisive;
    }

    private static Boolean compared(Operator operator, Object left, Object right) {
        if (operator == Operator.EQUAL) return equal(left, right);
        if (operator == Operator.UNEQUAL) return !equal(left, right);
        int order = Double.compare(unsigned((Double) left), unsigned((Double) right));
        return switch (operator) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean equal(Object left, Object right) {
        if (left instanceof Double one && right instanceof Double other)
            return Double.compare(unsigned(one), unsigned(other)) == 0;
        return left.equals(right);
    }

    /** Minus zero is zero, as everywhere but in Java's order of numbers. */
    private static double unsigned(double value) {
        return value + 0.0;
    }

    private static @Nullable Double computed(Operator operator, double left, double right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            default -> right == 0 ? null : (Double) (left / right);
        };
    }

    private @Nullable Boolean membership(Expression.Membership membership) {
        Object value = value(membership.of());
        if (value == null) return null;
        return membership.list().stream().anyMatch(literal -> equal(literal.value(), value));
    }

    private @Nullable Double extreme(Expression.Extreme extreme) {
        Double found = null;
        for (Expression part : extreme.of()) {
            Double value = (Double) value(part);
            if (value == null) return null;
            found = found == null
                    ? value
                    : (Double) (extreme.greatest() ? Math.max(found, value) : Math.min(found, value));
        }
        return found;
    }
}

package org.songhua.engine.odata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;

/**
 * Evaluates an expression over one entity. Null is unknown: it goes through operators and functions, a comparison with
 * it is unknown, and only {@code eq null} and {@code ne null} ask for it (the logic of SQL).
 */
public final class Evaluator {
    private final Scope scope;
    private final Instant now;

    /**
     * @param scope where values come from
     * @param now what {@code now()} is
     */
    public Evaluator(Scope scope, Instant now) {
        this.scope = scope;
        this.now = now;
    }

    /** Where the values of paths come from. */
    @FunctionalInterface
    public interface Scope {
        /**
         * {@return the value: as in {@link Expr.Literal}, or Integer, Long, Double, List and Map of JSON; null when there
         * is none}
         */
        @Nullable
        Object value(Expr.Path path);

        /** {@return the scopes of the entities in a collection} */
        default List<Scope> members(Expr.Path collection) {
            throw OdataFaults.type("%s is no collection.".formatted(collection));
        }
    }

    /** {@return whether the condition is true, neither false nor unknown} */
    public boolean holds(Expr condition) {
        return Boolean.TRUE.equals(value(condition));
    }

    /**
     * {@return the value, or null when it is unknown}
     *
     * @throws FaultException {@code ODATA-002} when the values cannot be combined
     */
    public @Nullable Object value(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal.value();
            case Expr.Path path -> Values.normal(scope.value(path));
            case Expr.Not not -> not(truth(not.operand()));
            case Expr.Negated negated -> Values.negated(value(negated.operand()));
            case Expr.Binary binary -> binary(binary);
            case Expr.Call call -> call(call);
            case Expr.Lambda lambda -> lambda(lambda);
        };
    }

    private @Nullable Object call(Expr.Call call) {
        if (call.function() == Function.NOW) return now;
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Expr argument : call.arguments()) arguments.add(value(argument));
        return Functions.apply(call.function(), arguments);
    }

    private @Nullable Object binary(Expr.Binary binary) {
        Operator operator = binary.operator();
        if (operator.isLogical()) return logical(binary, operator == Operator.OR);
        @Nullable Object left = value(binary.left());
        @Nullable Object right = value(binary.right());
        if (operator == Operator.IN) return left == null ? null : Values.isIn(left, right);
        if (!operator.isComparison()) return Values.arithmetic(operator, left, right);
        if (isNull(binary.left()) || isNull(binary.right())) return nullCheck(operator, left, right);
        return (left == null || right == null) ? null : Values.compare(operator, left, right);
    }

    private static boolean isNull(Expr expression) {
        return expression instanceof Expr.Literal literal && literal.value() == null;
    }

    private static @Nullable Object nullCheck(Operator operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQ -> left == null && right == null;
            case NE -> left != null || right != null;
            default -> null;
        };
    }

    private @Nullable Object logical(Expr.Binary binary, boolean decisive) {
        @Nullable Boolean left = truth(binary.left());
        if (left != null && left == decisive) return decisive;
        @Nullable Boolean right = truth(binary.right());
        if (right != null && right == decisive) return decisive;
        return (left == null || right == null) ? null : !decisive;
    }

    private @Nullable Object lambda(Expr.Lambda lambda) {
        boolean decisive = !lambda.all();
        boolean unknown = false;
        for (Scope member : scope.members(lambda.collection())) {
            var inner = new Evaluator(new Member(lambda.variable(), member, scope), now);
            @Nullable Boolean truth = inner.truth(lambda.condition());
            if (truth == null) unknown = true;
            else if (truth == decisive) return decisive;
        }
        return unknown ? null : !decisive;
    }

    private static @Nullable Object not(@Nullable Boolean truth) {
        return truth == null ? null : !truth;
    }

    /** A property of JSON may hold anything: what is neither true nor false there is unknown, elsewhere a mistake. */
    private @Nullable Boolean truth(Expr expression) {
        @Nullable Object value = value(expression);
        if (value == null || value instanceof Boolean) return (Boolean) value;
        if (expression instanceof Expr.Path path && path.steps().size() > 1) return null;
        throw OdataFaults.type(Literals.print(value) + " is neither true nor false.");
    }

    /** Paths that begin with the variable lead to the member, all others to where the lambda stands. */
    private record Member(String variable, Scope member, Scope outer) implements Scope {
        @Override
        public @Nullable Object value(Expr.Path path) {
            return path.first().equals(variable) && path.steps().size() > 1
                    ? member.value(path.from(1))
                    : outer.value(path);
        }

        @Override
        public List<Scope> members(Expr.Path collection) {
            return collection.first().equals(variable) ? member.members(collection.from(1)) : outer.members(collection);
        }
    }
}

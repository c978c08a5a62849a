package org.songhua.engine.odata;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter or order expression: closed, so that everybody who translates it treats every case. It prints itself in the
 * language it was parsed from.
 */
public sealed interface Expr {

    /**
     * A constant.
     *
     * @param value String, {@link java.math.BigDecimal}, Boolean, {@link java.time.Instant}, {@link TimeInterval},
     *     {@link java.time.Duration}, {@link java.time.LocalDate}, {@link java.time.LocalTime}, JTS geometry, or null
     */
    record Literal(@Nullable Object value) implements Expr {
        @Override
        public String toString() {
            return Literals.print(value);
        }
    }

    /**
     * Where a value lies, seen from the entity that is asked about.
     *
     * @param steps navigation and property names, keys of JSON objects, numbers of array elements; at least one
     */
    record Path(List<String> steps) implements Expr {
        public Path {
            steps = List.copyOf(steps);
        }

        public String first() {
            return steps.getFirst();
        }

        /** {@return the path behind its first steps} */
        public Path from(int step) {
            return new Path(steps.subList(step, steps.size()));
        }

        @Override
        public String toString() {
            return String.join("/", steps);
        }
    }

    /** A function of the language. */
    record Call(Function function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return arguments.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(",", function.text() + "(", ")"));
        }
    }

    /** Two operands and what is between them. */
    record Binary(Operator operator, Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            // The contrary of a sum is not the sum of a contrary: not binds weaker than all but and and or.
            String first = left instanceof Not && !operator.isLogical() ? "(" + left + ")" : left.toString();
            return "(" + first + " " + operator.text() + " " + right + ")";
        }
    }

    /** The contrary; unknown stays unknown. */
    record Not(Expr operand) implements Expr {
        @Override
        public String toString() {
            return "not (" + operand + ")";
        }
    }

    /** A number or duration with the other sign. */
    record Negated(Expr operand) implements Expr {
        @Override
        public String toString() {
            return operand instanceof Negated || operand instanceof Not ? "-(" + operand + ")" : "-" + operand;
        }
    }

    /**
     * Whether the condition holds for any, or for all, of the entities that a collection holds.
     *
     * @param collection path to the collection
     * @param variable first step of the paths in the condition that start at one of them
     */
    record Lambda(Path collection, boolean all, String variable, Expr condition) implements Expr {
        @Override
        public String toString() {
            return collection + (all ? "/all(" : "/any(") + variable + ":" + condition + ")";
        }
    }
}

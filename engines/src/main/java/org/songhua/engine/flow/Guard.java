package org.songhua.engine.flow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A condition over the facts of a case: {@code severity in ["urgent", "grave"] and rework < 3}. A closed language without
 * calls, so that whoever writes one can neither loop nor reach anything.
 *
 * <p>Facts are texts, numbers ({@link BigDecimal}) or truth values. A comparison with a fact that is not known, or of
 * values of different kinds, is false; so is its {@code !=}.
 */
public final class Guard {
    private final Term root;
    private final String text;

    private Guard(Term root, String text) {
        this.root = root;
        this.text = text;
    }

    /**
     * Reads a condition.
     *
     * @throws GuardSyntaxException when it is none, with the position
     */
    public static Guard parse(String text) {
        return new Guard(new GuardParser(text).parse(), text);
    }

    /** {@return whether it holds} */
    public boolean holds(Map<String, Object> facts) {
        return Boolean.TRUE.equals(root.value(facts));
    }

    /** {@return the facts it asks for} */
    public Set<String> names() {
        var names = new TreeSet<String>();
        root.collect(names);
        return names;
    }

    @Override
    public String toString() {
        return text;
    }

    /** A part of a condition. */
    sealed interface Term {

        /** {@return a text, number or truth value; null when it is not known} */
        @Nullable
        Object value(Map<String, Object> facts);

        /** Adds the facts asked for. */
        void collect(Set<String> names);
    }

    /** A value written down. */
    record Literal(Object literal) implements Term {
        @Override
        public Object value(Map<String, Object> facts) {
            return literal;
        }

        @Override
        public void collect(Set<String> names) {}
    }

    /** A fact. */
    record Name(String name) implements Term {
        @Override
        public @Nullable Object value(Map<String, Object> facts) {
            return facts.get(name);
        }

        @Override
        public void collect(Set<String> names) {
            names.add(name);
        }
    }

    /** Two values compared. */
    record Comparison(Term left, String operator, Term right) implements Term {
        @Override
        public Object value(Map<String, Object> facts) {
            Object a = left.value(facts);
            Object b = right.value(facts);
            if (a == null || b == null || a.getClass() != b.getClass()) return false;
            int order = order(a, b);
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static int order(Object a, Object b) {
            if (a instanceof BigDecimal number) return number.compareTo((BigDecimal) b);
            return a instanceof Boolean truth
                    ? truth.compareTo((Boolean) b)
                    : a.toString().compareTo(b.toString());
        }

        @Override
        public void collect(Set<String> names) {
            left.collect(names);
            right.collect(names);
        }
    }

    /** A value that must be one of a list. */
    record OneOf(Term term, List<Object> values) implements Term {
        @Override
        public Object value(Map<String, Object> facts) {
            Object value = term.value(facts);
            return value != null && values.stream().anyMatch(one -> isSame(one, value));
        }

        /** By what they are, not how they are written: 1 is 1.0. */
        private static boolean isSame(Object one, Object other) {
            return one.getClass() == other.getClass() && Comparison.order(one, other) == 0;
        }

        @Override
        public void collect(Set<String> names) {
            term.collect(names);
        }
    }

    /** Both, or either. */
    record Joint(Term left, boolean both, Term right) implements Term {
        @Override
        public Object value(Map<String, Object> facts) {
            boolean a = Boolean.TRUE.equals(left.value(facts));
            boolean b = Boolean.TRUE.equals(right.value(facts));
            return both ? a && b : a || b;
        }

        @Override
        public void collect(Set<String> names) {
            left.collect(names);
            right.collect(names);
        }
    }

    /** The contrary. */
    record Not(Term term) implements Term {
        @Override
        public Object value(Map<String, Object> facts) {
            return !Boolean.TRUE.equals(term.value(facts));
        }

        @Override
        public void collect(Set<String> names) {
            term.collect(names);
        }
    }
}

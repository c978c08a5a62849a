package org.songhua.engine.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A formula as a closed tree. Each part knows at which character of its text it begins, counted from 0. */
public sealed interface Expression {

    /** {@return where it begins in the text} */
    int at();

    /**
     * A value written out.
     *
     * @param value Double in base units, String or Boolean
     * @param unit as written after a number
     */
    record Literal(Object value, Unit unit, int at) implements Expression {}

    /** A name: inside a condition an attribute of the objects, elsewhere a fact of the geography or of the project. */
    record Name(String name, int at) implements Expression {}

    /** A dated parameter, written {@code $name}. */
    record Parameter(String name, int at) implements Expression {}

    /** The value of another indicator, written {@code indicator('system:code')}. */
    record Indicator(String code, int at) implements Expression {}

    /** Minus. */
    record Negation(Expression of, int at) implements Expression {}

    /** Not. */
    record Not(Expression of, int at) implements Expression {}

    /** Two parts and what joins them. */
    record Binary(Operator operator, Expression left, Expression right, int at) implements Expression {}

    /** Whether a value is one of a list. */
    record Membership(Expression of, List<Literal> list, int at) implements Expression {
        public Membership {
            list = List.copyOf(list);
        }
    }

    /** Whether a value is missing. */
    record Missing(Expression of, int at) implements Expression {}

    /** The least or greatest of several values. */
    record Extreme(boolean greatest, List<Expression> of, int at) implements Expression {
        public Extreme {
            of = List.copyOf(of);
        }
    }

    /**
     * A total over city objects: what can be added up over regions.
     *
     * @param attributes none for a count, an area or a length; one for a sum; demand and supply for a gap, the demand alone when
     *     the supply stands around
     * @param factor of the demand, such as a standard for each household; null for none
     * @param inside areas outside which nothing counts: lengths and areas are cut there, a gap goes by the middle of its object;
     *     null for everywhere
     * @param by what covers an area, or supplies a demand
     */
    record Total(
            Measure measure,
            Selection over,
            List<String> attributes,
            @Nullable Expression factor,
            @Nullable Selection inside,
            List<Reach> by,
            int at)
            implements Expression {
        public Total {
            attributes = List.copyOf(attributes);
            by = List.copyOf(by);
        }

        /** A total without factor and everywhere. */
        public Total(Measure measure, Selection over, List<String> attributes, List<Reach> by, int at) {
            this(measure, over, attributes, null, null, by, at);
        }

        /** {@return whether it is a gap of which the supply stands around its objects} */
        public boolean isSuppliedFromAround() {
            return measure == Measure.GAP && !by.isEmpty();
        }
    }

    /**
     * Objects of a class.
     *
     * @param where condition on their attributes; null for all
     */
    record Selection(String classCode, @Nullable Expression where, int at) {}

    /**
     * Objects that reach so far, as the crow flies.
     *
     * @param attribute what each of them supplies; null for what only covers
     */
    record Reach(Selection by, @Nullable String attribute, Expression radius) {}

    /** What is added up. */
    enum Measure {
        /** How many objects. */
        COUNT,
        /** An attribute. */
        SUM,
        /** Square metres on the ground. */
        AREA,
        /** Metres on the ground. */
        LENGTH,
        /**
         * By which demand exceeds supply, object by object: what one has too much helps no other. What supplies from around goes
         * to the nearest object within its reach, wholly and once.
         */
        GAP,
        /** Square metres within reach of something. */
        COVERED
    }

    /** What joins two parts. */
    enum Operator {
        OR("or", 1),
        AND("and", 2),
        EQUAL("=", 4),
        UNEQUAL("!=", 4),
        LESS("<", 4),
        AT_MOST("<=", 4),
        GREATER(">", 4),
        AT_LEAST(">=", 4),
        PLUS("+", 5),
        MINUS("-", 5),
        TIMES("*", 6),
        OVER("/", 6);

        private final String sign;
        private final int rank;

        Operator(String sign, int rank) {
            this.sign = sign;
            this.rank = rank;
        }

        /** {@return how it is written} */
        public String sign() {
            return sign;
        }

        int rank() {
            return rank;
        }

        boolean compares() {
            return rank == 4;
        }

        boolean joins() {
            return rank < 3;
        }
    }
}

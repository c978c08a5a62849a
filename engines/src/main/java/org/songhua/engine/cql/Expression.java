package org.songhua.engine.cql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A filter as a closed tree of values, the same for both encodings (OGC 21-065r2, annex B). Trees are made by the readers of
 * {@link Cql}, immutable, and equal when they say the same in the same order.
 */
public sealed interface Expression {

    /** A property of the feature, by name. */
    record Property(String name) implements Expression {}

    /** A text. */
    record Text(String value) implements Expression {}

    /** A number; equal numbers have equal scale here, so 1.0 and 1 are one. */
    record Numeric(BigDecimal value) implements Expression {
        public Numeric {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        static Numeric of(long value) {
            return new Numeric(BigDecimal.valueOf(value));
        }
    }

    /** True or false. */
    record Truth(boolean value) implements Expression {}

    /** A calendar day. */
    record Day(LocalDate value) implements Expression {}

    /** A moment. */
    record Moment(Instant value) implements Expression {}

    /** The open end of an interval, written {@code ..}. */
    record Open() implements Expression {}

    /** A period with both ends, each a day, moment, property or open. */
    record Interval(Expression from, Expression to) implements Expression {}

    /** A geometry literal, in the reference system that whoever sent the filter means. */
    record Shape(Geometry value) implements Expression {}

    /**
     * A box literal; where west is east of east it spans the antimeridian. Heights are read and left aside.
     *
     * @param west least first coordinate
     * @param south least second coordinate
     * @param east greatest first coordinate
     * @param north greatest second coordinate
     */
    record Box(double west, double south, double east, double north) implements Expression {}

    /** A set of values, written as a list. */
    record Array(List<Expression> items) implements Expression {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** A function that the standard does not define; no such function is known here, so the check refuses it. */
    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A text without regard to its case or accents. */
    record Folded(Folding folding, Expression text) implements Expression {}

    /** A calculation with two numbers. */
    record Arithmetic(Calculation operator, Expression left, Expression right) implements Expression {}

    /** All of at least two conditions. */
    record And(List<Expression> conditions) implements Expression {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** Any of at least two conditions. */
    record Or(List<Expression> conditions) implements Expression {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /** The opposite of a condition. */
    record Not(Expression condition) implements Expression {}

    /** Two values compared. */
    record Compare(Comparison operator, Expression left, Expression right) implements Expression {}

    /** A text against a pattern in which % stands for any run of characters, _ for one, and \ takes the next as it is. */
    record Like(Expression text, Expression pattern) implements Expression {}

    /** A number within two others, both included. */
    record Between(Expression value, Expression least, Expression greatest) implements Expression {}

    /** A value equal to one of a list. */
    record In(Expression value, List<Expression> list) implements Expression {
        public In {
            list = List.copyOf(list);
        }
    }

    /** A value that is absent. */
    record IsNull(Expression value) implements Expression {}

    /** Two geometries compared. */
    record Spatial(SpatialRelation relation, Expression left, Expression right) implements Expression {}

    /** Two days, moments or intervals compared. */
    record Temporal(TemporalRelation relation, Expression left, Expression right) implements Expression {}

    /** Two sets compared. */
    record ArrayTest(ArrayRelation relation, Expression left, Expression right) implements Expression {}

    /** What of a text is left aside. */
    enum Folding {
        CASEI,
        ACCENTI
    }

    /** Operators between numbers, with their binding: greater binds closer. */
    enum Calculation {
        ADD("+", 1),
        SUBTRACT("-", 1),
        MULTIPLY("*", 2),
        DIVIDE("/", 2),
        REMAINDER("%", 2),
        DIV("div", 2),
        POWER("^", 3);

        private final String sign;
        private final int binding;

        Calculation(String sign, int binding) {
            this.sign = sign;
            this.binding = binding;
        }

        String sign() {
            return sign;
        }

        int binding() {
            return binding;
        }
    }

    /** Operators between values. */
    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** {@return the operator as CQL2 and SQL write it} */
        public String sign() {
            return sign;
        }

        /** {@return the operator that says the same with the sides exchanged} */
        public Comparison mirrored() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    /** Relations of geometries (OGC 06-103r4, 6.1.15). */
    enum SpatialRelation {
        S_INTERSECTS,
        S_EQUALS,
        S_DISJOINT,
        S_TOUCHES,
        S_WITHIN,
        S_OVERLAPS,
        S_CROSSES,
        S_CONTAINS
    }

    /** Relations of times (OGC 21-065r2, clause 7.9). */
    enum TemporalRelation {
        T_AFTER,
        T_BEFORE,
        T_CONTAINS,
        T_DISJOINT,
        T_DURING,
        T_EQUALS,
        T_FINISHEDBY,
        T_FINISHES,
        T_INTERSECTS,
        T_MEETS,
        T_METBY,
        T_OVERLAPPEDBY,
        T_OVERLAPS,
        T_STARTEDBY,
        T_STARTS
    }

    /** Relations of sets. */
    enum ArrayRelation {
        A_EQUALS,
        A_CONTAINS,
        A_CONTAINEDBY,
        A_OVERLAPS
    }
}

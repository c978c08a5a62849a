package org.songhua.engine.rule;

import java.util.List;

/**
 * A number with a unit, computed from what is remembered of the inputs. The tree is closed: there is no other code in a rule.
 * What cannot be computed, because nothing was read yet or it is too old, is NaN, and makes a comparison unknown.
 */
public sealed interface Quantity {

    /** {@return unit of its value} */
    Unit unit(List<Input> inputs);

    /** How a window is made one number. */
    enum Aggregate {
        MIN,
        MAX,
        MEAN,
        COUNT
    }

    /** A number written in the rule. */
    record Constant(double value, Unit unit) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return unit;
        }
    }

    /** A dated threshold. */
    record Limit(Parameter parameter) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return parameter.unit();
        }
    }

    /** The newest reading of an input. */
    record Latest(int input) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return inputs.get(input).unit();
        }
    }

    /**
     * Over the readings of a span: after its begin, until its end.
     *
     * @param ago_us how long before now the span ends, 0 for now
     */
    record Window(int input, Aggregate aggregate, long span_us, long ago_us) implements Quantity {
        public Window {
            if (span_us <= 0 || ago_us < 0)
                throw new IllegalArgumentException("a window of " + span_us + " us, " + ago_us + " us ago");
        }

        /** The span that ends now. */
        public Window(int input, Aggregate aggregate, long span_us) {
            this(input, aggregate, span_us, 0);
        }

        /** {@return how far back it reaches} */
        long reach_us() {
            return span_us + ago_us;
        }

        @Override
        public Unit unit(List<Input> inputs) {
            return aggregate == Aggregate.COUNT ? Unit.ONE : inputs.get(input).unit();
        }
    }

    /** From the oldest to the newest reading within the span that ends now, per second. */
    record Rate(int input, long span_us) implements Quantity {
        public Rate {
            if (span_us <= 0) throw new IllegalArgumentException("a span of " + span_us + " us");
        }

        @Override
        public Unit unit(List<Input> inputs) {
            return inputs.get(input).unit().over(Unit.SECOND);
        }
    }

    /**
     * In how long an input reaches a limit when it goes on at the pace of the span that ends now: 0 at or past the limit, infinite when it does not come
     * nearer.
     *
     * @param isRising whether it reaches the limit from below, and is past it above; else from above
     * @param limit a constant or a dated threshold
     */
    record TimeTo(int input, boolean isRising, Quantity limit, long span_us) implements Quantity {
        public TimeTo {
            if (span_us <= 0) throw new IllegalArgumentException("a span of " + span_us + " us");
        }

        @Override
        public Unit unit(List<Input> inputs) {
            return Unit.SECOND;
        }
    }

    /** How long an input has been silent, in its intervals. */
    record Silence(int input) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return Unit.ONE;
        }
    }

    /** In place of an input: by no temperature. */
    int BY_NONE = -1;

    /**
     * What is usual for an input at this time, by {@link org.songhua.engine.baseline.Baseline}, or at this time and temperature, by {@link
     * org.songhua.engine.baseline.BaselineByTemperature}.
     *
     * @param by the input of the temperature, or {@link #BY_NONE}
     */
    record Usual(int input, int by) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return inputs.get(input).unit();
        }
    }

    /**
     * How far readings of an input usually lie from what is usual, as a standard deviation.
     *
     * @param by the input of the temperature, or {@link #BY_NONE}
     */
    record Spread(int input, int by) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return inputs.get(input).unit().difference();
        }
    }

    /** One less another, in the unit of the first. */
    record Difference(Quantity first, Quantity second) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return first.unit(inputs).difference();
        }
    }

    /** One over another. */
    record Ratio(Quantity first, Quantity second) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return first.unit(inputs).over(second.unit(inputs));
        }
    }

    /** Without its sign. */
    record Magnitude(Quantity of) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return of.unit(inputs);
        }
    }

    /** Another quantity in another unit; made when rules are prepared, never written in one. */
    record Converted(Quantity of, Unit from, Unit into) implements Quantity {
        @Override
        public Unit unit(List<Input> inputs) {
            return into;
        }
    }
}

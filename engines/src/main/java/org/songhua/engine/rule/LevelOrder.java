package org.songhua.engine.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether graver levels are reached behind milder ones: of two limits of one quantity in one direction, the graver level's lies farther out, or
 * they are equal. A rule may mean it otherwise, as with a lower limit that must hold longer; so it is asked what a change turns around.
 */
public final class LevelOrder {
    private LevelOrder() {}

    /**
     * Two limits of one quantity of which the graver level's is reached first; values in the unit of the quantity.
     *
     * @param quantity as a rule writes it
     * @param milderLimit as a rule writes it: {@code $high}, or a number
     */
    public record Inversion(
            String quantity,
            Level milder,
            String milderLimit,
            double milderValue,
            Level graver,
            String graverLimit,
            double graverValue) {
        private boolean isOfSame(Inversion other) {
            return quantity.equals(other.quantity)
                    && milder == other.milder
                    && graver == other.graver
                    && milderLimit.equals(other.milderLimit)
                    && graverLimit.equals(other.graverLimit);
        }
    }

    /** {@return what stands the wrong way round at a time with other thresholds, and did not before} */
    public static List<Inversion> turned(Rules before, Rules after, long time_us) {
        List<Inversion> known = inversions(before, time_us);
        return inversions(after, time_us).stream()
                .filter(one -> known.stream().noneMatch(one::isOfSame))
                .toList();
    }

    /** {@return what stands the wrong way round at a time} */
    static List<Inversion> inversions(Rules rules, long time_us) {
        var found = new ArrayList<Inversion>();
        for (Rule rule : rules.rules()) {
            List<Bound> bounds = new Reader(rules.inputs(), time_us).bounds(rule);
            for (Bound milder : bounds) {
                for (Bound graver : bounds) if (milder.isBeyond(graver)) found.add(milder.inversion(graver));
            }
        }
        return found;
    }

    /** A limit of a quantity that a level needs, in the unit of the quantity. */
    private record Bound(Level level, String quantity, boolean isUpward, String limit, double value) {
        boolean isBeyond(Bound graver) {
            boolean isPair = level.compareTo(graver.level) < 0
                    && isUpward == graver.isUpward
                    && quantity.equals(graver.quantity);
            return isPair && (isUpward ? value > graver.value : value < graver.value);
        }

        Inversion inversion(Bound graver) {
            return new Inversion(quantity, level, limit, value, graver.level, graver.limit, graver.value);
        }
    }

    /** Gathers the limits of a rule as they stand at a time. */
    private record Reader(List<Input> inputs, long time_us) {
        List<Bound> bounds(Rule rule) {
            var bounds = new ArrayList<Bound>();
            for (Rule.Step step : rule.steps()) gather(step.level(), step.when(), true, bounds);
            return bounds;
        }

        private void gather(Level level, Condition condition, boolean isMeant, List<Bound> into) {
            switch (condition) {
                case Condition.Compare compare -> gather(level, compare, isMeant, into);
                case Condition.All all -> all.parts().forEach(part -> gather(level, part, isMeant, into));
                case Condition.Any any -> any.parts().forEach(part -> gather(level, part, isMeant, into));
                case Condition.Not not -> gather(level, not.part(), !isMeant, into);
                case Condition.Season season -> {}
                case Condition.Daytime daytime -> {}
            }
        }

        private void gather(Level level, Condition.Compare compare, boolean isMeant, List<Bound> into) {
            boolean isUpward = compare.comparison().isUpward() == isMeant;
            if (isLimit(compare.second())) {
                into.add(bound(level, compare.first(), isUpward, compare.second()));
            } else if (isLimit(compare.first())) {
                into.add(bound(level, compare.second(), !isUpward, compare.first()));
            }
        }

        private static boolean isLimit(Quantity quantity) {
            return quantity instanceof Quantity.Limit || quantity instanceof Quantity.Constant;
        }

        private Bound bound(Level level, Quantity of, boolean isUpward, Quantity limit) {
            double value = of.unit(inputs).from(limit.unit(inputs), value(limit));
            return new Bound(level, RulePrinter.text(of, inputs), isUpward, RulePrinter.text(limit, inputs), value);
        }

        private double value(Quantity limit) {
            return switch (limit) {
                case Quantity.Limit l -> l.parameter().at(time_us).value();
                case Quantity.Constant c -> c.value();
                default -> Double.NaN;
            };
        }
    }
}

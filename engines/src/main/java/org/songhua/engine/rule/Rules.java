package org.songhua.engine.rule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that one subject (a datastream, or the object that several measure) is judged by together.
 *
 * @param refusedQuality bits of {@link org.songhua.engine.quality.QualityFlag} with which a reading is not judged
 * @param lateness_us how long readings wait for earlier ones; within it their order does not matter
 * @param aheadMax_us how far a reading may be ahead of the receiver's clock
 * @param zone of seasons and times of day
 */
public record Rules(
        List<Input> inputs, List<Rule> rules, int refusedQuality, long lateness_us, long aheadMax_us, ZoneId zone) {

    public Rules {
        inputs = List.copyOf(inputs);
        rules = List.copyOf(rules);
        if (inputs.isEmpty()) throw new IllegalArgumentException("rules without an input");
        if (lateness_us < 0 || aheadMax_us < 0) throw new IllegalArgumentException("a duration below zero");
    }

    /** {@return what these rules need to be judged, worked out once} */
    public CompiledRules compiled() {
        return new CompiledRules(this);
    }

    /** {@return the quantities of a rule, parts of parts too} */
    static List<Quantity> quantities(Rule rule) {
        var found = new ArrayList<Quantity>();
        for (Rule.Step step : rule.steps()) collect(step.when(), found);
        return found;
    }

    private static void collect(Condition condition, List<Quantity> found) {
        switch (condition) {
            case Condition.Compare compare -> {
                collect(compare.first(), found);
                collect(compare.second(), found);
            }
            case Condition.All all -> all.parts().forEach(part -> collect(part, found));
            case Condition.Any any -> any.parts().forEach(part -> collect(part, found));
            case Condition.Not not -> collect(not.part(), found);
            case Condition.Season season -> {}
            case Condition.Daytime daytime -> {}
        }
    }

    private static void collect(Quantity quantity, List<Quantity> found) {
        found.add(quantity);
        switch (quantity) {
            case Quantity.Difference difference -> {
                collect(difference.first(), found);
                collect(difference.second(), found);
            }
            case Quantity.Ratio ratio -> {
                collect(ratio.first(), found);
                collect(ratio.second(), found);
            }
            case Quantity.Magnitude magnitude -> collect(magnitude.of(), found);
            case Quantity.TimeTo to -> collect(to.limit(), found);
            default -> {}
        }
    }
}

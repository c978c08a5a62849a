package org.songhua.engine.rule;

import java.util.ArrayList;
import java.util.List;

/** Tells which comparisons led to a decision, with what was observed and where the limit comes from. */
final class Reasons {
    private Reasons() {}

    static List<Reason> of(Condition condition, Moment moment) {
        var found = new ArrayList<Reason>();
        collect(condition, moment, found);
        return List.copyOf(found);
    }

    private static void collect(Condition condition, Moment moment, List<Reason> found) {
        switch (condition) {
            case Condition.Compare compare -> found.add(reason(compare, moment));
            case Condition.All all -> all.parts().forEach(part -> collect(part, moment, found));
            case Condition.Any any -> any.parts().forEach(part -> collect(part, moment, found));
            case Condition.Not not -> collect(not.part(), moment, found);
            case Condition.Season season -> {}
            case Condition.Daytime daytime -> {}
        }
    }

    /** {@return the thresholds of a comparison: the one compared with, then the one that is approached} */
    private static List<Parameter.Edition> editions(Condition.Compare compare, long time_us) {
        var found = new ArrayList<Parameter.Edition>(2);
        if (compare.second() instanceof Quantity.Limit limit)
            found.add(limit.parameter().at(time_us));
        if (compare.first() instanceof Quantity.TimeTo to && to.limit() instanceof Quantity.Limit limit)
            found.add(limit.parameter().at(time_us));
        return found;
    }

    private static Reason reason(Condition.Compare compare, Moment moment) {
        List<Parameter.Edition> editions = editions(compare, moment.time_us());
        var inputs = moment.rules().inputs();
        Unit shown = compare.second().unit(inputs);
        var aligned = Alignment.of(compare, inputs);
        double observed = moment.value(aligned.first());
        return new Reason(
                RulePrinter.text(compare, inputs),
                shown.from(compare.first().unit(inputs), observed),
                moment.value(compare.second()),
                shown.code(),
                editions.isEmpty() ? "" : editions.getFirst().clause(),
                editions.stream().allMatch(Parameter.Edition::isVerified),
                moment.holds(aligned, 0) == Moment.TRUE);
    }
}

package org.songhua.engine.rule;

import java.util.List;

/** Brings the units of a rule together once, so that judging a reading converts nothing: limits go into the unit of what they limit. */
final class Alignment {
    private Alignment() {}

    static Rule of(Rule rule, List<Input> inputs) {
        List<Rule.Step> steps = rule.steps().stream()
                .map(step -> new Rule.Step(step.level(), of(step.when(), inputs), step.hold_us()))
                .toList();
        return new Rule(rule.code(), steps, rule.quiet_us(), rule.fresh_us());
    }

    private static Condition of(Condition condition, List<Input> inputs) {
        return switch (condition) {
            case Condition.Compare compare -> of(compare, inputs);
            case Condition.All all -> new Condition.All(parts(all.parts(), inputs));
            case Condition.Any any -> new Condition.Any(parts(any.parts(), inputs));
            case Condition.Not not -> new Condition.Not(of(not.part(), inputs));
            case Condition.Season season -> season;
            case Condition.Daytime daytime -> daytime;
        };
    }

    private static List<Condition> parts(List<Condition> parts, List<Input> inputs) {
        return parts.stream().map(part -> of(part, inputs)).toList();
    }

    static Condition.Compare of(Condition.Compare compare, List<Input> inputs) {
        Unit unit = compare.first().unit(inputs);
        return new Condition.Compare(
                of(compare.first(), inputs),
                compare.comparison(),
                into(unit, compare.second(), inputs),
                compare.hysteresis());
    }

    private static Quantity of(Quantity quantity, List<Input> inputs) {
        return switch (quantity) {
            case Quantity.Difference d ->
                new Quantity.Difference(of(d.first(), inputs), into(d.first().unit(inputs), d.second(), inputs));
            case Quantity.Ratio r -> new Quantity.Ratio(of(r.first(), inputs), of(r.second(), inputs));
            case Quantity.TimeTo t ->
                new Quantity.TimeTo(
                        t.input(), t.isRising(), into(inputs.get(t.input()).unit(), t.limit(), inputs), t.span_us());
            case Quantity.Magnitude m -> new Quantity.Magnitude(of(m.of(), inputs));
            default -> quantity;
        };
    }

    private static Quantity into(Unit unit, Quantity quantity, List<Input> inputs) {
        Unit from = quantity.unit(inputs);
        if (from.equals(unit)) return of(quantity, inputs);
        return switch (quantity) {
            case Quantity.Constant c -> new Quantity.Constant(unit.from(from, c.value()), unit);
            case Quantity.Limit l -> new Quantity.Limit(into(unit, l.parameter()));
            default -> new Quantity.Converted(of(quantity, inputs), from, unit);
        };
    }

    private static Parameter into(Unit unit, Parameter parameter) {
        var editions = parameter.editions().stream()
                .map(e -> new Parameter.Edition(
                        e.from_us(), unit.from(parameter.unit(), e.value()), e.clause(), e.isVerified()))
                .toList();
        return new Parameter(parameter.name(), unit, editions);
    }
}

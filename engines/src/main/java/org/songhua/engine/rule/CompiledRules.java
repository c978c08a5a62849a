package org.songhua.engine.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;

/** Rules with what follows from them: how far back each input is needed, and which silences fall due by themselves. */
public final class CompiledRules {
    final Rules source;
    /** The rules with units brought together. */
    final Rule[] rules;
    /** For each input how far back windows over it reach, 0 for none. */
    final long[] spans_us;
    /** For each rule the silences after which it must be judged without a reading. */
    final Due[][] dues;
    /** For each input whether its baseline is asked for; empty when none is. */
    final boolean[] learns;
    /** Of which inputs what is usual at a temperature is asked for. */
    final ByTemperature[] byTemperature;
    /** A temperature older than this teaches nothing. */
    final long fresh_us;
    /** Whether any rule falls due by itself. */
    final boolean hasDues;

    private final State start;

    /** So long after the newest reading of an input a rule must be judged. */
    record Due(int input, long after_us) {}

    /** An input, and the one of the temperature that it is learned by. */
    record ByTemperature(int input, int by) {}

    CompiledRules(Rules source) {
        this.source = source;
        this.rules = source.rules().stream()
                .map(rule -> Alignment.of(rule, source.inputs()))
                .toArray(Rule[]::new);
        this.spans_us = spans(source);
        this.learns = learns(source);
        this.byTemperature = byTemperature(source);
        this.fresh_us = Arrays.stream(rules).mapToLong(Rule::fresh_us).max().orElse(0);
        this.dues = Arrays.stream(rules).map(rule -> dues(source, rule)).toArray(Due[][]::new);
        this.hasDues = Arrays.stream(dues).anyMatch(one -> one.length > 0);
        var histories = new History[source.inputs().size()];
        Arrays.fill(histories, History.NONE);
        var states = new RuleState[rules.length];
        Arrays.fill(states, RuleState.QUIET);
        var baselines = new Baseline[learns.length];
        for (int i = 0; i < baselines.length; i++)
            baselines[i] = Baseline.none(series(source.inputs().get(i)));
        BaselineByTemperature[] none = Arrays.stream(byTemperature)
                .map(one -> BaselineByTemperature.none(
                        series(source.inputs().get(one.input()), source.inputs().get(one.by()))))
                .toArray(BaselineByTemperature[]::new);
        this.start = new State(History.NEVER, histories, states, Pending.NONE, baselines, none);
    }

    /** {@return before the first reading} */
    public State start() {
        return start;
    }

    /** {@return the rules} */
    public Rules rules() {
        return source;
    }

    private static long[] spans(Rules rules) {
        long[] spans = new long[rules.inputs().size()];
        for (Rule rule : rules.rules()) {
            for (Quantity quantity : Rules.quantities(rule)) {
                if (quantity instanceof Quantity.Window w) spans[w.input()] = Math.max(spans[w.input()], w.reach_us());
                if (quantity instanceof Quantity.Rate r) spans[r.input()] = Math.max(spans[r.input()], r.span_us());
                if (quantity instanceof Quantity.TimeTo t) spans[t.input()] = Math.max(spans[t.input()], t.span_us());
            }
        }
        return spans;
    }

    private static String series(Input input) {
        return input.property() + " " + input.unit().code();
    }

    /** {@return what a baseline by temperature is of, and by what} */
    static String series(Input input, Input by) {
        return series(input) + " by " + series(by);
    }

    private static boolean[] learns(Rules rules) {
        var learns = new boolean[rules.inputs().size()];
        boolean isAny = false;
        for (Rule rule : rules.rules()) {
            for (Quantity quantity : Rules.quantities(rule)) {
                int input = learned(quantity);
                if (input < 0) continue;
                learns[input] = true;
                isAny = true;
            }
        }
        return isAny ? learns : new boolean[0];
    }

    /** {@return the input whose baseline a quantity asks for; -1 for none} */
    private static int learned(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Usual usual -> usual.input();
            case Quantity.Spread spread -> spread.input();
            default -> -1;
        };
    }

    private static ByTemperature[] byTemperature(Rules rules) {
        return rules.rules().stream()
                .flatMap(rule -> Rules.quantities(rule).stream())
                .map(CompiledRules::byTemperature)
                .filter(one -> one.by() != Quantity.BY_NONE)
                .distinct()
                .toArray(ByTemperature[]::new);
    }

    private static ByTemperature byTemperature(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Usual usual -> new ByTemperature(usual.input(), usual.by());
            case Quantity.Spread spread -> new ByTemperature(spread.input(), spread.by());
            default -> new ByTemperature(0, Quantity.BY_NONE);
        };
    }

    private static Due[] dues(Rules rules, Rule rule) {
        var found = new ArrayList<Due>();
        for (Rule.Step step : rule.steps()) collect(rules, step.when(), found);
        return found.stream().distinct().toArray(Due[]::new);
    }

    private static void collect(Rules rules, Condition condition, List<Due> found) {
        switch (condition) {
            case Condition.Compare compare -> collect(rules, compare, found);
            case Condition.All all -> all.parts().forEach(part -> collect(rules, part, found));
            case Condition.Any any -> any.parts().forEach(part -> collect(rules, part, found));
            case Condition.Not not -> collect(rules, not.part(), found);
            case Condition.Season season -> {}
            case Condition.Daytime daytime -> {}
        }
    }

    private static void collect(Rules rules, Condition.Compare compare, List<Due> found) {
        if (!(compare.first() instanceof Quantity.Silence silence)) return;
        long interval_us = rules.inputs().get(silence.input()).interval_us();
        // A microsecond later, so that "more than" holds as "at least" does.
        switch (compare.second()) {
            case Quantity.Constant constant ->
                found.add(new Due(silence.input(), Math.round(constant.value() * interval_us) + 1));
            case Quantity.Limit limit -> {
                for (Parameter.Edition edition : limit.parameter().editions()) {
                    found.add(new Due(silence.input(), Math.round(edition.value() * interval_us) + 1));
                }
            }
            default -> {}
        }
    }
}

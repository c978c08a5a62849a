package org.songhua.engine.rule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges readings one after the other and says what came of it in short lines such as {@code 10 raise yellow}. Times are minutes. */
final class Run {
    static final long MINUTE = 60_000_000;
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    final CompiledRules rules;
    State state;
    final List<String> lines = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();

    Run(Rules rules) {
        this.rules = rules.compiled();
        this.state = this.rules.start();
    }

    static Input input(String property, String unit) {
        return new Input(property, Unit.of(unit), 5 * MINUTE);
    }

    /** Levels of one rule, each {@code "yellow: value > 10, 15 min"} with an optional hold time behind the comma. */
    static Rule rule(List<Input> inputs, Map<String, Parameter> parameters, long quietMinutes, String... steps) {
        var read = new ArrayList<Rule.Step>();
        for (String step : steps) {
            int colon = step.indexOf(':');
            String[] parts = step.substring(colon + 1).split(";");
            Level level = Level.find(step.substring(0, colon)).orElseThrow();
            long hold_us = parts.length == 1 ? 0 : RuleText.span_us(parts[1].strip());
            read.add(new Rule.Step(level, RuleText.read(parts[0].strip(), inputs, parameters), hold_us));
        }
        return new Rule("rule", read, quietMinutes * MINUTE, 60 * MINUTE);
    }

    static Rules rules(List<Input> inputs, long latenessMinutes, Rule... rules) {
        return new Rules(inputs, List.of(rules), 0, latenessMinutes * MINUTE, 5 * MINUTE, CHINA);
    }

    /** One input in %, judged at once. */
    static Run of(long quietMinutes, String... steps) {
        var inputs = List.of(input("level", "%"));
        return new Run(rules(inputs, 0, rule(inputs, Map.of(), quietMinutes, steps)));
    }

    /** A reading of the first input. */
    Run at(double minute, double value) {
        return at(0, minute, value);
    }

    Run at(int input, double minute, double value) {
        long time_us = Math.round(minute * MINUTE);
        return take(new Observation.Reading(input, time_us, value, 0, time_us));
    }

    Run tick(double minute) {
        return take(new Observation.Tick(Math.round(minute * MINUTE)));
    }

    Run take(Observation observation) {
        Verdict verdict = Judge.decide(rules, state, observation);
        state = verdict.state();
        for (Decision decision : verdict.decisions()) {
            decisions.add(decision);
            String line = line(decision);
            if (line != null) lines.add(line);
        }
        return this;
    }

    /** What changes a warning; null for what does not. */
    static @org.jspecify.annotations.Nullable String line(Decision decision) {
        String minute = RulePrinter.number(decision.time_us() / (double) MINUTE);
        return switch (decision) {
            case Decision.Raise d -> minute + " raise " + d.level().code();
            case Decision.Escalate d -> minute + " escalate " + d.level().code();
            case Decision.Lower d -> minute + " lower " + d.level().code();
            case Decision.Clear d -> minute + " clear";
            case Decision.Hold d -> null;
            case Decision.None d -> null;
        };
    }

    <T extends Decision> T last(Class<T> type) {
        return decisions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}

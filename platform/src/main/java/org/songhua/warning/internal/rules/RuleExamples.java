package org.songhua.warning.internal.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Input;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.State;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.yaml.Item;

/** Runs the examples of rules: readings in, changes of warnings out. */
final class RuleExamples {
    private static final double MINUTE_US = 60e6;
    /** Noon of a winter's day in China, so that seasons and times of day can be shown. Minutes count from it. */
    private static final long START_US = java.time.LocalDateTime.of(2025, 1, 15, 12, 0)
                    .atZone(RuleDefinition.ZONE)
                    .toEpochSecond()
            * 1_000_000;

    private RuleExamples() {}

    static PackPart.Examples run(RuleDefinition rule, Item item, Consumer<Fault> faults) {
        var result = PackPart.Examples.NONE;
        for (Item example : item.list("examples")) {
            boolean isRight = run(rule, example)
                    .map(difference -> tell(example, difference, faults))
                    .isEmpty();
            result = result.and(new PackPart.Examples(1, isRight ? 0 : 1));
        }
        return result;
    }

    private static boolean tell(Item example, String difference, Consumer<Fault> faults) {
        faults.accept(example.where()
                .fault(
                        "RULE-050",
                        "Example \"" + example.text("example", "") + "\" failed: " + difference + ".",
                        "Mend the rule, or the example if it asks for the wrong thing."));
        return false;
    }

    private static Optional<String> run(RuleDefinition rule, Item example) {
        var lines = new ArrayList<String>();
        var compiled = rule.compiled(Map.of());
        State state = compiled.start();
        for (Item given : example.list("given")) {
            Optional<Observation> observation = observation(rule, given.text());
            if (observation.isEmpty()) return Optional.of("\"" + given.text() + "\" is no reading");
            var verdict = Judge.decide(compiled, state, observation.get());
            state = verdict.state();
            verdict.decisions().forEach(decision -> line(decision).ifPresent(lines::add));
        }
        List<String> expected = example.list("expect").stream()
                .map(Item::text)
                .map(String::strip)
                .toList();
        return expected.equals(lines) ? Optional.empty() : Optional.of("it gives " + lines);
    }

    /** {@code 5 25}, {@code 5 pressure 0.3} or {@code tick 30}. */
    private static Optional<Observation> observation(RuleDefinition rule, String line) {
        String[] words = line.strip().split("\\s+", -1);
        try {
            if (words.length == 2 && words[0].equals("tick")) {
                return Optional.of(new Observation.Tick(time_us(words[1])));
            }
            int input = words.length == 3 ? index(rule.inputs(), words[1]) : 0;
            if (words.length < 2 || words.length > 3 || input < 0) return Optional.empty();
            long time_us = time_us(words[0]);
            double value = Double.parseDouble(words[words.length - 1]);
            return Optional.of(new Observation.Reading(input, time_us, value, 0, time_us));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long time_us(String minute) {
        return START_US + Math.round(Double.parseDouble(minute) * MINUTE_US);
    }

    private static int index(List<Input> inputs, String property) {
        for (int i = 0; i < inputs.size(); i++) if (inputs.get(i).property().equals(property)) return i;
        return -1;
    }

    private static Optional<String> line(Decision decision) {
        // To a thousandth: a silence is judged a microsecond after it is due.
        var minute = BigDecimal.valueOf(Math.round((decision.time_us() - START_US) / MINUTE_US * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
        return switch (decision) {
            case Decision.Raise d -> Optional.of(minute + " raise " + d.level().code());
            case Decision.Escalate d ->
                Optional.of(minute + " escalate " + d.level().code());
            case Decision.Lower d -> Optional.of(minute + " lower " + d.level().code());
            case Decision.Clear _ -> Optional.of(minute + " clear");
            case Decision.Hold _, Decision.None _ -> Optional.empty();
        };
    }
}

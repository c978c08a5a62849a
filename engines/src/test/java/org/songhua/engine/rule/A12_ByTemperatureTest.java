package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** A12: rules over what is usual at a temperature. Each hour air, then heat a minute later: 100 MW at 0 degrees, and 3 MW more for each kelvin less. */
class A12_ByTemperatureTest {
    private static final List<Input> INPUTS = List.of(
            new Input("heat", Unit.of("MW"), 60 * Run.MINUTE), new Input("air", Unit.of("Cel"), 60 * Run.MINUTE));
    private static final String RESIDUAL = "yellow: heat - baseline(heat, by air) > 15 MW";

    private static Run run(String... steps) {
        return new Run(Run.rules(INPUTS, 0, Run.rule(INPUTS, Map.of(), 0, steps)));
    }

    /** A run that has seen so many days, from -7 degrees on a kelvin a day up and down, up to a megawatt more or less beside. */
    private static Run after(int days, String... steps) {
        var run = run(steps);
        for (int hour = 0; hour < days * 24; hour++)
            at(run, hour, air(hour / 24), ((hour / 24 * 7 + hour * 3) % 5 - 2) * 0.5);
        return run;
    }

    private static double air(int day) {
        return -Math.abs(day % 14 - 7);
    }

    private static void at(Run run, int hour, double air, double more) {
        run.at(1, hour * 60.0, air).at(0, hour * 60.0 + 1, 100 - 3 * air + more);
    }

    @Test
    void whatTheColdExplainsIsNoWarningAndWhatItDoesNotIsOne() {
        var run = after(10, RESIDUAL, "red: heat - baseline(heat) > 15 MW");
        assertThat(run.lines).noneMatch(line -> line.contains("yellow"));
        at(run, 240, -3, 0);
        run.lines.clear();
        at(run, 241, -3, 20);
        assertThat(run.lines).containsExactly("14461 raise red");
        assertThat(run.last(Decision.Raise.class).reasons().getFirst().text())
                .isEqualTo("heat - baseline(heat) > 15 MW");
        var other = after(10, RESIDUAL);
        at(other, 240, -3, 20);
        Reason reason = other.last(Decision.Raise.class).reasons().getFirst();
        assertThat(reason.text()).isEqualTo("heat - baseline(heat, by air) > 15 MW");
        assertThat(reason.observed()).isBetween(18.0, 22.0);
    }

    /** Six days of five to ten below: nothing was seen at -20, and the usual of warmer days would call the heat it takes too much. */
    @Test
    void beyondTheColdItHasSeenItSaysNothing() {
        var plain = after(10, "yellow: heat - baseline(heat) > 15 MW");
        plain.lines.clear();
        at(plain, 240, -20, 0);
        assertThat(plain.lines).hasSize(1);
        var run = after(10, RESIDUAL);
        at(run, 240, -20, 500);
        assertThat(run.lines).isEmpty();
    }

    /** Six days are too few for a line and enough for an hour of any day: heat at midnight was 120 118 116 111.5 109.5 105, the middle is 113.75. */
    @Test
    void whileItKnowsTooLittleOfATemperatureTheHourSpeaks() {
        var run = after(6, RESIDUAL);
        at(run, 144, -4, 20);
        assertThat(run.last(Decision.Raise.class).reasons().getFirst().observed())
                .isEqualTo(112 + 20 - 113.75);
    }

    @Test
    void withoutAFreshTemperatureItSaysNothingAndLearnsNothing() {
        var run = after(10, RESIDUAL);
        int known = run.state.byTemperature()[0].size();
        run.at(0, 240 * 60 + 30, 500);
        assertThat(run.lines).isEmpty();
        run.at(0, 242 * 60, 500);
        assertThat(run.state.byTemperature()[0].size()).isEqualTo(known);
        assertThat(run.state.baselines()[0].size()).isGreaterThan(0);
    }

    @Test
    void aRuleCountsInSpreads() {
        var run = after(
                20,
                "yellow: abs(heat - baseline(heat, by air)) / spread(heat, by air) > 4 and abs(heat - baseline(heat,"
                        + " by air)) > 6 MW");
        assertThat(run.lines).isEmpty();
        at(run, 480, -3, 5);
        assertThat(run.lines).isEmpty();
        at(run, 481, -3, 12);
        assertThat(run.lines).hasSize(1);
    }

    @Test
    void aRuleThatWasChangedKeepsWhatWasLearnedOfTheSamePair() {
        State old = after(10, RESIDUAL).state;
        var other = run("yellow: heat - baseline(heat, by air) > 16 MW");
        other.state = other.rules.start().withLearned(old);
        at(other, 240, -3, 20);
        assertThat(other.decisions.getLast()).isInstanceOf(Decision.Raise.class);
        assertThat(other.state.byTemperature()[0].series()).isEqualTo("heat MW by air Cel");
    }

    @Test
    void aRuleThatAsksForNoneRemembersNone() {
        assertThat(after(1, "yellow: heat - baseline(heat) > 15 MW").state.byTemperature())
                .isEmpty();
        State state = after(1, RESIDUAL).state;
        assertThat(state.byTemperature()).hasSize(1);
        assertThat(state.baselines()[1].size())
                .as("of the temperature nothing is asked")
                .isZero();
    }

    /** Bytes of the version before: the same without the count of baselines by temperature at the end. */
    @Test
    void statesOfTheVersionBeforeAreReadStill() {
        byte[] now = StateFormat.write(after(3, "yellow: heat - baseline(heat) > 15 MW").state);
        byte[] before = java.util.Arrays.copyOf(now, now.length - 1);
        before[0] = 2;
        assertThat(StateFormat.write(StateFormat.read(before))).isEqualTo(now);
        var run = run(RESIDUAL);
        run.state = StateFormat.read(before);
        at(run, 240, -3, 500);
        assertThat(run.lines).isEmpty();
    }

    /** Two weeks of both series, some readings missing; what is late by less than the lateness, and a restart at any point, change nothing. */
    @Test
    void orderAndRestartsChangeNothing() {
        var rules = Run.rules(
                INPUTS,
                50,
                Run.rule(INPUTS, Map.of(), 0, RESIDUAL, "red: abs(heat - baseline(heat, by air)) > 30 MW"),
                Run.rule(INPUTS, Map.of(), 0, "blue: spread(heat, by air) > 3 MW"));
        int[] changes = {0};
        Seeded.check(25, random -> {
            var sorted = series(random);
            var whole = new Run(rules);
            sorted.forEach(whole::take);
            var broken = new Run(rules);
            for (var reading : disordered(sorted, random)) {
                broken.take(reading);
                if (random.nextInt(20) == 0) broken.state = StateFormat.read(StateFormat.write(broken.state));
            }
            whole.tick(40_000);
            broken.tick(40_000);
            assertThat(broken.lines).isEqualTo(whole.lines);
            assertThat(StateFormat.write(broken.state)).isEqualTo(StateFormat.write(whole.state));
            changes[0] += whole.lines.size();
        });
        assertThat(changes[0]).isGreaterThan(100);
    }

    private static List<Observation.Reading> series(SplittableRandom random) {
        var readings = new ArrayList<Observation.Reading>();
        double air = random.nextInt(-20, 5);
        for (int hour = 0; hour < 14 * 24; hour++) {
            air += random.nextDouble(-1, 1);
            double heat = 100 - 3 * air + random.nextDouble(-8, 8) + (random.nextInt(60) == 0 ? 40 : 0);
            if (random.nextInt(10) > 0) readings.add(reading(1, hour * 60L, air));
            if (random.nextInt(10) > 0) readings.add(reading(0, hour * 60L + random.nextInt(2), heat));
        }
        readings.sort(Comparator.comparingLong(Observation.Reading::time_us));
        return readings;
    }

    private static Observation.Reading reading(int input, long minute, double value) {
        return new Observation.Reading(input, minute * Run.MINUTE, value, 0, minute * Run.MINUTE);
    }

    private static List<Observation.Reading> disordered(List<Observation.Reading> sorted, SplittableRandom random) {
        record Arrival(Observation.Reading reading, long at_us) {}
        return sorted.stream()
                .map(one -> new Arrival(one, one.time_us() + random.nextLong(50 * Run.MINUTE)))
                .sorted(Comparator.comparingLong(Arrival::at_us))
                .map(Arrival::reading)
                .toList();
    }

    @Test
    void theTextReadsAsItWasWrittenAndUnitsAreChecked() {
        for (String text : List.of("heat - baseline(heat, by air) > 5 MW", "spread(heat, by air) > 2 MW")) {
            assertThat(RulePrinter.text(RuleText.read(text, INPUTS, Map.of()), INPUTS))
                    .isEqualTo(text);
        }
        assertThat(RuleText.read("baseline(value, by air) > 1 MW", INPUTS, Map.of()))
                .isEqualTo(RuleText.read("baseline(heat, by air) > 1 MW", INPUTS, Map.of()));
        Map.of(
                        "baseline(heat, by air) > 5 Cel", "cannot be compared",
                        "spread(air, by heat) > 5 K", "goes by a temperature",
                        "baseline(air, by air) > 5 Cel", "does not go by that input",
                        "baseline(heat, air) > 5 MW", "\"by\" and the input",
                        "baseline(heat, by snow) > 5 MW", "no input",
                        "baseline(heat, by) > 5 MW", "a name is expected",
                        "baseline(heat by air) > 5 MW", "\")\" is expected")
                .forEach((text, problem) -> assertThatThrownBy(() -> RuleText.read(text, INPUTS, Map.of()))
                        .as(text)
                        .isInstanceOf(RuleTextException.class)
                        .hasMessageContaining(problem));
    }
}

package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A08: rules over what is usual. Readings every half hour; usual is 20 by day and 5 from 0 to 6 o'clock. */
class A08_BaselinesTest {
    private static final double DAY = 1440;
    private static final String RESIDUAL = "yellow: value - baseline(value) > 8 %";

    private static double course(int halfHour) {
        return halfHour % 48 < 12 ? 5 : 20;
    }

    /** A run that has seen so many days, begun at midnight in Shanghai. */
    private static Run after(Run run, int days) {
        for (int i = 0; i < days * 48; i++) run.at(minute(i), course(i));
        return run;
    }

    /** Midnight in Shanghai is 16:00 of the day before. */
    private static double minute(int halfHour) {
        return 20_000 * DAY - 480 + 30.0 * halfHour;
    }

    @Test
    void fiftteenIsUsualByDayAndABurstAtNight() {
        var run = after(Run.of(0, RESIDUAL), 5);
        assertThat(run.lines).isEmpty();
        run.at(minute(5 * 48 + 4), 15);
        assertThat(run.decisions.getLast()).isInstanceOf(Decision.Raise.class);
        run.at(minute(5 * 48 + 5), 5).at(minute(5 * 48 + 30), 15);
        assertThat(run.decisions)
                .noneMatch(one ->
                        one instanceof Decision.Raise raise && raise.time_us() > minute(5 * 48 + 5) * Run.MINUTE);
    }

    @Test
    void beforeItIsKnownNothingIsRaised() {
        var run = after(Run.of(0, RESIDUAL), 4);
        run.at(minute(4 * 48 + 4), 1000);
        assertThat(run.lines).isEmpty();
    }

    /** The reading itself is not a part of what it is compared with, nor is one that came before it in the same half hour. */
    @Test
    void theReasonNamesTheResidual() {
        var run = after(Run.of(0, RESIDUAL), 5);
        run.at(minute(5 * 48 + 2), 17);
        var raise = (Decision.Raise) run.decisions.getLast();
        assertThat(raise.reasons().getFirst().observed()).isEqualTo(12);
        assertThat(raise.reasons().getFirst().text()).isEqualTo("level - baseline(level) > 8 %");
    }

    /** Values swing by 2 around 20: each lies 2 from the median, so the spread is 2.97 and ten is 3.4 spreads. */
    @Test
    void aRuleCountsInSpreads() {
        var run = Run.of(0, "yellow: abs(value - baseline(value)) / spread(value) > 3");
        for (int i = 0; i < 21 * 48; i++) run.at(minute(i), 20 + (i % 2 == 0 ? 2 : -2));
        run.at(minute(21 * 48), 28);
        assertThat(run.decisions).noneMatch(Decision.Raise.class::isInstance);
        run.at(minute(21 * 48 + 1), 31);
        assertThat(run.decisions.getLast()).isInstanceOf(Decision.Raise.class);
    }

    @Test
    void aStateThatWasStoredKnowsWhatItKnew() {
        var whole = after(Run.of(0, RESIDUAL), 5);
        var restarted = Run.of(0, RESIDUAL);
        for (int i = 0; i < 5 * 48; i++) {
            restarted.at(minute(i), course(i));
            restarted.state = StateFormat.read(StateFormat.write(restarted.state));
        }
        for (var run : List.of(whole, restarted)) run.at(minute(5 * 48 + 4), 15);
        assertThat(restarted.decisions).isEqualTo(whole.decisions).isNotEmpty();
        assertThat(StateFormat.write(restarted.state)).isEqualTo(StateFormat.write(whole.state));
    }

    @Test
    void aRuleThatWasChangedKeepsWhatWasLearnedOfTheSameSeries() {
        State old = after(Run.of(0, RESIDUAL), 5).state;
        var other = Run.of(0, "yellow: value - baseline(value) > 9 %");
        other.state = other.rules.start().withLearned(old);
        other.at(minute(5 * 48 + 4), 15);
        assertThat(other.decisions.getLast()).isInstanceOf(Decision.Raise.class);
    }

    @Test
    void aRuleOverAnotherUnitLearnsAnew() {
        State old = after(Run.of(0, RESIDUAL), 5).state;
        var inputs = List.of(Run.input("level", "m"));
        var metres =
                new Run(Run.rules(inputs, 0, Run.rule(inputs, Map.of(), 0, "yellow: value - baseline(value) > 1 m")));
        metres.state = metres.rules.start().withLearned(old);
        metres.at(minute(5 * 48 + 4), 100);
        assertThat(metres.decisions).isEmpty();
    }

    @Test
    void aRuleThatAsksForNoneRemembersNone() {
        State state = after(Run.of(0, "yellow: value > 50 %"), 5).state;
        assertThat(state.baselines()).isEmpty();
        assertThat(state.withLearned(after(Run.of(0, RESIDUAL), 1).state)).isSameAs(state);
    }

    /** Bytes of the version before: the same without the count of baselines at the end. */
    @Test
    void statesOfTheVersionBeforeAreReadStill() {
        byte[] now = StateFormat.write(after(Run.of(0, "yellow: value > 10 %"), 1).state);
        byte[] before = java.util.Arrays.copyOf(now, now.length - 1);
        before[0] = 1;
        assertThat(StateFormat.write(StateFormat.read(before))).isEqualTo(now);
    }

    @Test
    void unitsAreCheckedAndTheTextReadsAsItWasWritten() {
        var inputs = List.of(Run.input("temp", "Cel"), Run.input("level", "%"));
        for (String text : List.of("temp - baseline(temp) > 5 K", "spread(level) > 2 %", "baseline(level) < 10 %")) {
            Condition read = RuleText.read(text, inputs, Map.of());
            assertThat(RulePrinter.text(read, inputs)).isEqualTo(text);
        }
        for (String wrong :
                List.of("baseline(temp) > 5 %", "spread(temp) > 5 m", "baseline(10 min) > 1", "spread(x) > 1")) {
            assertThatThrownBy(() -> RuleText.read(wrong, inputs, Map.of())).isInstanceOf(RuleTextException.class);
        }
    }
}

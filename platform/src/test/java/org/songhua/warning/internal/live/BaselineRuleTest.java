package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.store.Database;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningRules;
import org.songhua.warning.internal.desk.DutyPlatform;

/** Rules over what is usual, from readings in the journal to a warning, and what is learned over a change of the rule. Usual is 20. */
class BaselineRuleTest {
    private static final int DAYS = 6;
    private static final String RESIDUAL = "  yellow: {when: value - baseline(value) > 8 %}";

    private final WarningCity city = new WarningCity(DutyPlatform.shared());
    private final long sensor = city.sensor(0);

    /** Six days of readings, one each half hour, up to two hours ago. */
    private void learn() {
        var readings = new ArrayList<NewObservation>();
        for (int i = 1; i <= DAYS * 48; i++) readings.add(city.reading(sensor, -30.0 * i, 20));
        city.send(readings.reversed());
    }

    @Test
    void whatIsFarFromTheUsualIsAWarningThatSaysSo() {
        city.publish("levels:", RESIDUAL);
        learn();
        assertThat(city.raised()).isEmpty();
        city.send(sensor, 0, 27, 29);
        Warning warning = city.raised().getFirst();
        assertThat(city.raised()).hasSize(1);
        assertThat(warning.reasonsJson()).contains("\"observed\": 9", "baseline(" + city.property + ")");
        city.send(sensor, 2, 20);
        assertThat(city.history(warning.id())).containsExactly("RAISED", "ENDED");
    }

    @Test
    void aRuleWithAnotherThresholdKnowsWhatTheOneBeforeLearned() {
        city.publish("levels:", RESIDUAL);
        learn();
        city.publish("levels:", "  yellow: {when: value - baseline(value) > 12 %}");
        city.send(sensor, 0, 30, 33);
        assertThat(city.raised()).hasSize(1);
        assertThat(city.raised().getFirst().reasonsJson()).contains("\"observed\": 13");
    }

    @Test
    void beforeTheUsualIsKnownNothingIsRaised() {
        city.publish("levels:", RESIDUAL);
        city.send(sensor, 0, 20, 90, 20);
        assertThat(city.raised()).isEmpty();
    }

    /** What is stored is what the engine writes: bytes of bounded size, read again at a start. */
    @Test
    void whatIsLearnedIsStored() {
        city.publish("levels:", RESIDUAL);
        learn();
        city.send(sensor, 0, 29);
        int bytes = DutyPlatform.shared()
                .bean(Database.class)
                .get(
                        "select length(body) as n from warning.subject_state where rule = ? and subject = ?",
                        row -> row.integer("n"),
                        city.rule,
                        sensor);
        assertThat(bytes)
                .as("a value for each half hour of six days and an hour of any day")
                .isBetween(1_000, 12_000);
    }

    /** A trial run learns from the history that it is run over, and finds what the live rule finds. */
    @Test
    void aTrialRunLearnsFromTheHistory() {
        learn();
        city.send(sensor, 0, 29);
        var run = DutyPlatform.shared()
                .bean(WarningRules.class)
                .dryRun(
                        city.source("levels:", RESIDUAL),
                        city.start.minus(Duration.ofDays(DAYS + 1)),
                        city.start.plus(Duration.ofHours(1)),
                        Scope.ALL);
        assertThat(run.readings()).isEqualTo(DAYS * 48 + 1);
        assertThat(run.episodes()).hasSize(1);
        assertThat(run.episodes().getFirst().subject()).isEqualTo(sensor);
    }
}

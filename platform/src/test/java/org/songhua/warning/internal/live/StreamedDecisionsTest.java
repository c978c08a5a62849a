package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.rule.Level;
import org.songhua.store.Database;
import org.songhua.warning.Stage;

/** Decisions of a cluster become warnings, each once. */
class StreamedDecisionsTest {
    private static final String REASONS =
            "[{\"text\":\"value > 50 %\",\"observed\":60,\"limit\":null,\"unit\":\"%\",\"clause\":\"\",\"verified\":true,\"holds\":true}]";

    private final TestPlatform platform = TestPlatform.shared();
    private final Database database = platform.database().database();
    private final StreamedDecisions streamed = platform.bean(StreamedDecisions.class);
    private final WarningCity city = new WarningCity(platform);

    private void decided(long subject, int minute, String kind, int from, int to) {
        database.update(
                """
                insert into stream.decision (rule, subject, time_us, ordinal, digest, kind, from_rank, rank, reasons)
                values (?, ?, ?, 0, 1, ?, ?, ?, ?::json)""",
                city.rule,
                subject,
                city.start.plusSeconds(60L * minute).toEpochMilli() * 1000,
                kind,
                from,
                to,
                REASONS);
    }

    @Test
    void what_was_decided_elsewhere_is_raised_escalated_and_cleared_once() {
        city.publish("levels:", "  yellow: {when: value > 50 %}", "  red: {when: value > 90 %}");
        long sensor = city.sensor(0);
        decided(sensor, 0, "raise", 0, 2);
        assertThat(streamed.take().raised()).extracting(one -> one.subject()).containsExactly(sensor);
        assertThat(city.raised()).hasSize(1);
        decided(sensor, 5, "escalate", 2, 4);
        assertThat(streamed.take().raised()).isEmpty();
        assertThat(city.raised().getFirst().level()).isEqualTo(Level.RED);
        assertThat(city.raised().getFirst().raisedAt())
                .isEqualTo(city.start.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        decided(sensor, 10, "clear", 4, 0);
        streamed.take();
        assertThat(city.raised().getFirst().stage()).isEqualTo(Stage.CLEARED);
        assertThat(streamed.take().count()).as("nothing comes twice").isZero();
    }

    @Test
    void what_a_rule_decided_that_is_no_more_in_force_begins_nothing() {
        city.publish("levels:", "  yellow: {when: value > 50 %}");
        long sensor = city.sensor(0);
        database.update("""
                insert into stream.decision (rule, subject, time_us, ordinal, digest, kind, from_rank, rank, reasons)
                values (?, ?, 0, 0, 1, 'raise', 0, 2, '[]')""", city.rule.toUpperCase(Locale.ROOT), sensor);
        decided(-1, 0, "raise", 0, 2);
        assertThat(streamed.take().count()).isEqualTo(2);
        assertThat(city.raised()).isEmpty();
    }

    @Test
    void rules_that_count_neighbours_stay_here() {
        city.publish("neighbours_within: 300", "levels:", "  yellow: {when: neighbours >= 2}");
        var near = platform.bean(org.songhua.warning.internal.rules.RuleCatalogue.class)
                .find(city.rule);
        assertThat(near).hasValueSatisfying(rule -> {
            assertThat(new JudgedElsewhere(true).isHere(rule)).isTrue();
            assertThat(new JudgedElsewhere(false).isHere(rule)).isTrue();
        });
        city.publish("levels:", "  yellow: {when: value > 50 %}");
        var plain = platform.bean(org.songhua.warning.internal.rules.RuleCatalogue.class)
                .find(city.rule);
        assertThat(plain)
                .hasValueSatisfying(rule ->
                        assertThat(new JudgedElsewhere(true).isHere(rule)).isFalse());
    }
}

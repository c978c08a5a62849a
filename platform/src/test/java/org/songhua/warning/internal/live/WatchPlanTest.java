package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Scope;
import org.songhua.warning.WarningRules;
import org.songhua.warning.WatchPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a cluster is told to watch. */
class WatchPlanTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final WarningCity city = new WarningCity(platform);

    private List<JsonNode> lines() throws IOException {
        var out = new StringWriter();
        platform.bean(WatchPlan.class).write(Scope.ALL, out);
        return out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private List<JsonNode> lines(String field) throws IOException {
        return lines().stream()
                .filter(line -> line.path(field).asString("").equals(city.rule))
                .toList();
    }

    @Test
    void each_subject_of_a_rule_is_watched_with_its_unit_and_its_own_threshold() throws IOException {
        city.publish(
                "parameters:",
                "  high: {unit: '%', values: [{from: 2021-01-01, value: 50, clause: GB 50788-2021}]}",
                "levels:",
                "  yellow: {when: value > $high, hold: 10 min}");
        long plain = city.sensor(0);
        long own = city.sensor(100);
        platform.bean(WarningRules.class).override(city.rule, own, "high", 40.0, null, "low ground", WarningCity.CHIEF);
        assertThat(lines().getFirst().path("plan").asInt()).isEqualTo(1);
        JsonNode rule = lines("rule").getFirst();
        assertThat(rule.path("steps").path(0).path("hold_us").asLong()).isEqualTo(600_000_000);
        assertThat(rule.path("parameters")
                        .path(0)
                        .path("editions")
                        .path(0)
                        .path("value")
                        .asDouble())
                .isEqualTo(50);
        List<JsonNode> watches = lines("watch");
        assertThat(watches).extracting(one -> one.path("subject").asLong()).containsExactlyInAnyOrder(plain, own);
        assertThat(watches).allSatisfy(one -> {
            assertThat(one.path("datastreams").path(0)).isEqualTo(one.path("subject"));
            assertThat(one.path("units").path(0).asString()).isEqualTo("%");
            assertThat(one.path("thresholds").path("high").path("value").asDouble(-1))
                    .isEqualTo(one.path("subject").asLong() == own ? 40 : -1);
        });
    }

    @Test
    void a_rule_that_counts_neighbours_is_left_to_the_platform() throws IOException {
        city.publish("neighbours_within: 500", "levels:", "  yellow: {when: value > 50 % and neighbours >= 2}");
        city.sensor(0);
        assertThat(lines("rule")).isEmpty();
        assertThat(lines("watch")).isEmpty();
    }

    @Test
    void its_end_tells_changed_rules_and_sensors_and_what_stands_is_told_beside() throws IOException {
        city.publish("levels:", "  yellow: {when: value > 50 %}");
        long sensor = city.sensor(0);
        String first = fingerprint();
        city.send(sensor, 0, 60);
        assertThat(lines("standing")).singleElement().satisfies(line -> {
            assertThat(line.path("subject").asLong()).isEqualTo(sensor);
            assertThat(line.path("level").asString()).isEqualTo("yellow");
        });
        assertThat(fingerprint()).as("a reading changes no plan").isEqualTo(first);
        city.sensor(100);
        String second = fingerprint();
        city.publish("levels:", "  yellow: {when: value > 40 %}");
        assertThat(List.of(first, second, fingerprint())).doesNotHaveDuplicates();
    }

    private String fingerprint() throws IOException {
        String end = lines().getLast().path("fingerprint").asString();
        assertThat(platform.bean(DefaultWatchPlan.class).fingerprint()).isEqualTo(end);
        return end;
    }
}

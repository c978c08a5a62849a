package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thresholds of single sensors changed time and again over HTTP: units, dates of the rule's own, the order of levels, and everything wrong at once. */
class SensorThresholdChangesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final String[] RULE = {
        "parameters:",
        "  high:",
        "    unit: '%'",
        "    values:",
        "      - {from: 2015-01-01, value: 45, clause: GB 0-2015, verified: true}",
        "      - {from: 2020-01-01, value: 51, clause: GB 0-2020, verified: true}",
        "      - {from: 2290-01-01, value: 61, clause: GB 0-2290, verified: false}",
        "  top: {unit: '%', values: [{from: 2020-01-01, value: 90, clause: GB 0-2020, verified: false}]}",
        "levels:",
        "  yellow: {when: value > $high}",
        "  red: {when: value > $top}"
    };

    private final TestPeople people = new TestPeople(PLATFORM);
    private final WarningCity city = new WarningCity(PLATFORM);
    private final long sensor = city.sensor(0);
    private final long neighbour = city.sensor(20_000);
    private final ApiClient chief = people.withKey(Permission.WARNING_VIEW, Permission.WARNING_RULES);

    @BeforeEach
    void publish() {
        city.publish(RULE);
    }

    private ApiClient.Answer put(String parameter, String body) {
        return chief.send("PUT", "/api/warning-rules/" + city.rule + "/overrides/" + sensor + "/" + parameter, body);
    }

    private ApiClient.Answer set(String parameter, Double value, String unit) {
        var body = JsonMapper.shared().createObjectNode().put("value", value).put("reason", "试");
        if (unit != null) body.put("unit", unit);
        return put(parameter, body.toString());
    }

    private JsonNode rule(ApiClient client, long datastream) {
        return client.get("/api/warning-rules/thresholds?datastream=" + datastream)
                .expect(200)
                .json()
                .get(0);
    }

    private JsonNode threshold(long datastream, String parameter) {
        return rule(chief, datastream)
                .path("thresholds")
                .valueStream()
                .filter(one -> one.path("parameter").asString().equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1, 40", "40, %, 40", "400, [ppth], 40", "-3, %, -3", "0, 1, 0"})
    void a_value_is_kept_in_the_unit_of_the_threshold(double value, String unit, double kept) {
        set("high", value, unit).expect(204);
        JsonNode high = threshold(sensor, "high");
        assertThat(high.path("unit").asString()).isEqualTo("%");
        assertThat(high.path("value").asDouble()).isEqualTo(kept);
        assertThat(high.at("/own/value").asDouble()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"m", "Cel", "kPa", "mg/m3"})
    void a_unit_of_something_else_is_refused_and_nothing_changes(String unit) {
        ApiClient.Answer refused = set("high", 4.0, unit).expect(422);
        assertThat(refused.code()).isEqualTo("RULE-015");
        assertThat(refused.fields()).containsExactly("/unit");
        assertThat(threshold(sensor, "high").path("own").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"zzz", "'% %'", "''"})
    void a_word_that_is_no_unit_is_refused(String unit) {
        assertThat(set("high", 4.0, unit).status()).isEqualTo(422);
        assertThat(threshold(sensor, "high").path("own").isNull()).isTrue();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(put("high", "{\"value\":\"4\",\"unit\":7}").expect(422).fields())
                .containsExactlyInAnyOrder("/value", "/unit", "/reason");
        assertThat(put("high", "{\"value\":true,\"reason\":\"  \"}").expect(422).fields())
                .containsExactlyInAnyOrder("/value", "/reason");
        assertThat(put("high", "{\"value\":1e999,\"reason\":8}").expect(422).fields())
                .containsExactlyInAnyOrder("/value", "/reason");
        assertThat(rule(chief, sensor).path("history")).isEmpty();
    }

    @Test
    void of_the_rules_own_values_the_one_of_the_day_holds_and_one_to_come_is_shown() {
        JsonNode high = threshold(sensor, "high");
        assertThat(high.path("value").asDouble()).isEqualTo(51);
        assertThat(high.path("editions"))
                .extracting(one -> one.path("from").asString() + " "
                        + one.path("isCurrent").asBoolean() + " "
                        + one.path("isVerified").asBoolean())
                .containsExactly("2015-01-01 false true", "2020-01-01 true true", "2290-01-01 false false");
        set("high", 30.0, null).expect(204);
        assertThat(threshold(sensor, "high").path("editions")).isEqualTo(high.path("editions"));
    }

    @Test
    void one_sensor_alone_is_changed_and_judged_by_it() {
        set("high", 30.0, null).expect(204);
        assertThat(threshold(neighbour, "high").path("value").asDouble()).isEqualTo(51);
        assertThat(threshold(neighbour, "high").path("own").isNull()).isTrue();
        assertThat(threshold(sensor, "top").path("own").isNull()).isTrue();
        assertThat(rule(chief, neighbour).path("history")).isEmpty();
        city.send(neighbour, 0, 40);
        city.send(sensor, 0, 40);
        assertThat(city.raised()).extracting(one -> one.subject()).containsExactly(sensor);
    }

    @Test
    void a_new_version_of_the_rule_leaves_it() {
        set("high", 30.0, null).expect(204);
        city.publish(String.join("\n", RULE).replace("value: 51", "value: 53").split("\n"));
        assertThat(threshold(sensor, "high").path("value").asDouble()).isEqualTo(30);
        assertThat(threshold(neighbour, "high").path("value").asDouble()).isEqualTo(53);
    }

    @Test
    void whoever_only_reads_sees_who_changed_it_and_changes_nothing() {
        set("high", 30.0, null).expect(204);
        var viewer = people.withKey(Permission.WARNING_VIEW);
        JsonNode own = rule(viewer, sensor).at("/thresholds/0/own");
        assertThat(own.path("value").asDouble()).isEqualTo(30);
        assertThat(own.path("by").asString()).isNotEmpty();
        assertThat(own.path("at").asString()).isNotEmpty();
        String path = "/api/warning-rules/" + city.rule + "/overrides/" + sensor + "/high";
        viewer.send("PUT", path, "{\"value\":1,\"reason\":\"x\"}").expect(403);
        people.withKey(Permission.WARNING_RULES)
                .get("/api/warning-rules/thresholds?datastream=" + sensor)
                .expect(403);
        people.client()
                .get("/api/warning-rules/thresholds?datastream=" + sensor)
                .expect(401);
        assertThat(threshold(sensor, "high").path("value").asDouble()).isEqualTo(30);
    }

    @Test
    void a_sensor_that_there_is_not_has_no_thresholds() {
        chief.get("/api/warning-rules/thresholds?datastream=0").expect(404);
        chief.get("/api/warning-rules/thresholds?datastream=x").expect(400);
        chief.get("/api/warning-rules/thresholds").expect(400);
    }

    /** Whatever is set and taken back in whatever order: refused is only what would put red below yellow, and every change that was made is kept. */
    @Test
    void levels_stay_in_order_whatever_is_tried() {
        var random = new Random(SEED);
        var own = new HashMap<String, Double>();
        int changes = 0;
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            String parameter = random.nextBoolean() ? "high" : "top";
            // Those of one threshold are odd and those of the other even, so that they are never the same.
            Double value = random.nextInt(4) == 0
                    ? null
                    : Double.valueOf(2 * random.nextInt(60) + (parameter.equals("high") ? 1 : 0));
            var after = new HashMap<>(own);
            if (value == null) after.remove(parameter);
            else after.put(parameter, value);
            ApiClient.Answer answer = set(parameter, value, null);
            if (isInOrder(after)) {
                answer.expect(204);
                if (value != null || own.containsKey(parameter)) changes++;
                own = after;
            } else {
                assertThat(answer.expect(422).code()).isEqualTo("RULE-016");
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(threshold(sensor, "high").path("value").asDouble()).isEqualTo(own.getOrDefault("high", 51.0));
        assertThat(threshold(sensor, "top").path("value").asDouble()).isEqualTo(own.getOrDefault("top", 90.0));
        assertThat(rule(chief, sensor).path("history")).hasSize(changes);
    }

    private static boolean isInOrder(Map<String, Double> own) {
        return own.getOrDefault("high", 51.0) < own.getOrDefault("top", 90.0);
    }
}

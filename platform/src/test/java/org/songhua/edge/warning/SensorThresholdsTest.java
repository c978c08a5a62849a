package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;

/** The thresholds that hold for one sensor over HTTP: whence they are, one set for it alone, and what is refused. */
class SensorThresholdsTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final WarningCity city = new WarningCity(platform);
    private final long sensor = city.sensor(0);
    private final ApiClient chief = within(Scope.ALL);
    private final String path = "/api/warning-rules/" + city.rule + "/overrides/" + sensor + "/";

    SensorThresholdsTest() {
        city.publish(
                "parameters:",
                "  high:",
                "    unit: '%'",
                "    values:",
                "      - {from: 2015-01-01, value: 45, clause: GB 0-2015, verified: true}",
                "      - {from: 2020-01-01, value: 50, clause: GB 0-2020, verified: false}",
                "  top: {unit: '%', values: [{from: 2020-01-01, value: 90, clause: GB 0-2020, verified: false}]}",
                "levels:",
                "  yellow: {when: value > $high}",
                "  red: {when: value > $top}");
    }

    private ApiClient within(Scope scope) {
        String token = platform.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("rules"),
                        EnumSet.of(Permission.WARNING_VIEW, Permission.WARNING_RULES),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return people.client().with("Authorization", "Bearer " + token);
    }

    private JsonNode rule() {
        JsonNode rules = chief.get("/api/warning-rules/thresholds?datastream=" + sensor)
                .expect(200)
                .json();
        assertThat(rules).hasSize(1);
        return rules.get(0);
    }

    private JsonNode high() {
        return rule().path("thresholds").get(0);
    }

    @Test
    void each_threshold_says_whence_it_is() {
        JsonNode high = high();
        assertThat(rule().path("levels").get(1).path("when").asString()).contains("$top");
        assertThat(high.path("parameter").asString()).isEqualTo("high");
        assertThat(high.path("value").asDouble()).isEqualTo(50);
        assertThat(high.path("own").isNull()).isTrue();
        assertThat(high.path("editions"))
                .extracting(one -> one.path("clause").asString() + " "
                        + one.path("from").asString() + " "
                        + one.path("isCurrent").asBoolean())
                .containsExactly("GB 0-2015 2015-01-01 false", "GB 0-2020 2020-01-01 true");
    }

    @Test
    void one_that_is_set_and_taken_back_stays_in_the_history_and_in_the_audit_log() {
        chief.send("PUT", path + "high", "{\"value\":0.4,\"unit\":\"1\",\"reason\":\"老管\"}")
                .expect(204);
        assertThat(high().path("value").asDouble()).isEqualTo(40);
        assertThat(high().path("own").path("reason").asString()).isEqualTo("老管");
        chief.send("PUT", path + "high", "{\"value\":null,\"reason\":\"换管\"}").expect(204);
        chief.send("PUT", path + "high", "{\"value\":null,\"reason\":\"再撤\"}").expect(204);
        assertThat(high().path("value").asDouble()).isEqualTo(50);
        assertThat(rule().path("history"))
                .extracting(one -> one.path("reason").asString())
                .containsExactly("换管", "老管");
        List<String> audited = platform.database()
                .database()
                .list(
                        "select action || ' ' || detail as entry from people.audit_entry where subject = ? and action like 'rule.overr%' order by 1",
                        row -> row.text("entry"), "rule:" + city.rule);
        assertThat(audited).hasSize(2);
        assertThat(audited.getFirst()).startsWith("rule.overridden").contains("老管", "\"value\":40");
        assertThat(audited.getLast()).startsWith("rule.override_removed").contains("换管");
    }

    @Test
    void a_unit_that_does_not_convert_and_levels_that_change_places_are_refused() {
        assertThat(chief.send("PUT", path + "high", "{\"value\":4,\"unit\":\"kPa\",\"reason\":\"x\"}")
                        .expect(422)
                        .code())
                .isEqualTo("RULE-015");
        var turned = chief.send("PUT", path + "high", "{\"value\":95,\"reason\":\"x\"}");
        assertThat(turned.expect(422).code()).isEqualTo("RULE-016");
        assertThat(turned.fields()).containsExactly("/value");
        chief.send("PUT", path + "top", "{\"value\":98,\"reason\":\"x\"}").expect(204);
        chief.send("PUT", path + "high", "{\"value\":95,\"reason\":\"x\"}").expect(204);
        assertThat(chief.send("PUT", path + "top", "{\"value\":null,\"reason\":\"x\"}")
                        .expect(422)
                        .code())
                .isEqualTo("RULE-016");
    }

    @Test
    void what_a_rule_does_not_judge_and_what_nobody_sees_is_not_there() {
        long other = new WarningCity(platform).sensor(0);
        chief.send(
                        "PUT",
                        path.replace("/" + sensor + "/", "/" + other + "/") + "high",
                        "{\"value\":4,\"reason\":\"x\"}")
                .expect(404);
        var district = within(new Scope(Set.of(), Set.of("220102"), Set.of()));
        district.get("/api/warning-rules/thresholds?datastream=" + sensor).expect(404);
        district.send("PUT", path + "high", "{\"value\":4,\"reason\":\"x\"}").expect(404);
    }
}

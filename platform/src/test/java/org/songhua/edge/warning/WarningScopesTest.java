package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import tools.jackson.databind.json.JsonMapper;

/** Who may do what with warnings over HTTP, and how far each of them sees. The warning here is of a manhole in region 220102003. */
class WarningScopesTest {
    private static final Scope DISTRICT = new Scope(Set.of(), Set.of("220102"), Set.of());
    private static final Scope OTHER_DISTRICT = new Scope(Set.of(), Set.of("220103"), Set.of());
    private static final Scope MANHOLES = new Scope(Set.of(), Set.of(), Set.of("manhole"));
    private static final Scope BUILDINGS = new Scope(Set.of(), Set.of(), Set.of("building"));
    private static final String[] LIMITS = {"levels:", "  yellow: {when: value > 50 %}", "  red: {when: value > 90 %}"};

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final WarningCity city = new WarningCity(platform);
    private final long sensor = city.sensor(0);

    private ApiClient within(Scope scope, Permission... permissions) {
        String token = platform.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("scoped"),
                        EnumSet.copyOf(List.of(permissions)),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return people.client().with("Authorization", "Bearer " + token);
    }

    private ApiClient reader(Scope scope) {
        return within(scope, Permission.WARNING_VIEW, Permission.WARNING_HANDLE, Permission.WARNING_RULES);
    }

    private ApiClient all() {
        return reader(Scope.ALL);
    }

    /** {@return number of a warning that lies in a region and is of a class} */
    private long placed() {
        city.publish(LIMITS);
        city.send(sensor, 0, 60);
        long id = city.raised().getLast().id();
        platform.database()
                .database()
                .update("update warning.warning set class = 'manhole', region = '220102003' where id = ?", id);
        return id;
    }

    private static String act(String action) {
        return "{\"action\":\"" + action + "\",\"note\":\"n\"}";
    }

    @ParameterizedTest(name = "{0} {1} with only {2}")
    @CsvSource({
        "GET, /api/warnings, CIM_VIEW",
        "GET, /api/warnings/1, CIM_VIEW",
        "GET, /api/warnings/events, CIM_VIEW",
        "GET, /api/warnings/statistics, CIM_VIEW",
        "GET, /api/warning-rules, CIM_VIEW",
        "GET, /api/warning-rules/x/versions, CIM_VIEW",
        "GET, /api/warning-maintenance, CIM_VIEW",
        "GET, /api/warning-maintenance/past, CIM_VIEW",
        "GET, /api/warning-rules/thresholds?datastream=1, CIM_VIEW",
        "PUT, /api/warning-maintenance/1, WARNING_VIEW",
        "GET, /cap, CIM_VIEW",
        "GET, /cap/songhua-1-1, CIM_VIEW",
        "POST, /api/warnings/1/actions, WARNING_VIEW",
        "POST, /api/warning-maintenance, WARNING_VIEW",
        "DELETE, /api/warning-maintenance/1, WARNING_RULES",
        "POST, /api/warning-rules, WARNING_HANDLE",
        "POST, /api/warning-rules/dry-run, WARNING_HANDLE",
        "POST, /api/warning-rules/x/draft, WARNING_HANDLE",
        "POST, /api/warning-rules/x/back-out, WARNING_HANDLE",
        "PUT, /api/warning-rules/x/overrides/1/y, WARNING_HANDLE"
    })
    void who_lacks_the_permission_is_refused(String method, String path, Permission has) {
        people.withKey(has)
                .send(method, path, method.equals("GET") ? null : "{}")
                .expect(403);
    }

    @Test
    void a_warning_outside_the_scope_does_not_exist() {
        long id = placed();
        for (Scope scope : List.of(OTHER_DISTRICT, BUILDINGS)) {
            var client = reader(scope);
            client.get("/api/warnings/" + id).expect(404);
            client.post("/api/warnings/" + id + "/actions", act("JUDGE")).expect(404);
            assertThat(client.get("/api/warnings?rule=" + city.rule)
                            .expect(200)
                            .json()
                            .path("items"))
                    .isEmpty();
            assertThat(client.get("/api/warnings/statistics").expect(200).text())
                    .doesNotContain(city.rule);
        }
        assertThat(city.history(id)).containsExactly("RAISED");
    }

    @Test
    void within_the_scope_it_is_read_and_worked_on() {
        long id = placed();
        for (Scope scope : List.of(DISTRICT, MANHOLES)) {
            var client = reader(scope);
            assertThat(client.get("/api/warnings?queue=true&rule=" + city.rule)
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSize(1);
            client.post("/api/warnings/" + id + "/actions", act("COMMENT")).expect(200);
        }
        assertThat(city.history(id)).containsExactly("RAISED", "COMMENT", "COMMENT");
    }

    @Test
    void alerts_outside_the_scope_are_neither_listed_nor_given() {
        long id = placed();
        all().post("/api/warnings/" + id + "/actions", act("ISSUE")).expect(200);
        String alert = "/cap/songhua-" + id + "-1";
        assertThat(reader(DISTRICT).get("/cap").expect(200).text()).contains(alert);
        reader(DISTRICT).get(alert).expect(200);
        assertThat(reader(OTHER_DISTRICT).get("/cap").expect(200).text()).doesNotContain(alert);
        reader(OTHER_DISTRICT).get(alert).expect(404);
    }

    /** A storm of followers is newer than the alert, and issued with its leader; the feed tells of the leader all the same. */
    @Test
    void the_feed_tells_of_leaders_however_many_followers_are_newer() {
        city.publish(LIMITS);
        for (int i = 0; i < 5; i++) city.send(city.sensor(300 * i), i, 60);
        long leader = city.raised().getFirst().id();
        all().post("/api/warnings/" + leader + "/actions", act("ISSUE")).expect(200);
        String feed = all().get("/cap").expect(200).text();
        assertThat(feed).contains("/cap/songhua-" + leader + "-1");
        city.raised().stream().skip(1).forEach(w -> assertThat(feed).doesNotContain("/cap/songhua-" + w.id() + "-1"));
    }

    private static String plan(String what) {
        return "{\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"检修\"," + what + "}";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"region\":\"220103\"",
                "\"region\":\"22\"",
                "\"thing\":999999999",
                "\"classCode\":\"manhole\"",
                "\"cityObject\":\"00000000-0000-0000-0000-000000000001\""
            })
    void works_that_reach_beyond_the_scope_are_refused(String what) {
        var refused = reader(DISTRICT).post("/api/warning-maintenance", plan(what));
        assertThat(refused.expect(422).text()).contains("WARN-005");
    }

    @Test
    void works_within_the_scope_are_planned_and_only_ended_by_those_who_see_them() {
        long id = reader(DISTRICT)
                .post("/api/warning-maintenance", plan("\"region\":\"220102009\""))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        assertThat(planned(reader(DISTRICT))).contains(id);
        assertThat(planned(all())).contains(id);
        assertThat(planned(reader(OTHER_DISTRICT))).doesNotContain(id);
        assertThat(planned(reader(BUILDINGS))).doesNotContain(id);
        reader(OTHER_DISTRICT).delete("/api/warning-maintenance/" + id).expect(404);
        reader(DISTRICT).delete("/api/warning-maintenance/" + id).expect(204);
    }

    private static List<Long> planned(ApiClient client) {
        return client.get("/api/warning-maintenance")
                .expect(200)
                .json()
                .valueStream()
                .map(one -> one.path("id").asLong())
                .toList();
    }

    @Test
    void a_trial_runs_only_over_what_the_scope_shows() {
        city.publish(LIMITS);
        city.send(sensor, 0, 10, 60, 10);
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("source", city.source(LIMITS))
                .toString();
        assertThat(trial(all(), body).path("subjects").asInt()).isEqualTo(1);
        JsonNode narrow = trial(reader(DISTRICT), body);
        assertThat(narrow.path("subjects").asInt()).isZero();
        assertThat(narrow.path("episodes")).isEmpty();
    }

    private static JsonNode trial(ApiClient client, String body) {
        return client.post("/api/warning-rules/dry-run", body).expect(200).json();
    }

    @Test
    void a_threshold_is_set_only_for_sensors_that_there_are_and_that_are_seen() {
        city.publish(
                "parameters:",
                "  high: {unit: '%', values: [{from: 2021-01-01, value: 50, clause: x, verified: false}]}",
                "levels:",
                "  yellow: {when: value > $high}");
        String body = "{\"value\":20,\"reason\":\"老管\"}";
        String path = "/api/warning-rules/" + city.rule + "/overrides/";
        all().send("PUT", path + "999999999/high", body).expect(404);
        reader(DISTRICT).send("PUT", path + sensor + "/high", body).expect(404);
        assertThat(all().send("PUT", path + sensor + "/low", body).expect(422).text())
                .contains("RULE-011");
        all().send("PUT", path + sensor + "/high", "{\"value\":\"20\"}").expect(422);
        all().send("PUT", path + sensor + "/high", body).expect(204);
        city.send(sensor, 0, 30);
        assertThat(city.raised()).hasSize(1);
        all().send("PUT", path + sensor + "/high", "{\"value\":null,\"reason\":\"换管\"}")
                .expect(204);
        city.send(sensor, 1, 30);
        assertThat(city.raised().getFirst().inAlarm()).isFalse();
    }

    @Test
    void a_draft_is_tried_published_and_backed_out_with_reasons() {
        city.publish(LIMITS);
        String rules = "/api/warning-rules/" + city.rule;
        var client = all();
        String source = client.post(rules + "/draft", "{\"fields\":{\"hold.yellow\":\"5 min\"}}")
                .expect(200)
                .json()
                .path("source")
                .asString();
        var body = JsonMapper.shared().createObjectNode().put("source", source).put("note", "春汛误报多");
        client.post("/api/warning-rules/dry-run", body.toString()).expect(200);
        client.post("/api/warning-rules", body.toString()).expect(201);
        var current = client.get(rules + "/versions").expect(200).json().get(0);
        assertThat(current.path("note").asString()).isEqualTo("春汛误报多");
        assertThat(current.path("isCurrent").asBoolean()).isTrue();
        client.post(rules + "/back-out", "{\"note\":\"漏报\"}").expect(200);
        assertThat(audited("rule.backed_out")).contains("漏报");
        assertThat(audited("rule.published")).contains("春汛误报多");
    }

    private String audited(String action) {
        return platform.database()
                .database()
                .get(
                        "select coalesce(string_agg(detail, ' '), '') as found from people.audit_entry where action = ? and subject = ?",
                        row -> row.text("found"),
                        action,
                        "rule:" + city.rule);
    }

    @Test
    void mistakes_in_a_draft_are_told_by_field() {
        city.publish(LIMITS);
        String path = "/api/warning-rules/" + city.rule + "/draft";
        assertThat(all().post(path, "{\"fields\":{\"hold.red\":\"soon\",\"colour\":\"1\"}}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("/fields/hold.red", "/fields/colour");
        assertThat(all().post(path, "{\"fields\":{\"quiet\":7}}").expect(422).fields())
                .containsExactly("/fields/quiet");
        assertThat(all().post(path, "{}").expect(422).fields()).containsExactly("/fields");
        all().post("/api/warning-rules/no_rule/draft", "{\"fields\":{}}").expect(404);
    }

    @Test
    void a_red_warning_offers_no_graver_level() {
        city.publish(LIMITS);
        city.send(sensor, 0, 60);
        String path = "/api/warnings/" + city.raised().getFirst().id();
        assertThat(actions(path)).contains("ESCALATE");
        city.send(sensor, 1, 95);
        assertThat(actions(path)).doesNotContain("ESCALATE");
    }

    private String actions(String path) {
        return all().get(path)
                .expect(200)
                .json()
                .path("warning")
                .path("actions")
                .toString();
    }

    @Test
    void an_object_that_is_no_id_is_told_with_all_else() {
        var answer = all().post("/api/warning-maintenance", "{\"cityObject\":\"x\",\"thing\":\"y\",\"region\":7}")
                .expect(422);
        assertThat(answer.fields())
                .containsExactlyInAnyOrder("/cityObject", "/thing", "/region", "/from", "/until", "/reason");
        String id = UUID.nameUUIDFromBytes(new byte[1]).toString();
        all().post("/api/warning-maintenance", plan("\"cityObject\":\"" + id + "\""))
                .expect(201);
    }
}

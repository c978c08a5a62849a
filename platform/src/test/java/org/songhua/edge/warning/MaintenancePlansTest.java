package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;

/** Works planned, changed and ended over HTTP. Those here are to come, long over, or on one thing, so that they keep back no other test's warnings. */
class MaintenancePlansTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final String PATH = "/api/warning-maintenance";
    private final ApiClient all = within(Scope.ALL);

    private static ApiClient within(Scope scope) {
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("works"),
                        EnumSet.of(Permission.WARNING_VIEW, Permission.WARNING_HANDLE),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return new TestPeople(PLATFORM).client().with("Authorization", "Bearer " + token);
    }

    private static String plan(String from, String until, String what) {
        return "{\"from\":\"%s\",\"until\":\"%s\",\"reason\":\"换阀\",%s}".formatted(from, until, what);
    }

    private static String coming(String what) {
        return plan("2298-01-01T00:00:00Z", "2299-01-01T00:00:00Z", what);
    }

    private long planned(String body) {
        return all.post(PATH, body).expect(201).json().path("id").asLong();
    }

    private static JsonNode find(ApiClient client, String path, long id) {
        JsonNode answer = client.get(path).expect(200).json();
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        return items.valueStream()
                .filter(one -> one.path("id").asLong() == id)
                .findFirst()
                .orElse(null);
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        assertThat(all.post(PATH, "{}").expect(422).fields()).containsExactlyInAnyOrder("/from", "/until", "/reason");
        String wrong =
                "{\"from\":\"2026-01-01\",\"until\":7,\"reason\":[],\"thing\":1.5,\"cityObject\":\"1\",\"classCode\":{}}";
        assertThat(all.post(PATH, wrong).expect(422).fields())
                .containsExactlyInAnyOrder("/from", "/until", "/reason", "/thing", "/cityObject", "/classCode");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2298-01-02T00:00:00Z, 2298-01-01T00:00:00Z",
        "2298-01-01T00:00:00Z, 2298-01-01T00:00:00Z",
        "2298-01-01T08:00:00+08:00, 2298-01-01T00:00:00Z"
    })
    void an_end_that_is_not_after_the_begin_a_blank_reason_and_nothing_named_are_told_together(
            String from, String until) {
        String body = plan(from, until, "\"region\":\" \"").replace("换阀", "  ");
        ApiClient.Answer refused = all.post(PATH, body).expect(422);
        assertThat(refused.code()).isEqualTo("WARN-001");
        assertThat(refused.fields()).containsExactlyInAnyOrder("until", "reason", "thing");
    }

    @Test
    void what_lies_outside_the_scope_is_told_with_the_rest() {
        var district = within(new Scope(Set.of(), Set.of("220102"), Set.of()));
        String body = plan("2298-01-02T00:00:00Z", "2298-01-01T00:00:00Z", "\"region\":\"220103\"");
        ApiClient.Answer refused = district.post(PATH, body).expect(422);
        assertThat(refused.fields()).containsExactlyInAnyOrder("until", "region");
        assertThat(refused.text()).contains("WARN-001", "WARN-005");
    }

    /** Who sees a region, or a class, or the one in the other, plans only what lies within all of it. */
    @ParameterizedTest(name = "region {0} class {1}: plan {2} {3} is {4}")
    @CsvSource({
        "220102, , 220102, , 201",
        "220102, , 220102003, , 201",
        "220102, , 220102003, manhole, 201",
        "220102, , 2201, , 422",
        "220102, , 220103001, , 422",
        "220102, , , manhole, 422",
        "220102, , '', manhole, 422",
        ", manhole, , manhole, 201",
        ", manhole, 220102, manhole, 201",
        ", manhole, 220102, , 422",
        ", manhole, , building, 422",
        "220102, manhole, 220102003, manhole, 201",
        "220102, manhole, 220102003, , 422",
        "220102, manhole, , manhole, 422",
        "220102, manhole, 220103, manhole, 422",
        "220102, manhole, 220102, building, 422"
    })
    void a_scope_of_region_and_class(String region, String classCode, String of, String ofClass, int status) {
        var scope = new Scope(Set.of(), only(region), only(classCode));
        var what = new ArrayList<String>();
        if (of != null) what.add("\"region\":\"" + of + "\"");
        if (ofClass != null) what.add("\"classCode\":\"" + ofClass + "\"");
        ApiClient client = within(scope);
        ApiClient.Answer answer = client.post(PATH, coming(String.join(",", what)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 201) {
            long id = answer.json().path("id").asLong();
            assertThat(find(client, PATH, id).path("state").asString()).isEqualTo("COMING");
            client.delete(PATH + "/" + id).expect(204);
        }
        long others = planned(coming(String.join(",", what)));
        assertThat(find(client, PATH, others) != null).isEqualTo(status == 201);
        all.delete(PATH + "/" + others).expect(204);
    }

    private static Set<String> only(String value) {
        return value == null ? Set.of() : Set.of(value);
    }

    /** A department sees what is its own, and no region or class is that as a whole. */
    @Test
    void who_sees_a_department_plans_for_no_region_and_no_class() {
        PLATFORM.bean(Organisations.class)
                .create(new Organisation("plans_water", "水务", null, null), new FaultLog(9), Caller.SYSTEM);
        var water = within(new Scope(Set.of("plans_water"), Set.of(), Set.of()));
        for (String what : List.of("\"region\":\"220102\"", "\"classCode\":\"manhole\"", "\"thing\":1"))
            assertThat(water.post(PATH, coming(what)).status()).as(what).isEqualTo(422);
    }

    @Test
    void times_are_kept_whatever_the_zone_they_were_given_in() {
        long id = planned(
                plan("2298-01-01T08:30:00+08:00", "2298-01-01T20:00:00-04:00", "\"region\":\"220197\",\"more\":true"));
        JsonNode one = find(all, PATH, id);
        assertThat(one.path("from").asString()).isEqualTo("2298-01-01T00:30:00Z");
        assertThat(one.path("until").asString()).isEqualTo("2298-01-02T00:00:00Z");
        assertThat(one.path("keptBack").asLong()).isZero();
        assertThat(one.path("endedAt").isNull()).isTrue();
        all.delete(PATH + "/" + id).expect(204);
        assertThat(find(all, PATH, id)).isNull();
    }

    @Test
    void works_to_come_are_listed_by_their_begin() {
        var ids = new ArrayList<Long>();
        for (String day : List.of("2298-03-03", "2298-01-01", "2298-02-02"))
            ids.add(planned(plan(day + "T00:00:00Z", "2299-01-01T00:00:00Z", "\"region\":\"220196001\"")));
        var district = within(new Scope(Set.of(), Set.of("220196001"), Set.of()));
        assertThat(district.get(PATH)
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(one -> one.path("id").asLong()))
                .containsExactly(ids.get(1), ids.get(2), ids.get(0));
        for (long id : ids) district.delete(PATH + "/" + id).expect(204);
        assertThat(district.get(PATH).expect(200).json()).isEmpty();
    }

    @Test
    void works_that_are_over_are_listed_the_newest_first_as_many_as_asked_for() {
        var ids = new ArrayList<Long>();
        for (int year : new int[] {1992, 1990, 1991})
            ids.add(planned(plan(year + "-01-01T00:00:00Z", year + "-02-01T00:00:00Z", "\"region\":\"220195001\"")));
        var district = within(new Scope(Set.of(), Set.of("220195001"), Set.of()));
        JsonNode past = district.get(PATH + "/past").expect(200).json();
        assertThat(past.path("items").valueStream().map(one -> one.path("id").asLong()))
                .containsExactly(ids.get(0), ids.get(2), ids.get(1));
        assertThat(past.path("items").get(0).path("state").asString()).isEqualTo("OVER");
        for (String limit : List.of("0", "-1", "1")) {
            JsonNode cut =
                    district.get(PATH + "/past?limit=" + limit).expect(200).json();
            assertThat(cut.path("items")).hasSize(1);
            assertThat(cut.path("total").asLong()).isEqualTo(3);
        }
        assertThat(district.get(PATH).expect(200).json()).isEmpty();
        String path = PATH + "/" + ids.getFirst();
        assertThat(district.send("PUT", path, "{\"until\":\"2299-01-01T00:00:00Z\",\"reason\":\"x\"}")
                        .expect(422)
                        .code())
                .isEqualTo("WARN-006");
        district.delete(path).expect(404);
    }

    @Test
    void what_is_wrong_with_a_change_is_told_at_once_and_changes_nothing() {
        long id = planned(coming("\"region\":\"220194001\""));
        JsonNode before = find(all, PATH, id);
        String path = PATH + "/" + id;
        assertThat(all.send("PUT", path, "{\"from\":1}").expect(422).fields())
                .containsExactlyInAnyOrder("/from", "/until", "/reason");
        String turned = "{\"from\":\"2299-06-01T00:00:00Z\",\"until\":\"2299-05-01T00:00:00Z\",\"reason\":\"\"}";
        assertThat(all.send("PUT", path, turned).expect(422).fields()).containsExactlyInAnyOrder("until", "reason");
        String over = "{\"from\":\"1990-01-01T00:00:00Z\",\"until\":\"1990-02-01T00:00:00Z\",\"reason\":\"x\"}";
        assertThat(all.send("PUT", path, over).expect(422).fields()).containsExactly("until");
        assertThat(find(all, PATH, id)).isEqualTo(before);
        all.send("PUT", PATH + "/0", turned.replace("\"\"", "\"x\"")).expect(404);
        all.send("PUT", PATH + "/x", turned).expect(400);
        all.delete(path).expect(204);
        all.delete(path).expect(404);
    }

    /** The begin of works that go on has happened; what they are about was said when they were planned. */
    @Test
    void of_works_that_go_on_only_end_and_reason_change() {
        long thing = thing(new WarningCity(PLATFORM).sensor(0));
        long id = planned(plan("2020-01-01T00:00:00Z", "2299-01-01T00:00:00Z", "\"thing\":" + thing));
        String body = "{\"from\":\"2297-01-01T00:00:00Z\",\"until\":\"2298-01-01T00:00:00Z\",\"reason\":\"延期\","
                + "\"thing\":1,\"region\":\"22\"}";
        JsonNode changed = all.send("PUT", PATH + "/" + id, body).expect(200).json();
        assertThat(changed.path("from").asString()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(changed.path("until").asString()).isEqualTo("2298-01-01T00:00:00Z");
        assertThat(changed.path("thing").asLong()).isEqualTo(thing);
        assertThat(changed.path("region").isNull()).isTrue();
        JsonNode one = find(all, PATH, id);
        assertThat(one.path("state").asString()).isEqualTo("ON");
        assertThat(one.path("reason").asString()).isEqualTo("延期");
        all.delete(PATH + "/" + id).expect(204);
        JsonNode over = find(all, PATH + "/past?limit=1000", id);
        assertThat(over.path("state").asString()).isEqualTo("OVER");
        assertThat(over.path("until").asString()).isLessThan("2297");
        assertThat(audited(id)).containsExactly("maintenance.planned", "maintenance.changed", "maintenance.ended");
    }

    @Test
    void works_on_one_thing_keep_back_its_warnings_alone() {
        var city = new WarningCity(PLATFORM);
        city.publish("levels:", "  yellow: {when: value > 50 %}");
        long inWorks = city.sensor(0);
        long beside = city.sensor(20_000);
        String what = "\"thing\":" + thing(inWorks);
        long id = planned(plan("2020-01-01T00:00:00Z", "2299-01-01T00:00:00Z", what));
        long before = planned(plan("1990-01-01T00:00:00Z", "1991-01-01T00:00:00Z", what));
        city.send(beside, 0, 60);
        city.send(inWorks, 0, 60);
        assertThat(find(all, PATH, id).path("keptBack").asLong()).isEqualTo(1);
        assertThat(find(all, PATH + "/past?limit=1000", before).path("keptBack").asLong())
                .isZero();
        JsonNode list = all.get("/api/warnings?maintenance=" + id).expect(200).json();
        assertThat(list.path("total").asLong()).isEqualTo(1);
        assertThat(list.at("/items/0/subject").asLong()).isEqualTo(inWorks);
        JsonNode queue = all.get("/api/warnings?queue=true&rule=" + city.rule)
                .expect(200)
                .json();
        assertThat(queue.path("items")
                        .valueStream()
                        .map(one -> one.path("subject").asLong()))
                .containsExactly(beside);
        all.delete(PATH + "/" + id).expect(204);
        assertThat(find(all, PATH + "/past?limit=1000", id).path("keptBack").asLong())
                .isEqualTo(1);
    }

    private static long thing(long sensor) {
        return PLATFORM.database()
                .database()
                .get("select thing from sensing.datastream where id = ?", row -> row.whole("thing"), sensor);
    }

    private static List<String> audited(long id) {
        return PLATFORM.database()
                .database()
                .list(
                        "select action from people.audit_entry where subject = ? order by number",
                        row -> row.text("action"),
                        "maintenance:" + id);
    }
}

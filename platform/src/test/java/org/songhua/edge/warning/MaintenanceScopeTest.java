package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
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

/**
 * Works, and the sensors that rules judge, as far as department, region and class of somebody reach. There are two manholes, each with a sensor: one of the
 * water department in 220102, one of the gas department in 220103.
 */
class MaintenanceScopeTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Scope WATER_ONLY = new Scope(Set.of("works_water"), Set.of(), Set.of());
    private static final Scope DISTRICT = new Scope(Set.of(), Set.of("220102"), Set.of());
    private static final Scope BUILDINGS = new Scope(Set.of(), Set.of(), Set.of("building"));

    static {
        var organisations = PLATFORM.bean(Organisations.class);
        organisations.create(new Organisation("works_water", "水务", null, null), new FaultLog(9), Caller.SYSTEM);
    }

    private final TestPeople people = new TestPeople(PLATFORM);
    private final WarningCity warnings = new WarningCity(PLATFORM);
    private final CityFixture city = CityFixture.create(PLATFORM, "works-of-" + warnings.property.replace('_', '-'));
    private final ObjectId water = manhole("水务井", 0, "220102003", "works_water");
    private final ObjectId gas = manhole("燃气井", 100, "220103001", "works_gas");
    private final long waterSensor = on(water, warnings.sensor(0));
    private final long gasSensor = on(gas, warnings.sensor(2000));

    private ObjectId manhole(String name, int metres, String region, String department) {
        var place = new GeometryFactory().createPoint(new Coordinate(124.1 + metres / 80_000.0, 47.9));
        ObjectId id = city.add("manhole", name, Map.of(), place, region, department);
        city.done();
        return id;
    }

    private static long on(ObjectId object, long sensor) {
        PLATFORM.database()
                .database()
                .update(
                        "update sensing.thing set city_object = ? where id = (select thing from sensing.datastream where id = ?)",
                        object.value(),
                        sensor);
        return sensor;
    }

    private ApiClient within(Scope scope) {
        var permissions = List.of(Permission.WARNING_VIEW, Permission.WARNING_HANDLE, Permission.WARNING_RULES);
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("scoped"),
                        EnumSet.copyOf(permissions),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return people.client().with("Authorization", "Bearer " + token);
    }

    private static String plan(String from, String what) {
        return "{\"from\":\"" + from + "\",\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"换阀\"," + what + "}";
    }

    private long planned(String from, String what) {
        return within(Scope.ALL)
                .post("/api/warning-maintenance", plan(from, what))
                .expect(201)
                .json()
                .path("id")
                .asLong();
    }

    private String thingOf(long sensor) {
        return "\"thing\":"
                + PLATFORM.database()
                        .database()
                        .get("select thing from sensing.datastream where id = ?", row -> row.whole("thing"), sensor);
    }

    private static JsonNode find(ApiClient client, long id) {
        Stream<JsonNode> all = Stream.concat(
                client.get("/api/warning-maintenance").expect(200).json().valueStream(),
                client.get("/api/warning-maintenance/past?limit=1000")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream());
        return all.filter(one -> one.path("id").asLong() == id).findFirst().orElse(null);
    }

    @Test
    void works_on_an_object_and_on_its_sensor_are_seen_by_those_who_see_the_object() {
        long onObject = planned("2026-01-01T00:00:00Z", "\"cityObject\":\"" + water + "\"");
        long onThing = planned("2026-01-01T00:00:00Z", thingOf(waterSensor));
        long elsewhere = planned("2026-01-01T00:00:00Z", "\"cityObject\":\"" + gas + "\"");
        long elsewhereToo = planned("2026-01-01T00:00:00Z", thingOf(gasSensor));
        for (Scope scope : List.of(WATER_ONLY, DISTRICT)) {
            var client = within(scope);
            assertThat(find(client, onObject).path("objectName").asString()).isEqualTo("水务井");
            assertThat(find(client, onThing).path("thingName").asString()).startsWith("井");
            assertThat(find(client, elsewhere)).isNull();
            assertThat(find(client, elsewhereToo)).isNull();
            client.delete("/api/warning-maintenance/" + elsewhere).expect(404);
            client.send("PUT", "/api/warning-maintenance/" + elsewhereToo, plan("2026-01-01T00:00:00Z", "\"x\":1"))
                    .expect(404);
        }
        assertThat(find(within(BUILDINGS), onObject)).isNull();
        for (long id : List.of(onObject, onThing, elsewhere, elsewhereToo))
            within(Scope.ALL).delete("/api/warning-maintenance/" + id).expect(204);
        assertThat(find(within(DISTRICT), onObject).path("state").asString()).isEqualTo("OVER");
        assertThat(find(within(DISTRICT), elsewhere)).isNull();
    }

    @Test
    void what_works_kept_back_is_counted_as_far_as_the_scope_reaches_and_stays_listed_when_they_are_over() {
        warnings.publish("levels:", "  yellow: {when: value > 50 %}");
        long id = planned("2026-01-01T00:00:00Z", "\"classCode\":\"manhole\"");
        warnings.send(waterSensor, 0, 60);
        warnings.send(gasSensor, 0, 60);
        assertThat(find(within(Scope.ALL), id).path("keptBack").asInt()).isEqualTo(2);
        within(Scope.ALL).delete("/api/warning-maintenance/" + id).expect(204);
        WarningCity.await(() -> warnings.raised().stream().allMatch(one -> one.maintenance() == null));
        JsonNode over = find(within(Scope.ALL), id);
        assertThat(over.path("keptBack").asInt()).isEqualTo(2);
        assertThat(over.path("endedBy").asString()).isNotEmpty();
        String list = "/api/warnings?maintenance=" + id;
        assertThat(within(Scope.ALL).get(list).expect(200).json().path("items")).hasSize(2);
        JsonNode district = within(DISTRICT).get(list + "&limit=1").expect(200).json();
        assertThat(district.path("total").asInt()).isEqualTo(1);
        JsonNode all = within(Scope.ALL).get(list + "&limit=1").expect(200).json();
        assertThat(all.path("items")).hasSize(1);
        assertThat(all.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void works_to_come_are_changed_and_called_off_and_those_over_are_neither() {
        var client = within(Scope.ALL);
        long id = planned("2098-01-01T00:00:00Z", "\"region\":\"220109\"");
        String path = "/api/warning-maintenance/" + id;
        assertThat(find(client, id).path("state").asString()).isEqualTo("COMING");
        assertThat(client.send("PUT", path, "{\"until\":\"2097-01-01T00:00:00Z\",\"reason\":\" \"}")
                        .expect(422)
                        .fields())
                .containsExactlyInAnyOrder("until", "reason");
        client.send(
                        "PUT",
                        path,
                        "{\"from\":\"2097-06-01T00:00:00Z\",\"until\":\"2097-07-01T00:00:00Z\",\"reason\":\"改期\"}")
                .expect(200);
        assertThat(find(client, id).path("from").asString()).isEqualTo("2097-06-01T00:00:00Z");
        client.delete(path).expect(204);
        assertThat(find(client, id).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(client.send("PUT", path, "{\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"再来\"}")
                        .expect(422)
                        .code())
                .isEqualTo("WARN-006");
        client.delete(path).expect(404);
    }

    @Test
    void a_rule_counts_only_the_sensors_that_the_scope_shows() {
        warnings.publish("levels:", "  yellow: {when: value > 50 %}");
        warnings.send(waterSensor, 0, 60);
        warnings.send(gasSensor, 0, 60);
        assertThat(subjects(Scope.ALL)).isEqualTo(2);
        assertThat(subjects(WATER_ONLY)).isEqualTo(1);
        assertThat(subjects(DISTRICT)).isEqualTo(1);
        assertThat(subjects(new Scope(Set.of(), Set.of(), Set.of("manhole")))).isEqualTo(2);
        assertThat(subjects(BUILDINGS)).isZero();
    }

    private int subjects(Scope scope) {
        return within(scope)
                .get("/api/warning-rules")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("code").asString().equals(warnings.rule))
                .findFirst()
                .orElseThrow()
                .path("subjects")
                .asInt();
    }
}

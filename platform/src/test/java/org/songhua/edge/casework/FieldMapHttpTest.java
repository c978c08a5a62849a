package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.FieldWork;
import org.songhua.casework.FieldWork.FieldMap;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import tools.jackson.databind.JsonNode;

/** The map that a phone takes along: what lies in the grids of one's own tasks, never more, never of somebody else's scope. */
class FieldMapHttpTest {
    private static final String GRID = "220102001003001";
    private static final double EAST = 127.5;
    private static final double NORTH = 44.5;

    private static TestPlatform platform;
    private static TestPeople people;
    private static TestCases test;
    private static CityFixture city;
    private static UUID inGrid;

    /** A grid with a house in it, a street beyond its edge, and a house two kilometres away. */
    @BeforeAll
    static void town() {
        platform = TestPlatform.start(Map.of());
        people = new TestPeople(platform);
        test = new TestCases(platform);
        city = CityFixture.create(platform, "field_map");
        city.add("unit_grid", "网格", Map.of("code", GRID), CityFixture.square(EAST, NORTH, 0.002));
        city.add("building", "格内楼", Map.of(), CityFixture.square(EAST + 0.0005, NORTH + 0.0005, 0.0003));
        city.add("street", "格边路", Map.of(), CityFixture.line(EAST - 0.001, NORTH - 0.001, EAST + 0.003, NORTH - 0.001));
        city.add("building", "远处楼", Map.of(), CityFixture.square(EAST + 0.03, NORTH, 0.0003));
        city.done();
        inGrid = dispatched(EAST + 0.001, NORTH + 0.001, "roads");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static UUID dispatched(double longitude, double latitude, String department) {
        UUID id = test.reports
                .take(NewReport.of("web", "02001", "现场看看").at(longitude, latitude), "citizen")
                .caseId();
        test.act(id, "accept", TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", department), TestCases.DISPATCHER);
        return id;
    }

    private static ApiClient member(String organisation, Scope scope) {
        String name = TestPeople.newName("map");
        var profile = new UserProfile("外勤", organisation, true, List.of("field_worker"), scope);
        platform.bean(Users.class).create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return people.client().logIn(name, TestPeople.PASSWORD);
    }

    private static JsonNode map(ApiClient client) {
        return client.get("/api/field/map").expect(200).json();
    }

    private static List<String> names(JsonNode map) {
        return map.path("features")
                .valueStream()
                .map(one -> one.at("/properties/name").asString())
                .sorted()
                .toList();
    }

    @Test
    void theMapHoldsTheGridOfTheTasksAndWhatLiesAroundItWithItsDate() {
        JsonNode map = map(member("roads", Scope.ALL));
        assertThat(map.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(names(map)).containsExactly("格内楼", "格边路", "网格");
        assertThat(map.path("complete").asBoolean()).isTrue();
        assertThat(map.path("madeAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(map.path("dataVersion").asLong()).isNotNegative();
        JsonNode area = map.path("areas").path(0);
        assertThat(map.path("areas").size()).isOne();
        assertThat(area.path("grid").asString()).isEqualTo(GRID);
        assertThat(area.path("tasks").asInt()).isOne();
        // 250 m around: 0.00225 of a degree to the north, more to the east.
        assertThat(area.path("extent").path(1).asDouble()).isBetween(NORTH - 0.0023, NORTH - 0.0022);
        assertThat(area.path("extent").path(2).asDouble()).isBetween(EAST + 0.002 + 0.003, EAST + 0.002 + 0.0033);
    }

    @Test
    void featuresAreGeoJsonInDegreesWithTheirClass() {
        JsonNode house = map(member("roads", Scope.ALL))
                .path("features")
                .valueStream()
                .filter(one -> one.at("/properties/name").asString().equals("格内楼"))
                .findFirst()
                .orElseThrow();
        assertThat(house.at("/properties/class").asString()).isEqualTo("building");
        assertThat(house.at("/geometry/type").asString()).isEqualTo("Polygon");
        assertThat(house.at("/geometry/coordinates/0/0/0").asDouble()).isBetween(EAST, EAST + 0.001);
        assertThat(house.path("id").asString()).isNotEmpty();
    }

    @Test
    void whoHasNoTasksTakesNoMapAlong() {
        JsonNode map = map(member("light", Scope.ALL));
        assertThat(map.path("areas").size()).isZero();
        assertThat(map.path("features").size()).isZero();
        assertThat(map.path("complete").asBoolean()).isTrue();
    }

    @Test
    void whatLiesOutsideOnesScopeIsNotOnTheMap() {
        ApiClient streets = member("roads", new Scope(Set.of(), Set.of(), Set.of("street")));
        assertThat(names(map(streets))).isSubsetOf("格边路");
        people.client().get("/api/field/map").expect(401);
        people.withKey(Permission.CASE_VIEW).get("/api/field/map").expect(403);
    }

    /** Beyond every grid the place itself and 250 m around it are taken along; a case without a place adds nothing. */
    @Test
    void aPlaceWithoutAGridIsTakenWithWhatIsAround() {
        dispatched(EAST + 0.0302, NORTH + 0.0001, "water");
        test.reports.take(NewReport.of("web", "02001", "不知道在哪里"), "citizen");
        JsonNode map = map(member("water", Scope.ALL));
        assertThat(names(map)).containsExactly("远处楼");
        assertThat(map.path("areas").size()).isOne();
        assertThat(map.path("areas").path(0).path("grid").asString("?")).isEmpty();
    }

    /** More than a phone shall hold: it is cut off and says so. */
    @Test
    void aMapNeverHoldsMoreThanItsLimitAndSaysWhatIsMissing() {
        double east = EAST + 1;
        for (int i = 0; i < FieldMap.MOST_OBJECTS + 10; i++)
            city.add("tree", "树" + i, Map.of(), CityFixture.point(east + (i % 80) * 1e-5, NORTH + (i / 80) * 1e-5));
        city.done();
        test.organisation("parks");
        dispatched(east, NORTH, "parks");
        JsonNode map = map(member("parks", Scope.ALL));
        assertThat(map.path("features").size()).isEqualTo(FieldMap.MOST_OBJECTS);
        assertThat(map.path("complete").asBoolean()).isFalse();
    }

    @Test
    void aTaskSaysWhatEvidenceItHoldsAlready() {
        test.act(inGrid, "sign", TestCases.WORKER);
        test.cases.attach(inGrid, "before", TestCases.PHOTO, TestCases.WORKER);
        JsonNode task = member("roads", Scope.ALL)
                .get("/api/field/tasks")
                .expect(200)
                .json()
                .path("tasks")
                .path(0);
        assertThat(task.path("evidence").path(0).asString()).isEqualTo("before");
        assertThat(task.path("evidence").size()).isOne();
        assertThat(platform.bean(FieldWork.class).evidence(UUID.randomUUID())).isEmpty();
    }
}

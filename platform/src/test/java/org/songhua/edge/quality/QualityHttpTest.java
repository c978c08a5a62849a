package org.songhua.edge.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Quality;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** The quality of the data over HTTP: what is told, to whom, and who may ask for a run. */
class QualityHttpTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final TestPeople PEOPLE = new TestPeople(PLATFORM);
    private static ObjectId tower;

    @BeforeAll
    static void makeTownAndCheckIt() {
        CityFixture town = CityFixture.create(PLATFORM, "quality_http");
        tower = town.add(
                "building", "<塔>", Map.of("height", 999), CityFixture.square(-75, -45, 0.001), "229801001", null);
        town.add("building", "屋", Map.of("height", 3), CityFixture.square(-75.1, -45, 0.001), "229802001", null);
        town.done();
        PLATFORM.bean(Quality.class).run("li");
    }

    private static ApiClient viewer() {
        return PEOPLE.withKey(Permission.CIM_VIEW);
    }

    private static JsonNode find(JsonNode list, String member, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path(member).asString("").equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode result(JsonNode board, String check) {
        return StreamSupport.stream(board.path("results").spliterator(), false)
                .filter(one -> one.path("check").asString("").equals(check))
                .filter(one -> one.path("dataset").asString("").equals("quality_http"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBoardTellsChecksResultsAndHistory() {
        JsonNode board = viewer().get("/api/quality").expect(200).json();
        JsonNode check = find(board.path("checks"), "code", "building_height");
        assertThat(check.at("/title/zh").asString()).isEqualTo("建筑高度不合理");
        assertThat(check.at("/recommendation/en").asString()).contains("metres");
        assertThat(check.path("severity").asString()).isEqualTo("error");
        assertThat(check.path("pack").asString()).isEqualTo("base");
        assertThat(check.path("rule").asString()).isEqualTo("height <= 0 OR height > 600");
        JsonNode result = result(board, "building_height");
        assertThat(result.path("found").asInt()).isEqualTo(1);
        assertThat(result.path("checked").asInt()).isEqualTo(2);
        assertThat(board.at("/last/finishedAt").asString()).isNotEmpty();
        assertThat(find(board.path("history"), "check", "building_height")
                        .path("found")
                        .asInt())
                .isPositive();
    }

    @Test
    void aFindingOpensDownToTheObject() {
        JsonNode page = viewer().get("/api/quality/checks/building_height/findings?dataset=quality_http")
                .expect(200)
                .json();
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("next").isNull()).isTrue();
        JsonNode found = page.at("/items/0");
        assertThat(found.path("object").asString()).isEqualTo(tower.toString());
        assertThat(found.path("name").asString()).isEqualTo("<塔>");
        assertThat(found.at("/position/0").asDouble()).isBetween(-75.0, -74.999);
        viewer().get("/api/objects/" + found.path("object").asString()).expect(200);
    }

    @Test
    void aFindingOfADataSetHasNoObjectAndNoPlace() {
        JsonNode found = viewer().get("/api/quality/checks/dataset_without_date/findings?dataset=quality_http")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(found.path("object").isNull()).isTrue();
        assertThat(found.path("position").isNull()).isTrue();
        assertThat(found.path("note").asString()).isEqualTo("quality_http");
    }

    @Test
    void pagesAreContinuedByNumber() {
        ApiClient client = viewer();
        JsonNode page = client.get("/api/quality/checks/building_height/findings?dataset=quality_http&limit=1")
                .json();
        assertThat(page.path("next").asInt()).isEqualTo(1);
        JsonNode rest = client.get("/api/quality/checks/building_height/findings?dataset=quality_http&limit=1&after=1")
                .json();
        assertThat(rest.path("items").size()).isZero();
    }

    @Test
    void whatNobodyDeclaresIsNotThere() {
        viewer().get("/api/quality/checks/no_such/findings?dataset=quality_http")
                .expect(404);
        viewer().get("/api/quality/checks/building_height/findings").expect(400);
        JsonNode none = viewer().get("/api/quality/checks/building_height/findings?dataset=no_such")
                .expect(200)
                .json();
        assertThat(none.path("items").size()).isZero();
    }

    @Test
    void whoSeesAnotherDistrictIsToldOfNoFindingHere() {
        var elsewhere = new Scope(Set.of(), Set.of("229802"), Set.of());
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("key"),
                        Set.of(Permission.CIM_VIEW),
                        elsewhere,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        ApiClient client = PEOPLE.client().with("Authorization", "Bearer " + token);
        JsonNode board = client.get("/api/quality").expect(200).json();
        assertThat(result(board, "building_height").path("found").asInt()).isZero();
        assertThat(board.path("history").size()).isZero();
        JsonNode page = client.get("/api/quality/checks/building_height/findings?dataset=quality_http")
                .expect(200)
                .json();
        assertThat(page.path("items").size()).isZero();
    }

    @Test
    void whoMayImportMayAskForARunAndTheOthersMayNot() throws Exception {
        viewer().post("/api/quality/runs", "").expect(403);
        JsonNode run = PEOPLE.withKey(Permission.CIM_VIEW, Permission.CIM_IMPORT)
                .post("/api/quality/runs", "")
                .expect(202)
                .json();
        long id = run.path("id").asLong();
        assertThat(id).isPositive();
        Quality quality = PLATFORM.bean(Quality.class);
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (quality.isRunning() && System.nanoTime() < until) Thread.onSpinWait();
        assertThat(quality.runs(5)).anyMatch(one -> one.id() == id);
    }
}

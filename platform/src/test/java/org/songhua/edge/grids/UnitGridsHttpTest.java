package org.songhua.edge.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectQuery;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.code.CodeScheme;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unit grids over HTTP. District 229701 has a street of two communities, each a square of about 320 m by 445 m with a cross of streets
 * through it, at 10 degrees east, 44 degrees north; and a third one whose code is not one.
 */
class UnitGridsHttpTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final TestPeople PEOPLE = new TestPeople(PLATFORM);
    private static final double SIDE = 0.004;
    private static final String FIRST = "229701001001";
    private static final String SECOND = "229701001002";
    private static CityFixture town;

    @BeforeAll
    static void makeTown() {
        town = CityFixture.create(PLATFORM, "grid_town");
        community(FIRST, "甲社区", 10);
        community(SECOND, null, 10.1);
        community("229701001000", "错社区", 10.2);
        for (double west : new double[] {10, 10.1}) {
            double middle = west + SIDE / 2;
            town.add("street", "横街", Map.of(), CityFixture.line(west - 0.001, 44.002, west + SIDE + 0.001, 44.002));
            town.add("street", "纵街", Map.of(), CityFixture.line(middle, 43.999, middle, 44 + SIDE + 0.001));
        }
        town.done();
    }

    private static void community(String code, String name, double west) {
        town.add(
                "region",
                name,
                Map.of("code", code, "level", 5, "parent", code.substring(0, 9)),
                CityFixture.square(west, 44, SIDE),
                code,
                null);
    }

    private static ApiClient editor() {
        return PEOPLE.withKey(Permission.CIM_VIEW, Permission.CIM_EDIT);
    }

    private static JsonNode propose(String body) {
        return editor().post("/api/unit-grids/propose", body).expect(200).json();
    }

    private static JsonNode community(JsonNode answer, String code) {
        return StreamSupport.stream(answer.path("communities").spliterator(), false)
                .filter(one -> one.path("code").asString("").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<CityObject> stored(String community) {
        var grids = new ArrayList<CityObject>();
        var query = new ObjectQuery(
                List.of("unit_grid"), List.of(), Map.of("community", community), null, null, null, null, 1000);
        PLATFORM.bean(CityObjects.class).stream(query, Scope.ALL, grids::add);
        return grids;
    }

    @Test
    void aProposalTellsEveryCommunityAndStoresNothing() {
        JsonNode answer = propose("{\"region\": \"229701\", \"target_m2\": 40000}");
        assertThat(answer.path("communities").size()).isEqualTo(3);
        JsonNode second = community(answer, SECOND);
        assertThat(second.path("grids").size())
                .as("one for each quarter between the streets")
                .isEqualTo(4);
        assertThat(second.at("/grids/0").asString()).isEqualTo(SECOND + "001");
        assertThat(second.path("edit").isNull()).isTrue();
        assertThat(second.path("smallest_m2").asLong()).isBetween(35_000L, 36_000L);
        assertThat(stored(SECOND)).isEmpty();
    }

    @Test
    void whatIsAtFaultIsToldAndDoesNotHinderTheOthers() {
        JsonNode wrong = community(propose("{\"region\": \"229701\", \"target_m2\": 40000}"), "229701001000");
        assertThat(wrong.path("grids").size()).isZero();
        assertThat(wrong.at("/faults/0/code").asString()).isEqualTo("CODE-003");
    }

    @Test
    void gridsAreMadeOnceTileTheCommunityAndCanBeTakenBack() {
        JsonNode answer = editor().post(
                        "/api/unit-grids",
                        "{\"region\": \"%s\", \"target_m2\": 40000, \"dataset\": \"grid_town\", \"reason\": \"初次划分\"}"
                                .formatted(FIRST))
                .expect(200)
                .json();
        assertThat(answer.path("grids").asInt()).isEqualTo(4);
        List<CityObject> grids = stored(FIRST);
        assertThat(grids).hasSize(4).allSatisfy(grid -> {
            assertThat(grid.dataset()).isEqualTo(town.dataset());
            assertThat(grid.name()).matches("甲社区00[1-4]网格");
        });
        assertThat(grids)
                .extracting(grid -> attribute(grid, "code"))
                .allSatisfy(code -> assertThat(CodeScheme.UNIT_GRID.check(code)).isEmpty());
        assertThatTheyTile(grids, CityFixture.square(10, 44, SIDE));

        JsonNode again = editor().post("/api/unit-grids", "{\"region\": \"%s\"}".formatted(FIRST))
                .expect(200)
                .json();
        assertThat(again.path("grids").asInt()).isZero();
        assertThat(community(again, FIRST).path("existing").asInt()).isEqualTo(4);
        assertThat(community(again, FIRST).at("/faults/0/code").asString()).isEqualTo("GRID-005");
        assertThat(stored(FIRST)).hasSize(4);

        long edit = community(answer, FIRST).path("edit").asLong();
        assertThat(PLATFORM.bean(Editing.class).find(edit).orElseThrow().reason())
                .isEqualTo("初次划分");
        PLATFORM.bean(Editing.class).undo(edit, null, Scope.ALL, "li");
        assertThat(stored(FIRST)).isEmpty();
    }

    private static String attribute(CityObject object, String name) {
        return JsonMapper.shared().readTree(object.attributesJson()).path(name).asString("");
    }

    private static void assertThatTheyTile(List<CityObject> grids, Geometry community) {
        List<Geometry> areas = grids.stream().map(grid -> Wkb.read(grid.wkb())).toList();
        double sum = areas.stream().mapToDouble(Geometry::getArea).sum();
        assertThat(sum / community.getArea()).isCloseTo(1, within(1e-5));
        Geometry union = OverlayNGRobust.union(areas);
        assertThat(union.getArea() / community.getArea()).as("without overlaps").isCloseTo(1, within(1e-5));
    }

    @Test
    void smallerGridsAreMoreGrids() {
        JsonNode answer = propose("{\"region\": \"%s\"}".formatted(SECOND));
        JsonNode community = community(answer, SECOND);
        assertThat(community.path("grids").size()).isEqualTo(16);
        assertThat(community.path("largest_m2").asLong()).isLessThanOrEqualTo(15_000);
    }

    @Test
    void aStreetStandsForItsCommunities() {
        assertThat(propose("{\"region\": \"229701001\"}").path("communities").size())
                .isEqualTo(3);
        assertThat(propose("{\"region\": \"229700\"}").path("communities").size())
                .isEqualTo(3);
    }

    @Test
    void allThatIsWrongWithAnOrderIsToldAtOnce() {
        var answer = editor().post("/api/unit-grids/propose", "{\"region\": \"1\", \"target_m2\": 5}")
                .expect(422);
        assertThat(answer.fields()).containsExactlyInAnyOrder("/region", "/target_m2");
        editor().post("/api/unit-grids/propose", "{}").expect(422);
        editor().post("/api/unit-grids", "{\"region\": \"999999\"}").expect(404);
    }

    @Test
    void whoMayOnlyLookMayNotMakeGrids() {
        PEOPLE.withKey(Permission.CIM_VIEW)
                .post("/api/unit-grids", "{\"region\": \"229701\"}")
                .expect(403);
    }

    @Test
    void outsideOnesScopeThereIsNoCommunity() {
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("key"),
                        Set.of(Permission.CIM_EDIT),
                        new Scope(Set.of(), Set.of(SECOND), Set.of()),
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        ApiClient client = PEOPLE.client().with("Authorization", "Bearer " + token);
        JsonNode answer = client.post("/api/unit-grids/propose", "{\"region\": \"229701\"}")
                .expect(200)
                .json();
        assertThat(answer.path("communities").size()).isEqualTo(1);
        client.post("/api/unit-grids/propose", "{\"region\": \"%s\"}".formatted(FIRST))
                .expect(404);
    }
}

package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clause of emergencies over one street of 20 blocks of 99 m near the equator: homes of ten people at blocks 0 to 5, one of unknown
 * people at 3, one of ten at 12; shelters for 100 at 2, for 30 at 8, for 20 at 10, of unknown places at 11; one for 500 on an island; stores at
 * 4 and 15. A rain of a hundred years floods blocks -0.5 to 5.5.
 */
class EmergencyClauseTest {
    private static final String REGION = "996118";
    private static final double WEST = 11;
    private static final double NORTH = 0.3;
    private static final double BLOCK = 0.00089;
    private static final CityFixture CITY = town();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static CityFixture town() {
        CityFixture city = CityFixture.create(TestPlatform.shared(), "emergency_town");
        street(city, 0, 20);
        street(city, 60, 61);
        for (int block = 0; block <= 5; block++) home(city, block, Map.of("use", "residential", "residents", 10));
        home(city, 3.3, Map.of("use", "residential"));
        home(city, 12, Map.of("use", "residential", "residents", 10));
        point(city, "refuge", 2, Map.of("people", 100));
        point(city, "refuge", 8, Map.of("people", 30));
        point(city, "refuge", 10, Map.of("people", 20));
        point(city, "refuge", 11, Map.of());
        point(city, "refuge", 60.5, Map.of("people", 500));
        point(city, "emergency_store", 4, Map.of("pumps", 2));
        point(city, "emergency_store", 15, Map.of("pumps", 12, "tents", 40));
        city.done();
        return city;
    }

    private static double x(double block) {
        return WEST + BLOCK * block;
    }

    private static void street(CityFixture city, int from, int to) {
        var ordinates = new double[2 * (to - from) + 2];
        for (int i = 0; i <= to - from; i++) {
            ordinates[2 * i] = x(from + i);
            ordinates[2 * i + 1] = NORTH;
        }
        city.add("street", "street", Map.of("kind", "residential"), CityFixture.line(ordinates), REGION, null);
    }

    private static void home(CityFixture city, double block, Map<String, ?> attributes) {
        Geometry square = CityFixture.square(x(block) - 0.0001, NORTH - 0.0001, 0.0002);
        city.add("building", "home " + block, attributes, square, REGION, null);
    }

    private static void point(CityFixture city, String classCode, double block, Map<String, ?> attributes) {
        city.add(classCode, classCode + " " + block, attributes, CityFixture.point(x(block), NORTH), REGION, null);
    }

    private static String ring(double from, double to) {
        return "[[%s, 0.299], [%s, 0.299], [%s, 0.301], [%s, 0.301]]".formatted(x(from), x(to), x(to), x(from));
    }

    private static JsonNode run(String area, String more) {
        assertThat(CITY.ids()).isNotEmpty();
        String inputs =
                "{\"scenario\": \"百年一遇降雨\", \"area\": %s, \"set\": \"shelters-stores\", \"shelters\": \"shelter_places\", \"stores\": \"emergency_stores\"%s}"
                        .formatted(area, more);
        var scope = new Scope(Set.of(), Set.of(REGION), Set.of());
        Map<String, Object> outputs =
                TestPlatform.shared().bean(Analyses.class).run("emergency-scenario", MAPPER.readTree(inputs), scope);
        return MAPPER.valueToTree(outputs).path("result");
    }

    /** 给一个情景(如100年一遇降雨)可列出受影响人口、可用避难容量、缺口与最近物资; 容量不足时明确报缺口而不是静默. */
    @Test
    void clause_18_aScenarioListsPeopleHitUsablePlacesTheWantAndTheNearestStoresAndSaysWhenThereAreTooFew() {
        JsonNode result = run(ring(-0.5, 5.5), "");
        assertThat(result.path("scenario").asString()).isEqualTo("百年一遇降雨");
        // 受影响人口: six homes of ten, and one of which nobody knows, which is told.
        assertThat(result.at("/affected/people").asInt()).isEqualTo(60);
        assertThat(result.at("/affected/dwellings").asInt()).isEqualTo(7);
        assertThat(result.at("/affected/dwellingsOfUnknownPeople").asInt()).isOne();
        // 可用避难容量: 30 and 20; neither the 100 that are flooded, nor the 500 that no street leads to; that of unknown
        // places is told.
        assertThat(result.path("shelterPlaces").asInt()).isEqualTo(50);
        assertThat(result.path("sheltersHit").asInt()).isOne();
        assertThat(result.path("sheltersOfUnknownPlaces").asInt()).isOne();
        assertThat(result.path("shelters")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactly("refuge 8.0", "refuge 10.0", "refuge 11.0");
        // 缺口, and 容量不足时明确报缺口而不是静默: in a number, a truth value, and words.
        assertThat(result.path("placed").asInt()).isEqualTo(50);
        assertThat(result.path("gap").asInt()).isEqualTo(10);
        assertThat(result.path("short").booleanValue()).isTrue();
        assertThat(result.at("/says/zh").asString()).contains("避难容量不足", "缺口 10 人");
        assertThat(result.at("/says/en").asString()).contains("Not enough shelter", "10 do not");
        // 最近物资: with the way along the street from where most people are hit, and what lies there; one that is hit
        // itself says so.
        JsonNode stores = result.path("stores");
        assertThat(stores).hasSize(2);
        assertThat(stores.at("/0/name").asString()).isEqualTo("emergency_store 4.0");
        assertThat(stores.at("/0/hit").booleanValue()).isTrue();
        assertThat(stores.at("/1/hit").booleanValue()).isFalse();
        assertThat(stores.at("/1/stock/pumps").asInt()).isEqualTo(12);
        assertThat(stores.at("/1/metres").doubleValue() - stores.at("/0/metres").doubleValue())
                .isCloseTo(11 * 99.07, within(5.0));

        // Where there is room there is no want, and it says so as well.
        JsonNode small = run(ring(-0.5, 1.5), ", \"count\": 1");
        assertThat(small.at("/affected/people").asInt()).isEqualTo(20);
        assertThat(small.path("gap").asInt()).isZero();
        assertThat(small.path("short").booleanValue()).isFalse();
        assertThat(small.at("/says/zh").asString()).contains("均有可达的避难位置");
        assertThat(small.path("stores")).hasSize(1);
    }

    @Test
    void whoReachesNoShelterIsCountedAmongThoseWithoutAPlace() {
        // All shelters of the street are hit: nobody finds a place.
        JsonNode result = run(ring(-0.5, 11.5), "");
        assertThat(result.path("gap").asInt()).isEqualTo(60);
        assertThat(result.path("outOfReach").asInt()).isEqualTo(60);
        assertThat(result.path("shelters")).isEmpty();
        assertThat(result.at("/says/zh").asString()).contains("60 人限值内没有任何避难场所");
    }

    @Test
    void whereNobodyLivesNobodyIsHit() {
        JsonNode result = run(ring(14.5, 15.5), "");
        assertThat(result.at("/affected/people").asInt()).isZero();
        assertThat(result.path("short").booleanValue()).isFalse();
        assertThat(result.at("/stores/0/name").asString()).isEqualTo("emergency_store 15.0");
    }

    @Test
    void whatIsNoAreaOrNoShelterIsTold() {
        assertThatThrownBy(() -> run("[[11, 0.3], [11.1, 0.3]]", "")).hasMessageContaining("/inputs/area");
        assertThatThrownBy(() -> run("[[11, 0.3], [11.1, 0.4], [11.1, 0.3], [11, 0.4]]", ""))
                .hasMessageContaining("PLAN-131");
        assertThatThrownBy(() -> run(ring(0, 1), ", \"shelters\": \"emergency_stores\""))
                .hasMessageContaining("PLAN-130");
        assertThatThrownBy(() -> run(ring(0, 1), ", \"stores\": \"nothing\"")).hasMessageContaining("PLAN-111");
    }
}

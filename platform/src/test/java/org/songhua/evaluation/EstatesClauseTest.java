package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.indicator.Status;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * The clause of infrastructure: density of roads, want of places for cars and of charging points, out of the model of the city.
 * The built-up area is 1,605 m wide and 2,222 m high; 0.001 degrees are 80 m to the east and 111 m to the north.
 */
class EstatesClauseTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final String ROADS = "mohurd-2025:U06";
    private static final String PLACES = "mohurd-2025:C05";
    private static final String CHARGING = "mohurd-2025:C06";
    private static final String CITY = "220100";

    private final EvaluationTown town = new EvaluationTown();
    private final ApiClient planner = new TestPeople(town.platform).loggedIn("planner");

    private ObjectId estate(String name, double east, Map<String, ?> attributes) {
        return town.city.add(
                "estate",
                name,
                attributes,
                CityFixture.square(EvaluationTown.WEST + east, EvaluationTown.SOUTH + 0.002, 0.001),
                EvaluationTown.STREETS.get(east < 0.02 ? 0 : 1),
                null);
    }

    private void point(String classCode, double east, Map<String, ?> attributes) {
        town.city.add(
                classCode,
                classCode + east,
                attributes,
                CityFixture.point(EvaluationTown.WEST + east, EvaluationTown.SOUTH + 0.0025),
                EvaluationTown.STREETS.getFirst(),
                null);
    }

    private void street(String kind, double east, double toEast) {
        double latitude = EvaluationTown.SOUTH + 0.01;
        var line = SHAPES.createLineString(new Coordinate[] {
            new Coordinate(EvaluationTown.WEST + east, latitude), new Coordinate(EvaluationTown.WEST + toEast, latitude)
        });
        town.city.add("street", kind + east, Map.of("kind", kind), line, EvaluationTown.STREETS.getFirst(), null);
    }

    /** Two estates 40 m from each other in the built-up area, one outside it. */
    private Map<String, ObjectId> estates() {
        var estates = new TreeMap<String, ObjectId>();
        estates.put("甲小区", estate("甲小区", 0.002, Map.of("households", 100)));
        estates.put("乙小区", estate("乙小区", 0.0035, Map.of("households", 50)));
        estates.put("丙小区", estate("丙小区", 0.025, Map.of("households", 500)));
        point("parking", 0.0025, Map.of("places", 60));
        point("parking", 0.004, Map.of("places", 80));
        // Between the two, 28 m from the first and 12 m from the second: the second's, and no place counts twice.
        point("parking", 0.00335, Map.of("places", 5));
        // 56 m from the first: nobody's.
        point("parking", 0.0013, Map.of("places", 500));
        point("charging", 0.0025, Map.of("kind", "charging", "sockets", 4));
        point("charging", 0.004, Map.of("kind", "bicycle", "sockets", 20));
        town.city.done();
        return estates;
    }

    private JsonNode lineage(long value) {
        return planner.get("/api/evaluation/values/" + value + "/lineage?limit=1000")
                .expect(200)
                .json();
    }

    private static Map<String, Double> rows(JsonNode lineage) {
        var rows = new TreeMap<String, Double>();
        lineage.at("/totals/0/rows")
                .forEach(row ->
                        rows.put(row.path("name").asString(), row.path("amount").doubleValue()));
        return rows;
    }

    /** 路网密度、停车缺口、充电缺口由空间数据直接算出并能列出每个缺口小区; 口径(建成区版本)随值保存. */
    @Test
    void clause_10_roadsAndWantsComeOutOfTheModelEachEstateIsListedAndTheBuiltUpAreaIsKeptWithTheValue() {
        Map<String, ObjectId> estates = estates();
        street("arterial", -0.001, 0.021);
        street("residential", 0, 0.02);
        street("secondary", 0.021, 0.03);
        town.city.done();
        town.run();
        // 路网密度: of 0.022 degrees 0.02 lie inside; a street within a block and one outside do not count. 1.605 / (1.605
        // · 2.222).
        assertThat(town.value(ROADS, CITY).measured().value()).isCloseTo(1 / 2.222, withinPercentage(0.5));

        // 停车缺口: a place for each household. 100 - 60; what the second has too much helps the first in the net alone.
        IndicatorValue places = town.value(PLACES, CITY);
        assertThat(places.measured().status()).isEqualTo(Status.MEASURED);
        assertThat(places.measured().value()).isEqualTo(40);
        assertThat(places.measured().net()).isEqualTo(100 - 60 + 50 - 85);
        // 充电缺口: a socket for ten households. 10 - 4 and 5 - 0; those for bicycles do not count.
        IndicatorValue charging = town.value(CHARGING, CITY);
        assertThat(charging.measured().value()).isEqualTo(6 + 5);

        // 并能列出每个缺口小区: each with its share, and the shares are the value; each opens as an object of the city.
        assertThat(rows(lineage(places.id()))).isEqualTo(Map.of("甲小区", 40.0));
        JsonNode listed = lineage(charging.id());
        assertThat(rows(listed)).isEqualTo(Map.of("甲小区", 6.0, "乙小区", 5.0));
        for (JsonNode row : listed.at("/totals/0/rows")) {
            String id = row.path("id").asString();
            assertThat(id).isEqualTo(estates.get(row.path("name").asString()).toString());
            assertThat(planner.get("/api/objects/" + id).expect(200).text()).contains("households");
        }
        assertThat(listed.at("/parameters/each").asString()).contains("0.1 个/户", "2025-01-01", "起始值");

        theBuiltUpAreaIsKeptWithTheValue(places);
    }

    /** 口径(建成区版本)随值保存: another area is another version and a break; the old value keeps its own and can be made again. */
    private void theBuiltUpAreaIsKeptWithTheValue(IndicatorValue before) {
        IndicatorValue roads = town.value(ROADS, CITY);
        town.city.add(
                "built_up_area",
                "扩建",
                Map.of("city", CITY, "year", 2025),
                CityFixture.square(EvaluationTown.WEST + 0.02, EvaluationTown.SOUTH, 0.02),
                EvaluationTown.STREETS.get(1),
                null);
        town.city.done();
        town.run();
        IndicatorValue after = town.value(PLACES, CITY);
        assertThat(after.measured().value()).isEqualTo(40 + 500);
        assertThat(after.broken()).isTrue();
        assertThat(after.geographyVersion()).isNotEqualTo(before.geographyVersion());
        assertThat(after.formulaVersion()).isEqualTo(before.formulaVersion());
        // 0.021 and 0.009 degrees of streets in an area 0.04 degrees wide.
        assertThat(town.value(ROADS, CITY).measured().value()).isCloseTo(0.03 / 0.04 / 2.222, withinPercentage(0.5));

        JsonNode history = planner.get("/api/indicators/" + PLACES + "/history?geography=" + CITY)
                .expect(200)
                .json();
        assertThat(history.valueStream().map(value -> value.path("boundaries").asString()))
                .containsExactly(after.geographyVersion(), before.geographyVersion());
        assertThat(history.path(1).path("definition").asString()).isEqualTo(before.formulaVersion());
        JsonNode then = lineage(before.id());
        assertThat(rows(then)).isEqualTo(Map.of("甲小区", 40.0));
        assertThat(areas(then)).containsExactly("1");
        assertThat(areas(lineage(after.id()))).containsExactly("2");
        for (IndicatorValue old : List.of(before, roads))
            assertThat(town.evaluation.repeat(old.id(), Scope.ALL).orElseThrow().identical())
                    .isTrue();
    }

    /** {@return how many built-up areas were read for a value} */
    private static List<String> areas(JsonNode lineage) {
        return lineage.path("inputs")
                .valueStream()
                .filter(input -> input.path("classCode").asString().equals("built_up_area"))
                .map(input -> String.valueOf(input.path("objects").asLong()))
                .toList();
    }

    @Test
    void whatIsNotKnownOfAnEstateOrACarParkIsToldAndNotTakenForNothing() {
        estates();
        estate("丁小区", 0.006, Map.of());
        point("parking", 0.0026, Map.of("kind", "street"));
        town.city.done();
        town.run();
        IndicatorValue places = town.value(PLACES, CITY);
        assertThat(places.measured().status()).isEqualTo(Status.ESTIMATED);
        assertThat(places.measured().value()).isEqualTo(40);
        assertThat(places.lacking()).isEqualTo(2);
        JsonNode total = lineage(places.id()).at("/totals/0");
        // Those of which nothing can be said, or that lie outside, stand apart from those that want something.
        assertThat(total.path("against")
                        .valueStream()
                        .map(row -> row.path("name").asString()))
                .containsExactlyInAnyOrder("丙小区", "丁小区");
        assertThat(total.path("lacking").asInt()).isEqualTo(2);
    }

    @Test
    void withoutEstatesOrSuppliersNobodyClaimsThereIsNoGap() {
        town.run();
        assertThat(town.value(PLACES, CITY).measured().status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(town.value(PLACES, CITY).wanting()).isEqualTo("class:estate");
        estate("甲小区", 0.002, Map.of("households", 100));
        town.city.done();
        town.run();
        assertThat(town.value(PLACES, CITY).wanting()).isEqualTo("class:parking");
        assertThat(town.value(CHARGING, CITY).wanting()).isEqualTo("class:charging");
        point("parking", 0.0025, Map.of("kind", "street"));
        town.city.done();
        town.run();
        assertThat(town.value(PLACES, CITY).wanting()).isEqualTo("attribute:parking.places");
        String supply = planner.get("/api/indicators/" + CHARGING + "/stand?geography=" + CITY + "&period=2025")
                .expect(200)
                .json()
                .at("/supply/zh")
                .asString();
        assertThat(supply).contains("充电设施");
    }

    @Test
    void gapsOfStreetsAddUpToThatOfTheCity() {
        estates();
        estate("戊小区", 0.028, Map.of("households", 30));
        town.city.add(
                "built_up_area",
                "扩建",
                Map.of("city", CITY),
                CityFixture.square(EvaluationTown.WEST + 0.02, EvaluationTown.SOUTH, 0.02),
                EvaluationTown.STREETS.get(1),
                null);
        town.city.done();
        town.run();
        Map<String, IndicatorValue> values = town.values(PLACES);
        double sum = EvaluationTown.STREETS.stream()
                .mapToDouble(street -> values.get(street).measured().value())
                .sum();
        assertThat(sum).isCloseTo(values.get(CITY).measured().value(), within(1e-9));
        assertThat(values.get(EvaluationTown.STREETS.get(1)).measured().value()).isEqualTo(530);
    }
}

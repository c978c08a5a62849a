package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.fault.FaultException;
import tools.jackson.databind.JsonNode;

/** Analyses of one place in the analytic town: areas within reach, nearest facilities. */
class PlaceAnalysesTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private final PlanningTown town = PlanningTown.get();

    private static Geometry geometry(JsonNode feature) {
        return FACTORY.buildGeometry(feature.at("/geometry/coordinates")
                .valueStream()
                .map(PlaceAnalysesTest::polygon)
                .toList());
    }

    private static Polygon polygon(JsonNode rings) {
        return FACTORY.createPolygon(rings.get(0)
                .valueStream()
                .map(p -> new Coordinate(p.get(0).doubleValue(), p.get(1).doubleValue()))
                .toArray(Coordinate[]::new));
    }

    private static boolean holds(Geometry area, double east, double north) {
        return area.contains(FACTORY.createPoint(new Coordinate(PlanningTown.x(east), PlanningTown.y(north))));
    }

    private JsonNode areas(String inputs) {
        return town.run("reach-area", inputs).at("/areas/features");
    }

    @Test
    void peopleInsideAreThoseWhoseWayIsWithinTheMinutes() {
        JsonNode areas = areas("{\"place\": " + PlanningTown.at(5, 5) + "}");
        assertThat(areas).hasSize(3);
        // 15 min are 1,125 m, 11 blocks: everything in the town (at most 10), and the far bank.
        assertThat(areas.at("/0/properties/minutes").doubleValue()).isEqualTo(15);
        assertThat(areas.at("/0/properties/inside/people").doubleValue()).isEqualTo(246);
        // 10 min are 750 m, 7 blocks: the diamond of 2 * 7 * 8 + 1 = 113 loses its four tips outside the town (those of
        // 6 blocks and more on an axis: 1 + 3 = 4 each). 113 - 16 = 97, and (12, 5) beyond the bridge at 7 blocks.
        assertThat(areas.at("/1/properties/inside/people").doubleValue()).isEqualTo(2 * 97 + 2);
        // 5 min are 375 m, 3 blocks: 25.
        assertThat(areas.at("/2/properties/inside/people").doubleValue()).isEqualTo(50);
        assertThat(areas.at("/2/properties/inside/dwellings").intValue()).isEqualTo(26);
    }

    @Test
    void areasFollowTheStreetsAndNotTheBeeline() {
        JsonNode areas = areas("{\"place\": " + PlanningTown.at(5, 5) + ", \"minutes\": [5]}");
        Geometry five = geometry(areas.get(0));
        assertThat(five.isValid()).isTrue();
        // 375 m along the row are 3.78 blocks and a margin of 0.4; across, 2 + 1.78 blocks.
        assertThat(holds(five, 8.7, 5)).isTrue();
        assertThat(holds(five, 9.3, 5)).isFalse();
        assertThat(holds(five, 7, 6.7)).isTrue();
        // As the bird flies (7.5, 7.5) is 3.5 blocks away, along the streets it is five.
        assertThat(holds(five, 7.5, 7.5)).isFalse();
        // Insides of blocks are filled.
        assertThat(holds(five, 5.5, 5.5)).isTrue();
        assertThat(geometry(areas("{\"place\": " + PlanningTown.at(5, 5) + ", \"minutes\": [15]}")
                                .get(0))
                        .contains(five))
                .isTrue();
    }

    @Test
    void servicesReachedAndMissingAreListed() {
        JsonNode services = town.run("reach-area", "{\"place\": " + PlanningTown.at(0, 0) + "}")
                .path("services");
        var missing =
                services.path("missing").valueStream().map(JsonNode::asString).toList();
        assertThat(missing)
                .contains("kindergarten", "primary_school", "football")
                .doesNotContain("middle_school");
        JsonNode school = services.path("elements")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("middle_school"))
                .findFirst()
                .orElseThrow();
        // Five blocks east and five north.
        double metres = 5 * (PlanningTown.EAST * 111_315.3 + PlanningTown.NORTH * 110_575.9);
        assertThat(school.at("/nearest/metres").doubleValue()).isEqualTo(metres, within(1.0));
        assertThat(school.at("/nearest/seconds").doubleValue()).isEqualTo(metres / 1.25, within(1.0));
        assertThat(school.at("/nearest/id").asString())
                .isEqualTo(town.ids.get("middle_school").toString());
        assertThat(services.at("/distanceToStreet").doubleValue()).isLessThan(0.1);
    }

    @Test
    void aPlaceWithoutStreetIsRefusedWithItsPointer() {
        assertThatThrownBy(() -> areas("{\"place\": " + PlanningTown.at(5, -30) + "}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly("PLAN-120 /inputs/place"));
        assertThatThrownBy(() -> areas("{\"place\": [10, 120]}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly("PLAN-109 /inputs/place"));
        assertThatThrownBy(() -> areas("{\"place\": [10], \"minutes\": [0, 5000]}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults()))
                                .containsExactly(
                                        "PLAN-108 /inputs/place",
                                        "PLAN-104 /inputs/minutes/0",
                                        "PLAN-104 /inputs/minutes/1"));
        assertThatThrownBy(() -> areas("{}"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly("PLAN-102 /inputs/place"));
    }

    @Test
    void theNearestFacilitiesComeFirstAndOnceEach() {
        String inputs = "{\"place\": %s, \"element\": \"%s\"}";
        JsonNode park = town.run("nearest-services", inputs.formatted(PlanningTown.at(0, 0), "park_large"))
                .at("/nearest/facilities");
        // The park has entrances all along its edge, and yet is one park; one stands before it.
        assertThat(park).hasSize(1);
        assertThat(park.at("/0/metres").doubleValue()).isLessThan(1);
        assertThat(park.at("/0/within").booleanValue()).isTrue();
        JsonNode school = town.run("nearest-services", inputs.formatted(PlanningTown.at(12, 5), "primary_school"))
                .at("/nearest/facilities");
        assertThat(school.at("/0/within").booleanValue()).isFalse();
        assertThat(school.at("/0/metres").doubleValue()).isEqualTo(7 * 99.07, within(0.1));
        assertThat(town.run("nearest-services", inputs.formatted(PlanningTown.at(30, 5), "primary_school"))
                        .at("/nearest/facilities"))
                .isEmpty();
        assertThatThrownBy(() -> town.run("nearest-services", inputs.formatted(PlanningTown.at(2, 0), "nothing")))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly("PLAN-111 /inputs/element"));
    }

    @Test
    void everyAnalysisSaysWhatItTakes() {
        List<Analysis> all = town.analyses().list();
        assertThat(all.stream().map(Analysis::id))
                .contains("life-circle", "reach-area", "nearest-services", "site-selection", "what-if", "echo")
                .doesNotHaveDuplicates();
        for (Analysis one : all) {
            assertThat(one.inputs()).as(one.id()).allSatisfy(input -> {
                assertThat(input.schema()).containsKey("type");
                assertThat(input.title().zh()).isNotEmpty();
                assertThat(input.required())
                        .isEqualTo(input.required() && !input.schema().containsKey("default"));
            });
            assertThat(one.outputs()).as(one.id()).isNotEmpty();
            assertThat(one.description().en()).isNotEmpty();
        }
    }
}

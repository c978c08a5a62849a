package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.songhua.cim.CityFixture;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * What analyses read of the city, seen through their results: a street along the parallel of 2.5 degrees, a step is a
 * thousandth of a degree, about 111.2 m. Each test has a district of its own.
 */
class SurveyTest {
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double WEST = 40;
    private static final double SOUTH = 2.5;
    private static int districts = 0;

    private final String region = "9965%02d".formatted(++districts);
    private final Scope scope = new Scope(Set.of(), Set.of(region), Set.of());
    private final CityFixture city = CityFixture.create(TOWN.platform, "surveyed_" + region);

    private void add(String classCode, Map<String, ?> attributes, Geometry shape) {
        city.add(classCode, classCode, attributes, shape, region, null);
    }

    private static Geometry line(double... steps) {
        var ordinates = new double[steps.length];
        for (int i = 0; i < steps.length; i += 2) {
            ordinates[i] = WEST + steps[i] / 1000;
            ordinates[i + 1] = SOUTH + steps[i + 1] / 1000;
        }
        return CityFixture.line(ordinates);
    }

    private static Geometry point(double x, double y) {
        return CityFixture.point(WEST + x / 1000, SOUTH + y / 1000);
    }

    private static Geometry square(double x, double y, double side) {
        return CityFixture.square(WEST + x / 1000, SOUTH + y / 1000, side / 1000);
    }

    private void street() {
        add("street", Map.of("kind", "residential"), line(0, 0, 10, 0));
    }

    private void house(double x, Map<String, ?> attributes) {
        add("building", attributes, square(x - 0.05, -0.05, 0.1));
    }

    private JsonNode circle(String element) {
        city.done();
        return TOWN.run("life-circle", "{\"elements\": [\"" + element + "\"]}", scope)
                .path("summary");
    }

    private JsonNode nearest(double x, String element) {
        city.done();
        String place = "[" + (WEST + x / 1000) + ", " + SOUTH + "]";
        return TOWN.run("nearest-services", "{\"place\": " + place + ", \"element\": \"" + element + "\"}", scope)
                .at("/nearest/facilities");
    }

    @Test
    void peopleComeFromResidentsElseFromHouseholdsElseAreUnknown() {
        street();
        house(1, Map.of("use", "residential", "residents", 7, "households", 1));
        house(2, Map.of("use", "residential", "households", 10));
        house(3, Map.of("use", "dormitory", "residents", 0));
        house(4, Map.of("use", "residential"));
        house(5, Map.of("use", "office", "residents", 99));
        house(6, Map.of());
        JsonNode summary = circle("kindergarten");
        assertThat(summary.at("/counts/dwellings").intValue()).isEqualTo(4);
        assertThat(summary.at("/counts/dwellingsWithoutPeople").intValue()).isEqualTo(1);
        // 7 and ten households of 2.62.
        assertThat(summary.at("/all/people").doubleValue()).isEqualTo(7 + 26.2, within(1e-9));
    }

    @Test
    void aStreetOfSeveralPartsIsAllOfThem() {
        LineString one = (LineString) line(0, 0, 4, 0);
        LineString two = (LineString) line(6, 0, 10, 0);
        add("street", Map.of("kind", "residential"), FACTORY.createMultiLineString(new LineString[] {one, two}));
        house(1, Map.of("use", "residential", "residents", 1));
        house(9, Map.of("use", "residential", "residents", 1));
        add("kindergarten", Map.of(), point(9.5, 0));
        JsonNode summary = circle("kindergarten");
        assertThat(summary.at("/counts/dwellingsWithoutStreet").intValue()).isZero();
        // There is no way over the gap.
        assertThat(summary.at("/counts/dwellingsCutOff").intValue()).isEqualTo(1);
        assertThat(summary.at("/all/peopleCovered").doubleValue()).isEqualTo(1);
    }

    @Test
    void aParkIsEnteredByItsGateAndNotOverItsFence() {
        street();
        // The park lies along the street from 2 to 8, its gate is at 8.
        add("park", Map.of(), square(2, 0.2, 6));
        add("park_entrance", Map.of(), point(8, 0.2));
        JsonNode park = nearest(1, "park_large");
        assertThat(park).hasSize(1);
        assertThat(park.at("/0/metres").doubleValue()).isEqualTo(7 * 111.21, within(1.0));
        JsonNode summary = circle("park_large");
        assertThat(summary.at("/elements/0/facilitiesWithoutEntrance").intValue())
                .isZero();
    }

    @Test
    void withoutAGateItIsEnteredAnywhereAlongItsEdgeAndThatIsCounted() {
        street();
        add("park", Map.of(), square(2, 0.2, 6));
        JsonNode park = nearest(1, "park_large");
        // The next point of its edge is its corner at 2: one step of 111 m.
        assertThat(park.at("/0/metres").doubleValue()).isEqualTo(111.21, within(1.0));
        assertThat(circle("park_large")
                        .at("/elements/0/facilitiesWithoutEntrance")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aSizeIsTheAttributeBeforeTheOutline() {
        street();
        // An outline of 111 m by 111 m, 12,300 m², that is said to be 3,000 m²: a small park.
        add("park", Map.of("area", 3000), square(4, 0.2, 1));
        assertThat(circle("park_small").at("/elements/0/facilities").intValue()).isEqualTo(1);
        assertThat(circle("park_large").at("/elements/0/facilities").intValue()).isZero();
    }

    @Test
    void aParkOfUnknownSizeIsToldAndCoversNobody() {
        street();
        house(5, Map.of("use", "residential", "residents", 1));
        add("park", Map.of(), point(5, 0));
        JsonNode summary = circle("park_large");
        assertThat(summary.at("/elements/0/facilitiesOfUnknownSize").intValue()).isEqualTo(1);
        assertThat(summary.at("/elements/0/facilities").intValue()).isZero();
        assertThat(summary.at("/all/peopleCovered").doubleValue()).isZero();
    }

    @Test
    void aFacilityWithoutAStreetIsCounted() {
        street();
        house(5, Map.of("use", "residential", "residents", 1));
        add("kindergarten", Map.of(), point(5, 9));
        JsonNode summary = circle("kindergarten");
        assertThat(summary.at("/elements/0/facilitiesWithoutStreet").intValue()).isEqualTo(1);
        // Nobody is cut off from what no street leads to.
        assertThat(summary.at("/counts/dwellingsCutOff").intValue()).isZero();
    }

    @Test
    void stepsAndKerbsAreNoWayForAWheelchair() {
        add("path", Map.of("kind", "steps"), line(0, 0, 2, 0));
        add("path", Map.of("kind", "footway"), line(2, 0, 4, 0));
        house(1, Map.of("use", "residential", "residents", 1));
        house(3, Map.of("use", "residential", "residents", 1));
        add("kindergarten", Map.of(), point(2, 0));
        city.done();
        var covered = new HashMap<String, Double>();
        for (String mode : new String[] {"walk", "wheelchair"}) {
            String inputs = "{\"elements\": [\"kindergarten\"], \"mode\": \"" + mode + "\"}";
            JsonNode summary = TOWN.run("life-circle", inputs, scope).path("summary");
            covered.put(mode, summary.at("/all/peopleCovered").doubleValue());
        }
        assertThat(covered.get("walk")).isEqualTo(2);
        // The house on the steps is 111 m from the footway and gets there by it; it stands within 200 m of it.
        assertThat(covered.get("wheelchair")).isLessThanOrEqualTo(2);
    }

    @Test
    void aDistrictWithoutAnyStreetAnswersAndCoversNobody() {
        house(1, Map.of("use", "residential", "residents", 4));
        add("kindergarten", Map.of(), point(1, 0));
        JsonNode summary = circle("kindergarten");
        assertThat(summary.at("/counts/dwellingsWithoutStreet").intValue()).isEqualTo(1);
        assertThat(summary.at("/counts/streets").intValue()).isZero();
        assertThat(summary.at("/all/people").doubleValue()).isEqualTo(4);
        assertThat(summary.at("/all/peopleCovered").doubleValue()).isZero();
        String open = "{\"element\": \"kindergarten\", \"open\": [[" + WEST + ", " + SOUTH + "]]}";
        JsonNode comparison = TOWN.run("what-if", open, scope).path("comparison");
        assertThat(comparison.at("/opened/0/onStreet").booleanValue()).isFalse();
        assertThat(comparison.at("/after/peopleCovered").doubleValue()).isZero();
    }

    @Test
    void aDistrictWithoutPeopleHasNoShareAndNoBestSite() {
        street();
        add("kindergarten", Map.of(), point(1, 0));
        JsonNode summary = circle("kindergarten");
        assertThat(summary.at("/all/shareOfPeople").isNull()).isTrue();
        assertThat(summary.at("/all/shareOfBuildings").isNull()).isTrue();
        String candidates = "[[" + WEST + ", " + SOUTH + "], [" + (WEST + 0.005) + ", " + SOUTH + "]]";
        String inputs = "{\"element\": \"kindergarten\", \"count\": 1, \"candidates\": " + candidates + "}";
        assertThatThrownBy(() -> TOWN.run("site-selection", inputs, scope))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(LifeCircleTest.places(e.faults())).containsExactly("PLAN-131 /inputs"));
    }

    @Test
    void coordinatesFarApartAreOneStreetAllTheSame() {
        // Ten kilometres without a vertex between: a house in the middle stands on it.
        add("street", Map.of("kind", "residential"), line(0, 0, 90, 0));
        house(45, Map.of("use", "residential", "residents", 1));
        add("kindergarten", Map.of(), FACTORY.createPoint(new Coordinate(WEST + 0.0470, SOUTH)));
        assertThat(circle("kindergarten").at("/all/peopleCovered").doubleValue())
                .isEqualTo(1);
        assertThat(nearest(45, "kindergarten").at("/0/metres").doubleValue()).isEqualTo(2 * 111.21, within(1.0));
    }
}

package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.CityFixture;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * What is seen over some buildings on a plain, worked out by hand. The eye stands at (0, 0), x east and y north in metres.
 *
 * <ul>
 *   <li>a wall of 10 m from x = 48 to 62, 200 m long; behind it a low house of 10 m and a tower of 60 m
 *   <li>a low house of three floors in the west, with nothing before it; a mast of 1 m by 1 m in the north, 40 m high
 *   <li>a shed of unknown height in the south-west
 * </ul>
 */
class ViewTest {
    private static final double LONGITUDE = 30;
    private static final double LATITUDE = 0.5;
    private static final String REGION = "996401";
    private static final Scope SCOPE = new Scope(Set.of(), Set.of(REGION), Set.of());
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final Map<String, String> IDS = plain();

    private static Map<String, String> plain() {
        CityFixture city = CityFixture.create(TOWN.platform, "plain_with_a_wall");
        var ids = new TreeMap<String, String>();
        add(city, ids, "wall", Map.of("height", 10), 48, -100, 62, 100);
        add(city, ids, "hidden", Map.of("height", 10), 98, -7, 112, 7);
        add(city, ids, "tower", Map.of("height", 60), 98, 23, 112, 37);
        add(city, ids, "west", Map.of("floors", 3), -112, -7, -98, 7);
        add(city, ids, "mast", Map.of("height", 40), -2, 101, -1, 102);
        add(city, ids, "shed", Map.of(), -62, -62, -48, -48);
        city.done();
        return ids;
    }

    private static void add(
            CityFixture city,
            Map<String, String> ids,
            String name,
            Map<String, ?> attributes,
            double west,
            double south,
            double east,
            double north) {
        Coordinate[] ring = {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
        Geometry outline = new GeometryFactory().createPolygon(ring);
        ids.put(
                name,
                city.add("building", name, attributes, outline, REGION, null).toString());
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(
                LONGITUDE + x / Ellipsoid.metresPerDegreeEast(LATITUDE),
                LATITUDE + y / Ellipsoid.metresPerDegreeNorth(LATITUDE));
    }

    private static String place(double x, double y) {
        Coordinate at = at(x, y);
        return "[" + at.x + ", " + at.y + "]";
    }

    private static JsonNode see(String more) {
        return TOWN.run("line-of-sight", "{\"place\": " + place(0, 0) + ", \"radius\": 150" + more + "}", SCOPE);
    }

    private static double seen(JsonNode outputs, String name) {
        return building(outputs, name).path("seen").doubleValue();
    }

    private static JsonNode building(JsonNode outputs, String name) {
        return outputs.at("/buildings/features")
                .valueStream()
                .map(feature -> feature.path("properties"))
                .filter(properties -> properties.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not told."));
    }

    @Test
    void aWallHidesWhatIsLowBehindItAndNotATower() {
        // The wall rises 8.4 m above the eye at 50 m: at 100 m the line over it is 1.6 + 16.8 = 18.4 m high. The house
        // of 10 m
        // stays below, the tower of 60 m does not.
        JsonNode outputs = see("");
        assertThat(seen(outputs, "wall")).isEqualTo(1);
        assertThat(seen(outputs, "hidden")).isZero();
        assertThat(seen(outputs, "tower")).isEqualTo(1);
        assertThat(seen(outputs, "west")).isEqualTo(1);
        JsonNode view = outputs.path("view");
        assertThat(view.path("buildings").intValue()).isEqualTo(6);
        assertThat(view.path("buildingsSeen").intValue()).isEqualTo(5);
        assertThat(view.path("terrain").asString()).isEqualTo("level");
    }

    @Test
    void aTowerNarrowerThanACellIsNotLost() {
        JsonNode outputs = see(", \"cell\": 10");
        assertThat(seen(outputs, "mast")).isEqualTo(1);
        assertThat(building(outputs, "mast").path("height").doubleValue()).isEqualTo(40);
    }

    @Test
    void heightsComeFromHeightElseFloorsElseOneFloorThatIsCounted() {
        JsonNode outputs = see("");
        assertThat(building(outputs, "west").path("height").doubleValue()).isEqualTo(9);
        assertThat(building(outputs, "shed").path("height").doubleValue()).isEqualTo(3);
        assertThat(outputs.at("/view/buildingsWithoutHeight").intValue()).isEqualTo(1);
    }

    @Test
    void fromHigherUpOneSeesOverTheWall() {
        // From 30 m the line over the far edge of the wall, 10 m at 60 m, falls 20 m in 60: it meets the ground at 90
        // m.
        JsonNode outputs = see(", \"eye\": 30");
        assertThat(seen(outputs, "hidden")).isEqualTo(1);
        assertThat(outputs.at("/view/pointsSeen").intValue())
                .isGreaterThan(see("").at("/view/pointsSeen").intValue());
    }

    @Test
    void onAnEmptyPlainEverythingWithinTheRadiusIsSeen() {
        // Far from all buildings, 4 cells of radius: the points of a disc, 1 + 4 + 4 * 9 + 8 = 49.
        String inputs = "{\"place\": " + place(5000, 5000) + ", \"radius\": 20, \"cell\": 5}";
        JsonNode view = TOWN.run("line-of-sight", inputs, SCOPE).path("view");
        assertThat(view.path("points").intValue()).isEqualTo(49);
        assertThat(view.path("pointsSeen").intValue()).isEqualTo(49);
        assertThat(view.path("pointsSeenFromAll").intValue()).isEqualTo(49);
        assertThat(view.path("buildings").intValue()).isZero();
    }

    @Test
    void screeningFindsTheSameBuildingsAndIsOnlyForThat() {
        JsonNode screening = see(", \"quality\": \"screening\"");
        for (String name : List.of("wall", "tower", "west", "shed"))
            assertThat(seen(screening, name)).isEqualTo(1);
        assertThat(seen(screening, "hidden")).isZero();
        assertThat(screening.at("/view/provenance/parameters/quality").asString())
                .isEqualTo("screening");
    }

    @Test
    void aToleranceOfTheViewpointGivesProbabilities() {
        JsonNode outputs = see(", \"tolerance\": 1");
        assertThat(seen(outputs, "tower")).isEqualTo(1);
        assertThat(seen(outputs, "hidden")).isZero();
        JsonNode view = outputs.path("view");
        // Three by three cells.
        assertThat(view.path("viewpoints").intValue()).isEqualTo(9);
        assertThat(view.path("pointsSeenFromAll").intValue())
                .isPositive()
                .isLessThanOrEqualTo(view.path("pointsSeen").intValue());
    }

    @Test
    void moreViewpointsAddUp() {
        // The second one stands behind the wall: it sees the house there, and not the one in the west, which the first
        // sees.
        JsonNode outputs = see(", \"others\": [" + place(80, 0) + "]");
        assertThat(seen(outputs, "hidden")).isEqualTo(0.5);
        assertThat(seen(outputs, "west")).isEqualTo(0.5);
        assertThat(seen(outputs, "tower")).isEqualTo(1);
        assertThat(seen(outputs, "wall")).isEqualTo(1);
    }

    @Test
    void nobodySeesBuildingsBeyondTheirScope() {
        String inputs = "{\"place\": " + place(0, 0) + ", \"radius\": 150}";
        var elsewhere = new Scope(Set.of(), Set.of("990102"), Set.of());
        assertThat(TOWN.run("line-of-sight", inputs, elsewhere)
                        .at("/view/buildings")
                        .intValue())
                .isZero();
        var streets = new Scope(Set.of(), Set.of(REGION), Set.of("street"));
        assertThat(TOWN.run("line-of-sight", inputs, streets)
                        .at("/view/buildings")
                        .intValue())
                .isZero();
    }

    private static JsonNode limits(String more) {
        // A landmark 400 m in the east, 200 m wide, to be seen from 21.6 m up: the lowest line rises 20 m in 400.
        String landmark = ", \"left\": " + place(400, 100) + ", \"right\": " + place(400, -100);
        return TOWN.run(
                "height-limit",
                "{\"place\": " + place(0, 0) + landmark + ", \"lowest\": 21.6, \"cell\": 5" + more + "}",
                SCOPE);
    }

    @Test
    void theLimitUnderAViewRisesFromTheEyeToTheLandmark() {
        JsonNode outputs = limits("");
        // The wall is under the view from x = 50 on: 1.6 + 20 * 50 / 400 = 4.1 m; it has 10.
        assertThat(building(outputs, "wall").path("limit").doubleValue()).isEqualTo(4.1, within(0.05));
        assertThat(building(outputs, "wall").path("excess").doubleValue()).isEqualTo(5.9, within(0.05));
        // At x = 100: 6.6 m.
        assertThat(building(outputs, "hidden").path("limit").doubleValue()).isEqualTo(6.6, within(0.05));
        JsonNode limits = outputs.path("limits");
        // The cone is 25 m wide to each side at x = 100: some of the tower, from y = 23 on, is under it.
        assertThat(limits.path("buildingsUnderTheView").intValue()).isEqualTo(3);
        assertThat(limits.path("buildingsAbove").intValue()).isEqualTo(3);
        assertThat(building(outputs, "tower").path("excess").doubleValue()).isBetween(53.0, 53.5);
    }

    @Test
    void whatIsExceptedAndWhatIsBesideDoesNotCount() {
        JsonNode outputs = limits(", \"except\": [\"" + IDS.get("wall") + "\", \"" + IDS.get("tower") + "\"]");
        assertThat(outputs.at("/limits/buildingsUnderTheView").intValue()).isEqualTo(1);
        assertThat(outputs.at("/buildings/features/0/properties/name").asString())
                .isEqualTo("hidden");
        // From 21.6 m up looking at 21.6 m the line is level, and only the tower is above it.
        JsonNode high = limits(", \"eye\": 21.6");
        assertThat(high.at("/limits/buildingsAbove").intValue()).isEqualTo(1);
        assertThat(building(high, "hidden").path("excess").doubleValue()).isZero();
    }

    @Test
    void resultsComeOutAgainFromWhatTheyRestOn() {
        JsonNode seen = see(", \"tolerance\": 2, \"eye\": 12");
        String again = seen.at("/view/provenance/parameters").toString();
        assertThat(TOWN.run("line-of-sight", again, SCOPE)).isEqualTo(seen);
        JsonNode limits = limits("");
        String parameters = limits.at("/limits/provenance/parameters").toString();
        assertThat(TOWN.run("height-limit", parameters, SCOPE)).isEqualTo(limits);
    }

    private static void refused(String process, String inputs, String fault) {
        assertThatThrownBy(() -> TOWN.run(process, "{" + inputs + "}", SCOPE))
                .as(inputs)
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(LifeCircleTest.places(e.faults())).containsExactly(fault);
                    assertThat(e.faults().getFirst().remedy()).isNotEmpty();
                });
    }

    @Test
    void whatCannotBeComputedIsRefusedWithItsPlace() {
        String here = "\"place\": " + place(0, 0);
        refused("line-of-sight", here + ", \"radius\": 5000, \"cell\": 1", "PLAN-180 /inputs/cell");
        refused("line-of-sight", here + ", \"radius\": 0", "PLAN-104 /inputs/radius");
        refused("line-of-sight", here + ", \"eye\": -1", "PLAN-104 /inputs/eye");
        refused("line-of-sight", here + ", \"tolerance\": 6", "PLAN-104 /inputs/tolerance");
        refused("line-of-sight", here + ", \"quality\": \"perfect\"", "PLAN-105 /inputs/quality");
        refused(
                "line-of-sight",
                here + ", \"others\": [" + place(9, 9) + ", " + place(900, 0) + "]",
                "PLAN-181 /inputs/others/1");
        refused("line-of-sight", "\"place\": [30, 95]", "PLAN-109 /inputs/place");
        String line = ", \"left\": " + place(400, 0) + ", \"right\": " + place(800, 0) + ", \"lowest\": 20";
        refused("height-limit", here + line, "PLAN-182 /inputs/right");
        String far = ", \"left\": [31, 0.5], \"right\": [31, 0.6], \"lowest\": 20";
        refused("height-limit", here + far, "PLAN-180 /inputs/cell");
        refused("height-limit", here + ", \"left\": [31, 0.5], \"right\": [31, 0.6]", "PLAN-102 /inputs/lowest");
    }
}

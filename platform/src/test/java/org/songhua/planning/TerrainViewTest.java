package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.CityFixture;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/**
 * Views over ground that is not level, worked out by hand. The eye stands at (0, 0), x east and y north in metres. In one region the ground
 * is at 100 m up to x = 200 and rises by a tenth from there; in another a ridge of 30 m lies at x = 50 in a plain.
 */
class TerrainViewTest {
    private static final double LONGITUDE = 32;
    private static final double LATITUDE = 0.5;
    private static final String SLOPE = "996402";
    private static final String RIDGE = "996403";
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final Map<String, String> IDS = new TreeMap<>();

    static {
        slope();
        ridge();
    }

    private static void slope() {
        CityFixture city = CityFixture.create(TOWN.platform, "slope");
        double[][] ground = {{-500, 100}, {200, 100}, {900, 170}};
        for (double[] at : ground) for (int y : new int[] {-500, 500}) height(city, SLOPE, at[0], y, at[1]);
        house(city, SLOPE, "low", 10, 98, -7, 112, 7);
        house(city, SLOPE, "high", 30, 298, -2, 302, 2);
        Geometry cone =
                new GeometryFactory().createPolygon(new Coordinate[] {at(0, 0), at(400, 100), at(400, -100), at(0, 0)});
        var attributes = Map.of("view_landmark", "塔", "eye_height", 1.6, "lowest_visible", 21.6);
        IDS.put(
                "cone",
                city.add("view_cone", "望塔", attributes, cone, SLOPE, null).toString());
        Geometry square = CityFixture.square(at(700, 700).x, at(700, 700).y, 0.001);
        IDS.put(
                "square",
                city.add("view_cone", "方形", Map.of(), square, SLOPE, null).toString());
        city.done();
    }

    private static void ridge() {
        CityFixture city = CityFixture.create(TOWN.platform, "ridge");
        for (int y = -300; y <= 300; y += 50) {
            height(city, RIDGE, 30, 3000 + y, 0);
            height(city, RIDGE, 50, 3000 + y, 30);
            height(city, RIDGE, 70, 3000 + y, 0);
        }
        for (int x : new int[] {-400, 400}) for (int y : new int[] {-300, 300}) height(city, RIDGE, x, 3000 + y, 0);
        house(city, RIDGE, "behind", 10, 98, 2993, 112, 3007);
        house(city, RIDGE, "before", 10, 8, 2993, 22, 3007);
        city.done();
    }

    private static void height(CityFixture city, String region, double x, double y, double elevation) {
        Coordinate at = at(x, y);
        city.add("height_point", "高程", Map.of("elevation", elevation), CityFixture.point(at.x, at.y), region, null);
    }

    private static void house(
            CityFixture city,
            String region,
            String name,
            double height,
            double west,
            double south,
            double east,
            double north) {
        Coordinate[] ring = {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
        city.add("building", name, Map.of("height", height), new GeometryFactory().createPolygon(ring), region, null);
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(
                LONGITUDE + x / Ellipsoid.metresPerDegreeEast(LATITUDE),
                LATITUDE + y / Ellipsoid.metresPerDegreeNorth(LATITUDE));
    }

    private static String place(double x, double y) {
        return "[" + at(x, y).x + ", " + at(x, y).y + "]";
    }

    private static JsonNode run(String process, String region, String inputs) {
        return TOWN.run(process, "{" + inputs + "}", new Scope(Set.of(), Set.of(region), Set.of()));
    }

    private static JsonNode building(JsonNode outputs, String name) {
        return outputs.at("/buildings/features")
                .valueStream()
                .map(feature -> feature.path("properties"))
                .filter(properties -> properties.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not told."));
    }

    /**
     * The eye is at 101.6 m, the landmark at x = 400 stands at 120 m and must be seen from 141.6 m up: the lowest line rises by a tenth.
     * At x = 100 it is at 111.6 m over ground at 100: 11.6 m may be built. At x = 300 it is at 131.6 over 110: 21.6.
     */
    @Test
    void theLimitUnderAProtectedViewFollowsTheGround() {
        JsonNode outputs = run("protected-views", SLOPE, "\"checks\": [" + place(100, 0) + "," + place(0, 300) + "]");
        assertThat(building(outputs, "low").path("limit").doubleValue()).isEqualTo(11.6, within(0.1));
        assertThat(building(outputs, "low").path("excess").doubleValue()).isZero();
        assertThat(building(outputs, "high").path("limit").doubleValue()).isEqualTo(21.6, within(0.1));
        assertThat(building(outputs, "high").path("excess").doubleValue()).isEqualTo(8.4, within(0.1));
        JsonNode limits = outputs.path("limits");
        assertThat(limits.at("/checks/0/protected").booleanValue()).isTrue();
        assertThat(limits.at("/checks/0/limit").doubleValue()).isEqualTo(11.6, within(0.1));
        assertThat(limits.at("/checks/1/protected").booleanValue()).isFalse();
        assertThat(limits.at("/checks/1").has("limit")).isFalse();
    }

    @Test
    void everyViewIsToldAndOneThatGivesNoLimitSaysWhy() {
        JsonNode views = run("protected-views", SLOPE, "").at("/limits/views");
        assertThat(views).hasSize(2);
        for (JsonNode view : views) {
            boolean cone = view.path("id").asString().equals(IDS.get("cone"));
            assertThat(view.path("usable").booleanValue()).isEqualTo(cone);
            assertThat(view.has("problem")).isEqualTo(!cone);
            if (!cone) continue;
            assertThat(view.path("buildingsUnderTheView").intValue()).isEqualTo(2);
            assertThat(view.path("buildingsAbove").intValue()).isEqualTo(1);
            assertThat(view.path("terrain").asString()).isEqualTo("points");
        }
        JsonNode one = run("protected-views", SLOPE, "\"views\": [\"" + IDS.get("square") + "\"]");
        assertThat(one.at("/limits/views")).hasSize(1);
        assertThat(one.at("/buildings/features")).isEmpty();
        assertThat(run("protected-views", "996404", "").at("/limits/views")).isEmpty();
    }

    @Test
    void theProcessForOneViewFollowsTheGroundToo() {
        JsonNode outputs = run(
                "height-limit",
                SLOPE,
                "\"place\": %s, \"left\": %s, \"right\": %s, \"lowest\": 21.6"
                        .formatted(place(0, 0), place(400, 100), place(400, -100)));
        assertThat(building(outputs, "high").path("excess").doubleValue()).isEqualTo(8.4, within(0.1));
        assertThat(outputs.at("/limits/terrain").asString()).isEqualTo("points");
        assertThat(outputs.at("/limits/terrainPoints").intValue()).isEqualTo(6);
    }

    @Test
    void aRidgeHidesWhatLiesBehindIt() {
        // From 1.6 m to 30 m at x = 50: at x = 100 the line is at 58 m, far above the house.
        JsonNode outputs = run("line-of-sight", RIDGE, "\"place\": " + place(0, 3000) + ", \"radius\": 150");
        assertThat(building(outputs, "behind").path("seen").doubleValue()).isZero();
        assertThat(building(outputs, "before").path("seen").doubleValue()).isEqualTo(1);
        assertThat(outputs.at("/view/terrain").asString()).isEqualTo("points");
        // Who stands on the ridge sees both.
        JsonNode above = run("line-of-sight", RIDGE, "\"place\": " + place(50, 3000) + ", \"radius\": 150");
        assertThat(building(above, "behind").path("seen").doubleValue()).isEqualTo(1);
        assertThat(building(above, "before").path("seen").doubleValue()).isEqualTo(1);
    }

    @Test
    void theResultComesOutAgainFromWhatItRestsOn() {
        JsonNode first = run("protected-views", SLOPE, "\"cell\": 10, \"checks\": [" + place(100, 0) + "]");
        JsonNode again = TOWN.run(
                "protected-views",
                first.at("/limits/provenance/parameters").toString(),
                new Scope(Set.of(), Set.of(SLOPE), Set.of()));
        assertThat(again).isEqualTo(first);
    }
}

package org.songhua.planning;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An analytic town in an empty plain near the equator: 11 by 11 junctions, a block is 99.07 m east and 99.52 m north, so 500 m are
 * five blocks and 1,000 m are ten. A dwelling of two people stands at every junction; (x, y) counts blocks from the south-west.
 *
 * <ul>
 *   <li>a kindergarten, a primary school and a middle school in the middle, at (5, 5); a health station at (0, 0)
 *   <li>a bridge from (10, 5) to (11, 5) and a far bank to (13, 5) with dwellings of two people at (12, 5) and (13, 5)
 *   <li>an island: a street from (30, 5) to (31, 5) with a dwelling of three people
 *   <li>a dwelling of four people at (5, -30), where there is no street, and one of unknown people at (4, 4), beside the dwelling there
 *   <li>a park of 5 blocks by 1 south of the town, without entrance, and a shelter for 50 people at (5, 5)
 * </ul>
 *
 * So 126 dwellings and 121 * 2 + 2 * 2 + 3 + 4 = 253 people. All of it lies in a region of its own, and tests look within the scope of it.
 */
public final class PlanningTown {
    static final double EAST = 0.00089;
    static final double NORTH = 0.0009;
    private static final double WEST = 10;
    private static final double SOUTH = 0.5;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static PlanningTown town;

    public final TestPlatform platform = TestPlatform.shared();
    public final String region = "996101";
    public final Scope scope = new Scope(Set.of(), Set.of(region), Set.of());
    public final Map<String, ObjectId> ids = new TreeMap<>();
    private final CityFixture city = CityFixture.create(platform, "analytic_town");

    private PlanningTown() {
        for (int i = 0; i <= 10; i++) {
            street("row" + i, 0, i, 10, i);
            street("column" + i, i, 0, i, 10);
            for (int y = 0; y <= 10; y++) dwelling(i, y, Map.of("use", "residential", "residents", 2));
        }
        for (String school : new String[] {"kindergarten", "primary_school", "middle_school"})
            point(school, 5, 5, Map.of());
        point("community_health", 0, 0, Map.of());
        point("refuge", 5, 5, Map.of("people", 50));
        street("bridge", 10, 5, 11, 5);
        street("bank", 11, 5, 13, 5);
        dwelling(12, 5, Map.of("use", "residential", "residents", 2));
        dwelling(13, 5, Map.of("use", "dormitory", "households", 1, "residents", 2));
        street("island", 30, 5, 31, 5);
        dwelling(30.5, 5, Map.of("use", "residential", "residents", 3));
        dwelling(5, -30, Map.of("use", "residential", "residents", 4));
        dwelling(4, 4, Map.of("use", "residential"));
        add("building", "office", square(7, 7), Map.of("use", "office", "residents", 100));
        Geometry park = CityFixture.square(x(0), y(-0.5) - 5 * NORTH, 5 * EAST);
        add("park", "park", park, Map.of());
        city.done();
    }

    /** The town, made when first asked for; nobody changes it. */
    public static synchronized PlanningTown get() {
        if (town == null) town = new PlanningTown();
        return town;
    }

    public static double x(double blocks) {
        return WEST + EAST * blocks;
    }

    public static double y(double blocks) {
        return SOUTH + NORTH * blocks;
    }

    /** A place as inputs take it. */
    public static String at(double east, double north) {
        return "[" + x(east) + ", " + y(north) + "]";
    }

    private void street(String name, double fromX, double fromY, double toX, double toY) {
        int pieces = (int) Math.round(Math.max(toX - fromX, toY - fromY));
        var ordinates = new double[2 * pieces + 2];
        for (int i = 0; i <= pieces; i++) {
            ordinates[2 * i] = x(fromX + i * (toX - fromX) / pieces);
            ordinates[2 * i + 1] = y(fromY + i * (toY - fromY) / pieces);
        }
        add("street", name, CityFixture.line(ordinates), Map.of("kind", "residential"));
    }

    private void dwelling(double east, double north, Map<String, ?> attributes) {
        add("building", "house " + east + "/" + north, square(east, north), attributes);
    }

    private static Geometry square(double east, double north) {
        return CityFixture.square(x(east) - 0.0001, y(north) - 0.0001, 0.0002);
    }

    private void point(String classCode, double east, double north, Map<String, ?> attributes) {
        add(classCode, classCode, CityFixture.point(x(east), y(north)), attributes);
    }

    private void add(String classCode, String name, Geometry geometry, Map<String, ?> attributes) {
        ids.put(name, city.add(classCode, name, attributes, geometry, region, null));
    }

    public Analyses analyses() {
        return platform.bean(Analyses.class);
    }

    /** Runs an analysis within the town and gives its outputs as a client would read them. */
    public JsonNode run(String analysis, String inputs) {
        return run(analysis, inputs, scope);
    }

    JsonNode run(String analysis, String inputs, Scope within) {
        return MAPPER.valueToTree(analyses().run(analysis, MAPPER.readTree(inputs), within));
    }
}

package org.songhua.lifeline;

import static org.songhua.cim.CityFixture.line;
import static org.songhua.cim.CityFixture.point;
import static org.songhua.cim.CityFixture.square;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * A ladder of streets on the shared platform, in a region of its own. The pump feeds A; the pipes are A-B, B-C, C-D along the street, and B-E, E-C
 * round a block. Chambers stand at A, B, C and E. Between two nodes there are 0.002 degrees, 160 m.
 *
 * <pre>
 *          E
 *         / \
 * pump A - B - C - D
 * </pre>
 *
 * 100 people live at B, 200 at C, 300 at D and 50 at E; a hospital stands at D; 7 people live too far away.
 */
public final class LifelineTown {
    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final double STEP = 0.002;

    public final TestPlatform platform = TestPlatform.shared();
    public final Scope scope;
    private final String region;
    private final double west;
    private final double south = 46.5;
    public final CityFixture city;
    private final Map<String, ObjectId> byName = new HashMap<>();
    private final Map<String, double[]> places = new HashMap<>();

    public LifelineTown() {
        int number = NEXT.getAndIncrement();
        region = "97%04d".formatted(number);
        scope = new Scope(Set.of(), Set.of(region), Set.of());
        west = 122 + 0.05 * number;
        city = CityFixture.create(platform, "lifeline_" + number);
        node("A", 0, 0);
        node("B", 1, 0);
        node("C", 2, 0);
        node("D", 3, 0);
        node("E", 1.5, 1);
        pipe("AB", "A", "B");
        pipe("BC", "B", "C");
        pipe("CD", "C", "D");
        pipe("BE", "B", "E");
        pipe("EC", "E", "C");
        for (String node : new String[] {"A", "B", "C", "E"}) valve(node);
        double[] at = places.get("A");
        add("pump", "pump_station", Map.of("network", "water", "code", code("A")), point(at[0] - 0.0002, at[1]));
        house("B", 100);
        house("C", 200);
        house("D", 300);
        house("E", 50);
        double[] d = places.get("D");
        add("医院", "hospital", Map.of(), point(d[0] + 0.0003, d[1]));
        add("far", "building", Map.of("residents", 7), square(west + 0.03, south, 0.0001));
        changed();
    }

    /** The fixture writes past the platform; this tells it that something has changed. */
    public void changed() {
        city.done();
        platform.bean(Database.class).get("select nextval('cim.data_version') as v", row -> row.whole("v"));
    }

    private void node(String name, double across, double up) {
        places.put(name, new double[] {west + STEP * across, south + STEP * up});
    }

    private void add(String name, String classCode, Map<String, ?> attributes, Geometry shape) {
        byName.put(name, city.add(classCode, name, attributes, shape, region, null));
    }

    private void pipe(String name, String from, String to) {
        pipe(
                name,
                from,
                to,
                Map.of(
                        "from_node",
                        code(from),
                        "to_node",
                        code(to),
                        "diameter",
                        300,
                        "material",
                        "pe",
                        "year_built",
                        2010));
    }

    /** A pipe between two places with just these attributes. */
    public void pipe(String name, String from, String to, Map<String, ?> attributes) {
        double[] a = places.get(from);
        double[] b = places.get(to);
        add(name, "water_pipe", attributes, line(a[0], a[1], b[0], b[1]));
    }

    private void valve(String node) {
        double[] at = places.get(node);
        add("valve " + node, "valve", Map.of("network", "water", "code", code(node)), point(at[0], at[1]));
    }

    private void house(String node, int residents) {
        double[] at = places.get(node);
        add("house " + node, "building", Map.of("residents", residents), square(at[0], at[1] - 0.0004, 0.0002));
    }

    /** {@return code of a node in the register: several towns stand on one platform} */
    public String code(String node) {
        return region + node;
    }

    public ObjectId id(String name) {
        ObjectId id = byName.get(name);
        if (id == null) throw new AssertionError("There is no " + name);
        return id;
    }
}

package org.songhua.demo.internal.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.demo.internal.shape.Plane;

/** Small towns to lay pipes in. */
final class Streets {
    private final List<Feature> list = new ArrayList<>();

    Streets street(String kind, @Nullable String name, double... xy) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("kind", kind);
        return add(attributes, name, xy);
    }

    Streets bridge(String kind, double... xy) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("kind", kind);
        attributes.put("bridge", true);
        return add(attributes, "桥", xy);
    }

    private Streets add(Map<String, Object> attributes, @Nullable String name, double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        list.add(new Feature(
                "street", "street/" + list.size(), name, Plane.FACTORY.createLineString(points), attributes));
        return this;
    }

    Streets house(double x, double y, int year) {
        Map<String, Object> attributes = Map.of("year_built", year);
        list.add(new Feature(
                "building",
                "building/" + list.size(),
                null,
                Plane.FACTORY.createPoint(new Coordinate(x, y)),
                attributes));
        return this;
    }

    List<Feature> list() {
        return list;
    }

    StreetGraph graph() {
        return StreetGraph.of(list);
    }

    /** A grid of streets 200 m apart; every fourth line is a main street, every second a secondary one. */
    static Streets grid(int columns, int rows) {
        var out = new Streets();
        for (int x = 0; x <= columns; x++) {
            for (int y = 0; y <= rows; y++) {
                if (x < columns) out.street(kind(y), "横" + y, x * 200, y * 200, x * 200 + 200, y * 200);
                if (y < rows) out.street(kind(x), "纵" + x, x * 200, y * 200, x * 200, y * 200 + 200);
            }
        }
        return out;
    }

    private static String kind(int line) {
        return line % 4 == 0 ? "arterial" : line % 2 == 0 ? "secondary" : "residential";
    }

    /** A random tangle of streets between random junctions; some off the rest. */
    static Streets random(SplittableRandom random) {
        var out = new Streets();
        String[] kinds = {"arterial", "secondary", "branch", "residential", "service", "track"};
        int nodes = random.nextInt(4, 30);
        double[] x = random.doubles(nodes, 0, 2_000).toArray();
        double[] y = random.doubles(nodes, 0, 2_000).toArray();
        for (int i = 0; i < nodes * 2; i++) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            if (a != b) out.street(kinds[random.nextInt(kinds.length)], "街" + i, x[a], y[a], x[b], y[b]);
        }
        return out;
    }
}

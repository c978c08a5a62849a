package org.songhua.demo.internal.networks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.plan.Feature;

/** Lays the networks of a finished city. What comes out follows from the city and the seed alone. */
public final class Networks {
    private Networks() {}

    /**
     * {@return pipes and what sits on them, water and gas first}
     *
     * @param city the objects above the ground
     * @param seed any number
     */
    public static List<Feature> features(List<Feature> city, long seed) {
        StreetGraph graph = StreetGraph.of(city);
        if (graph.edges().isEmpty()) return List.of();
        var years = new Years(city, seed);
        var out = new Underground();
        var pressurised = new Pressurised(graph, years, seed, out);
        pressurised.add();
        List<Coordinate> corners = corners(graph);
        pressurised.plant(corners.get(0), "第一水厂送水泵房");
        pressurised.plant(corners.get(2), "第二水厂送水泵房");
        new Drains(graph, years, seed, out, "rain", riverside(graph, corners)).add();
        new Drains(graph, years, seed, out, "sewage", Set.of(graph.nearest(corners.get(1), 3))).add();
        Set<Integer> plants = new LinkedHashSet<>();
        plants.add(graph.nearest(corners.get(3), 1));
        plants.add(graph.nearest(corners.get(1), 1));
        new Heating(graph, years, seed, out, plants).add();
        return List.copyOf(out.list());
    }

    /** {@return west, south, east and north of the middle, at two thirds of the way to the limit} */
    private static List<Coordinate> corners(StreetGraph graph) {
        double x = graph.nodes().stream().mapToDouble(c -> c.x).average().orElse(0);
        double y = graph.nodes().stream().mapToDouble(c -> c.y).average().orElse(0);
        double reach =
                graph.nodes().stream().mapToDouble(c -> Math.abs(c.x - x)).max().orElse(0);
        double d = reach * 2 / 3;
        return List.of(
                new Coordinate(x - d, y), new Coordinate(x, y - d), new Coordinate(x + d, y), new Coordinate(x, y + d));
    }

    /** Rain runs to the river: to both ends of every bridge; without any, to the edge of the city. */
    private static Set<Integer> riverside(StreetGraph graph, List<Coordinate> corners) {
        Set<Integer> outfalls = new LinkedHashSet<>();
        for (StreetGraph.Edge edge : graph.edges()) {
            if (!edge.bridge()) continue;
            outfalls.add(edge.from());
            outfalls.add(edge.to());
        }
        if (outfalls.isEmpty()) outfalls.addAll(new ArrayList<>(List.of(graph.nearest(corners.get(0), 3))));
        return outfalls;
    }
}

package org.songhua.demo.internal.networks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.plan.Feature;

/** The streets that pipes lie under, joined at their junctions: the largest part that hangs together. */
final class StreetGraph {
    /** Streets without pipes: yards and field tracks. */
    private static final Set<String> WITHOUT = Set.of("service", "track");

    private static final double SHORTEST_m = 2;

    /**
     * A stretch of street between two junctions.
     *
     * @param from junction at its begin
     * @param to junction at its end
     * @param line its middle, metres
     * @param rank 0 for the main streets, 1 for secondary, 2 for branch, 3 for residential streets
     * @param name of the street, empty when it has none
     * @param bridge whether it crosses water
     */
    record Edge(int from, int to, LineString line, int rank, String name, boolean bridge) {
        int other(int node) {
            return node == from ? to : from;
        }

        double length() {
            return line.getLength();
        }
    }

    private final List<Coordinate> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private int[][] at = new int[0][];

    private StreetGraph() {}

    static StreetGraph of(List<Feature> features) {
        var all = new StreetGraph();
        Map<Coordinate, Integer> numbers = new LinkedHashMap<>();
        for (Feature feature : features) {
            String kind = String.valueOf(feature.attributes().get("kind"));
            if (!feature.classCode().equals("street") || WITHOUT.contains(kind)) continue;
            all.add(feature, kind, numbers);
        }
        all.index();
        return all.largestPart();
    }

    private void add(Feature feature, String kind, Map<Coordinate, Integer> numbers) {
        var line = (LineString) feature.geometry();
        int from = node(line.getCoordinateN(0), numbers);
        int to = node(line.getCoordinateN(line.getNumPoints() - 1), numbers);
        if (from == to || line.getLength() < SHORTEST_m) return;
        String name = feature.name() == null ? "" : feature.name();
        edges.add(
                new Edge(from, to, line, rank(kind), name, feature.attributes().containsKey("bridge")));
    }

    private int node(Coordinate at, Map<Coordinate, Integer> numbers) {
        Integer known = numbers.get(at);
        if (known != null) return known;
        numbers.put(at, nodes.size());
        nodes.add(at);
        return nodes.size() - 1;
    }

    private static int rank(String kind) {
        return switch (kind) {
            case "motorway", "expressway", "arterial" -> 0;
            case "secondary" -> 1;
            case "branch" -> 2;
            default -> 3;
        };
    }

    private void index() {
        var lists = new ArrayList<List<Integer>>();
        for (int i = 0; i < nodes.size(); i++) lists.add(new ArrayList<>());
        for (int e = 0; e < edges.size(); e++) {
            lists.get(edges.get(e).from()).add(e);
            lists.get(edges.get(e).to()).add(e);
        }
        at = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private StreetGraph largestPart() {
        int[] part = new int[nodes.size()];
        Arrays.fill(part, -1);
        int parts = 0;
        int best = 0;
        int most = 0;
        for (int start = 0; start < part.length; start++) {
            if (part[start] >= 0) continue;
            int size = flood(start, parts, part);
            if (size > most) {
                most = size;
                best = parts;
            }
            parts++;
        }
        return only(part, best);
    }

    private int flood(int start, int number, int[] part) {
        var queue = new ArrayDeque<Integer>();
        queue.add(start);
        part[start] = number;
        int size = 0;
        while (!queue.isEmpty()) {
            int node = queue.remove();
            size++;
            for (int e : at[node]) {
                int next = edges.get(e).other(node);
                if (part[next] >= 0) continue;
                part[next] = number;
                queue.add(next);
            }
        }
        return size;
    }

    private StreetGraph only(int[] part, int number) {
        var result = new StreetGraph();
        int[] renamed = new int[nodes.size()];
        for (int i = 0; i < renamed.length; i++) {
            if (part[i] != number) continue;
            renamed[i] = result.nodes.size();
            result.nodes.add(nodes.get(i));
        }
        for (Edge e : edges) {
            if (part[e.from()] != number) continue;
            result.edges.add(new Edge(renamed[e.from()], renamed[e.to()], e.line(), e.rank(), e.name(), e.bridge()));
        }
        result.index();
        return result;
    }

    List<Coordinate> nodes() {
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    /** {@return the edges that meet at a junction} */
    int[] at(int node) {
        return at[node];
    }

    /** {@return the junction nearest to a place that an edge of at most that rank leads to} */
    int nearest(Coordinate place, int rank) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < nodes.size(); i++) {
            double distance = nodes.get(i).distance(place);
            if (distance < least && rank(i) <= rank) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** {@return the rank of the most important street at a junction} */
    int rank(int node) {
        int best = 3;
        for (int e : at[node]) best = Math.min(best, edges.get(e).rank());
        return best;
    }
}

package org.songhua.demo.internal.networks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.networks.StreetGraph.Edge;
import org.songhua.demo.internal.networks.Underground.Segment;
import org.songhua.demo.internal.shape.Dice;

/**
 * Drains: every pipe falls from manhole to manhole along the shortest way to an outfall and grows with the length of street behind it. A
 * street off that way drains to its lower end. Where the fall would take a drain too deep a station lifts it.
 */
final class Drains {
    private static final double MANHOLE_SPACING_m = 45;
    private static final double LEAST_COVER_m = 1.1;
    private static final double DEEPEST_COVER_m = 6.5;
    /** Fall over length. Real ones are steeper where small and follow the ground, which here is level. */
    private static final double FALL = 0.0012;

    private static final int[] SIZES_mm = {300, 400, 500, 600, 800, 1000, 1200, 1500, 1800, 2000, 2400};

    private final StreetGraph graph;
    private final Years years;
    private final Underground out;
    private final String kind;
    private final Trench trench;
    private final Flow flow;
    private final double[] cover;
    private final boolean[] lifted;
    private final Dice dice;
    private int wells;

    /**
     * @param kind {@code rain} or {@code sewage}
     * @param outfalls junctions where it ends
     */
    Drains(StreetGraph graph, Years years, long seed, Underground out, String kind, Collection<Integer> outfalls) {
        this.graph = graph;
        this.years = years;
        this.out = out;
        this.kind = kind;
        trench = kind.equals("rain") ? new Trench(-1.2, -1.1, -0.9) : new Trench(1.2, 0.8, 1.0);
        flow = new Flow(graph, outfalls, 3);
        cover = new double[graph.nodes().size()];
        lifted = new boolean[cover.length];
        dice = Dice.of(seed, kind);
        sink();
    }

    /** From the heads down: a junction lies as deep as the deepest of what comes in. */
    private void sink() {
        java.util.Arrays.fill(cover, LEAST_COVER_m);
        List<Integer> order = flow.outwards();
        for (int i = order.size() - 1; i >= 0; i--) {
            int node = order.get(i);
            for (int e : graph.at(node)) {
                Edge edge = graph.edges().get(e);
                if (drainsTo(edge, node) && flow.towards(edge.other(node)) != e) {
                    cover[node] = Math.max(cover[node], LEAST_COVER_m + fall(edge));
                }
            }
            if (flow.towards(node) < 0) continue;
            Edge down = graph.edges().get(flow.towards(node));
            if (cover[node] + fall(down) > DEEPEST_COVER_m) lifted[node] = true;
            double from = lifted[node] ? LEAST_COVER_m : cover[node];
            int next = flow.next(node);
            cover[next] = Math.max(cover[next], from + fall(down));
        }
    }

    private static double fall(Edge edge) {
        return edge.length() * FALL;
    }

    private boolean drainsTo(Edge edge, int node) {
        return low(edge) == node;
    }

    private int low(Edge edge) {
        return flow.distance(edge.from()) <= flow.distance(edge.to()) ? edge.from() : edge.to();
    }

    void add() {
        for (int node = 0; node < cover.length; node++) {
            if (flow.isReached(node)) junction(node);
        }
        for (int e = 0; e < graph.edges().size(); e++) {
            Edge edge = graph.edges().get(e);
            if (flow.isReached(edge.from()) && flow.isReached(edge.to())) drain(e, edge);
        }
    }

    private String prefix() {
        return kind.equals("rain") ? "YS" : "WS";
    }

    private String code(int node) {
        return String.format(Locale.ROOT, "%s-J%05d", prefix(), node + 1);
    }

    private void junction(int node) {
        Coordinate at = trench.node(graph.nodes().get(node));
        if (lifted[node]) {
            var attributes = new LinkedHashMap<String, Object>();
            attributes.put("network", kind);
            attributes.put("capacity", Underground.rounded(flow.carried(node) / 20));
            attributes.put("pumps", 3);
            attributes.put("year_built", Math.max(1985, years.of(kind, at)));
            out.point("pump_station", code(node), kind.equals("rain") ? "雨水提升泵站" : "污水提升泵站", at, attributes);
        } else {
            manhole(
                    code(node),
                    at,
                    cover[node] + size(node) / 1000.0,
                    years.of(kind, at),
                    size(node) > 1000 ? 1500 : 1000);
        }
    }

    private void manhole(String code, Coordinate at, double depth, int year, int diameter) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("network", kind);
        attributes.put("depth", Underground.rounded(depth));
        attributes.put("diameter", diameter);
        attributes.put(
                "cover", year > 2010 && dice.chance(0.4) ? "composite" : year < 1975 ? "concrete" : "ductile_iron");
        attributes.put("year_built", year);
        out.point("manhole", code, null, at, attributes);
    }

    private int size(int node) {
        return size(flow.carried(node));
    }

    private int size(double metres) {
        // About the square root of what comes in; rain needs more than sewage.
        double wanted = (kind.equals("rain") ? 14 : 7) * StrictMath.sqrt(metres) + 150;
        for (int size : SIZES_mm) if (size >= wanted) return size;
        return SIZES_mm[SIZES_mm.length - 1];
    }

    private void drain(int number, Edge edge) {
        int low = low(edge);
        int high = edge.other(low);
        boolean main = flow.towards(high) == number;
        LineString along = trench.line(edge);
        LineString line = low == edge.to() ? along : along.reverse();
        double begin = main ? (lifted[high] ? LEAST_COVER_m : cover[high]) : LEAST_COVER_m;
        double end = Math.max(begin + fall(edge), main ? 0 : begin);
        int diameter = main ? size(high) : size(edge.length());
        int year = years.of(kind, line.getCoordinateN(0));
        if (main) {
            pieces(line, code(high), code(low), begin, end, diameter, year, edge.name());
        } else {
            head(line, code(low), begin, end, diameter, year, edge.name());
        }
    }

    /** A street whose drain begins in a manhole of its own, some metres after the junction it turns its back to. */
    private void head(LineString line, String to, double begin, double end, int diameter, int year, String street) {
        if (line.getLength() < 15) return;
        LineString rest = Trench.cut(line, 4).get(0);
        Coordinate start = rest.getCoordinateN(rest.getNumPoints() - 1);
        String code = well();
        manhole(code, start, begin + diameter / 1000.0, year, 700);
        List<LineString> quarters = Trench.cut(line, 4);
        String from = code;
        double step = (end - begin) / 3;
        for (int i = 1; i < 4; i++) {
            boolean last = i == 3;
            String next = last ? to : well();
            double depth = begin + step * i;
            if (!last) {
                LineString quarter = quarters.get(i);
                manhole(next, quarter.getCoordinateN(quarter.getNumPoints() - 1), depth + diameter / 1000.0, year, 700);
            }
            pipe(
                    quarters.get(i),
                    new Segment(from, next, diameter, material(year, diameter), year, depth - step, depth),
                    street);
            from = next;
        }
    }

    private void pieces(
            LineString line, String from, String to, double begin, double end, int diameter, int year, String street) {
        int pieces = Math.max(1, (int) StrictMath.round(line.getLength() / MANHOLE_SPACING_m));
        List<LineString> cut = Trench.cut(line, pieces);
        String last = from;
        for (int i = 0; i < pieces; i++) {
            double a = begin + (end - begin) * i / pieces;
            double b = begin + (end - begin) * (i + 1) / pieces;
            String next = i == pieces - 1 ? to : well();
            LineString piece = cut.get(i);
            if (i < pieces - 1) {
                manhole(next, piece.getCoordinateN(piece.getNumPoints() - 1), b + diameter / 1000.0, year, 1000);
            }
            pipe(piece, new Segment(last, next, diameter, material(year, diameter), year, a, b), street);
            last = next;
        }
    }

    private String well() {
        return String.format(Locale.ROOT, "%s-%06d", prefix(), ++wells);
    }

    private void pipe(LineString line, Segment segment, String street) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("kind", kind);
        more.put("operator", "松湾排水（演示）");
        out.pipe("drain_pipe", line, segment, street, more);
    }

    private static String material(int year, int diameter) {
        if (year < 1965 && diameter >= 800) return "brick";
        return year < 2003 || diameter > 800 ? "concrete" : "hdpe";
    }
}

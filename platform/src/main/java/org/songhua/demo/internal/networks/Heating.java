package org.songhua.demo.internal.networks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.networks.StreetGraph.Edge;
import org.songhua.demo.internal.networks.Underground.Segment;
import org.songhua.demo.internal.shape.Dice;

/** District heating: a supply and a return pipe from the plants along the larger streets, to heat exchange stations at junctions. */
final class Heating {
    private static final Trench SUPPLY = new Trench(5.2, 3.4, 2.6);
    private static final Trench RETURN = new Trench(6.2, 4.2, 3.4);
    private static final int[] SIZES_mm = {150, 200, 250, 300, 400, 500, 600, 700, 800, 1000};
    /** Heated floor area behind a metre of street, m². */
    private static final double AREA_m2_PER_m = 45;

    private final StreetGraph graph;
    private final Years years;
    private final Underground out;
    private final Flow flow;
    private final Dice dice;

    Heating(StreetGraph graph, Years years, long seed, Underground out, Collection<Integer> plants) {
        this.graph = graph;
        this.years = years;
        this.out = out;
        flow = new Flow(graph, plants, 2);
        dice = Dice.of(seed, "heating");
    }

    void add() {
        for (int node : flow.outwards()) {
            if (flow.towards(node) >= 0) pipes(node);
            station(node);
        }
    }

    private static String code(String way, int node) {
        return String.format(Locale.ROOT, "%s-J%05d", way, node + 1);
    }

    private void pipes(int node) {
        Edge edge = graph.edges().get(flow.towards(node));
        int diameter = size(flow.carried(node));
        int year = Math.max(1978, years.of("heat", graph.nodes().get(node)));
        String material = year < 1992 ? "steel" : "insulated_steel";
        double cover = dice.between(1.1, 1.5);
        boolean away = edge.to() == node;
        for (boolean supply : new boolean[] {true, false}) {
            var line = (supply ? SUPPLY : RETURN).line(edge);
            String way = supply ? "RG" : "RH";
            // Water runs away from the plant in the one and back in the other.
            boolean asDrawn = away == supply;
            String near = code(way, flow.next(node));
            String far = code(way, node);
            var segment = new Segment(supply ? near : far, supply ? far : near, diameter, material, year, cover, cover);
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("kind", "primary");
            more.put("direction", supply ? "supply" : "return");
            more.put("operator", "松湾热力（演示）");
            out.pipe("heat_pipe", asDrawn ? line : line.reverse(), segment, edge.name(), more);
        }
    }

    private static int size(double metres) {
        double wanted = 60 + 6.5 * StrictMath.sqrt(metres);
        for (int size : SIZES_mm) if (size >= wanted) return size;
        return SIZES_mm[SIZES_mm.length - 1];
    }

    /** At junctions from which residential streets are served. */
    private void station(int node) {
        double served = 0;
        for (int e : graph.at(node)) {
            Edge edge = graph.edges().get(e);
            if (edge.rank() == 3) served += edge.length();
        }
        if (served == 0) return;
        Coordinate junction = graph.nodes().get(node);
        var at = new Coordinate(SUPPLY.node(junction).x + 12, SUPPLY.node(junction).y + 9);
        double area = Underground.rounded(served * AREA_m2_PER_m);
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("area", area);
        // 45 W a square metre is usual for the stock of a northern city.
        attributes.put("capacity", Underground.rounded(area * 45 / 1e6));
        attributes.put("year_built", Math.max(1985, years.of("heat", junction)));
        out.point("heat_station", "RZ-" + (node + 1), "换热站" + (node + 1), at, attributes);
    }
}

package org.songhua.demo.internal.networks;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.networks.StreetGraph.Edge;
import org.songhua.demo.internal.networks.Underground.Segment;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;

/** Water and gas: pipes under every street, in loops, larger under larger streets, with valves, hydrants and regulators. */
final class Pressurised {
    private static final Trench WATER = new Trench(3.2, 2.1, -1.4);
    private static final Trench GAS = new Trench(-3.4, -2.2, 1.6);
    private static final int[] WATER_MM = {600, 400, 300, 200};
    private static final int[] GAS_MM = {315, 250, 200, 110};
    private static final double HYDRANT_SPACING_m = 120;

    private final StreetGraph graph;
    private final Years years;
    private final Underground out;
    private final Dice dice;
    private final Set<Integer> plants = new HashSet<>();

    Pressurised(StreetGraph graph, Years years, long seed, Underground out) {
        this.graph = graph;
        this.years = years;
        this.out = out;
        dice = Dice.of(seed, "pressurised");
    }

    void add() {
        for (Edge edge : graph.edges()) {
            water(edge);
            gas(edge);
        }
        for (int node = 0; node < graph.nodes().size(); node++) junction(node);
    }

    private static String code(String network, int node) {
        return String.format(Locale.ROOT, "%s-J%05d", network, node + 1);
    }

    private void water(Edge edge) {
        LineString line = WATER.line(edge);
        int year = years.of("water", line.getCoordinateN(0));
        int diameter = larger(WATER_MM, edge);
        int pieces = Math.max(1, (int) StrictMath.round(line.getLength() / HYDRANT_SPACING_m));
        List<LineString> cut = Trench.cut(line, pieces);
        String from = code("JS", edge.from());
        double cover = dice.between(1.6, 2.1);
        for (int i = 0; i < pieces; i++) {
            boolean last = i == pieces - 1;
            String to = last ? code("JS", edge.to()) : hydrant(cut.get(i), year, edge);
            var segment = new Segment(from, to, diameter, waterMaterial(year, diameter), year, cover, cover);
            out.pipe("water_pipe", cut.get(i), segment, edge.name(), Map.of("operator", "松湾水务（演示）"));
            from = to;
        }
    }

    private int hydrants;

    private String hydrant(LineString before, int year, Edge edge) {
        String code = String.format(Locale.ROOT, "XF-%05d", ++hydrants);
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("kind", dice.chance(0.6) ? "underground" : "pillar");
        attributes.put("diameter", 100);
        attributes.put("year_built", Math.min(2024, year + dice.whole(0, 12)));
        if (!edge.name().isEmpty()) attributes.put("street", edge.name());
        out.point("hydrant", code, null, before.getCoordinateN(before.getNumPoints() - 1), attributes);
        return code;
    }

    private static String waterMaterial(int year, int diameter) {
        if (year < 1988) return diameter >= 500 ? "concrete" : "grey_iron";
        if (year < 1999) return diameter >= 400 ? "ductile_iron" : "steel";
        return diameter <= 200 ? "pe" : "ductile_iron";
    }

    private void gas(Edge edge) {
        LineString line = GAS.line(edge);
        int year = Math.max(1986, years.of("gas", line.getCoordinateN(0)));
        int diameter = larger(GAS_MM, edge);
        String material = year < 1998 || diameter > 315 ? "steel" : "pe";
        double cover = dice.between(1.0, 1.4);
        var segment =
                new Segment(code("RQ", edge.from()), code("RQ", edge.to()), diameter, material, year, cover, cover);
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("pressure", edge.rank() == 3 ? "low" : "medium");
        more.put("operator", "松湾燃气（演示）");
        out.pipe("gas_pipe", line, segment, edge.name(), more);
    }

    /** A main that is a size larger than usual for its street, one in eight. */
    private int larger(int[] byRank, Edge edge) {
        boolean more = edge.rank() > 0 && dice.chance(0.125);
        return byRank[more ? edge.rank() - 1 : edge.rank()];
    }

    private void junction(int node) {
        Coordinate at = graph.nodes().get(node);
        int ways = graph.at(node).length;
        int rank = graph.rank(node);
        if (ways >= 3 || rank < 2) valve("water", code("JS", node), WATER.node(at), WATER_MM[rank], 1.7);
        boolean regulates = ways >= 3 && rank == 2 && has(node, 3) && dice.chance(0.2);
        if (regulates) regulator(code("RQ", node), GAS.node(at));
        else if (ways >= 3) valve("gas", code("RQ", node), GAS.node(at), GAS_MM[rank], 1.2);
    }

    private boolean has(int node, int rank) {
        for (int e : graph.at(node)) if (graph.edges().get(e).rank() == rank) return true;
        return false;
    }

    private void valve(String network, String code, Coordinate at, int diameter, double depth) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("network", network);
        attributes.put("diameter", diameter);
        attributes.put("depth", depth);
        attributes.put("open", !dice.chance(0.03));
        attributes.put("year_built", years.of(network, at));
        out.point("valve", code, null, at, attributes);
    }

    private void regulator(String code, Coordinate at) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("capacity", dice.whole(5, 30) * 100.0);
        attributes.put("inlet", 0.2);
        attributes.put("outlet", 0.003);
        attributes.put("year_built", Math.max(1990, years.of("gas", at)));
        out.point("gas_regulator", code, "调压站" + code.substring(4), at, attributes);
    }

    /** A water plant pumps into the network at the junction of main streets nearest to a place, unless another does there already. */
    void plant(Coordinate place, String name) {
        int node = graph.nearest(place, 1);
        if (!plants.add(node)) return;
        LineString connection = org.songhua.demo.internal.shape.Plane.FACTORY.createLineString(new Coordinate[] {
            Curves.between(WATER.node(graph.nodes().get(node)), place, 0.02),
            WATER.node(graph.nodes().get(node))
        });
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("network", "water");
        attributes.put("capacity", 2000.0 + dice.whole(0, 20) * 100);
        attributes.put("pumps", dice.whole(3, 6));
        attributes.put("year_built", 1994);
        String code = "JS-P" + (node + 1);
        out.point("pump_station", code, name, connection.getCoordinateN(0), attributes);
        var segment = new Segment(code, code("JS", node), 800, "ductile_iron", 1994, 1.9, 1.9);
        out.pipe("water_pipe", connection, segment, "", Map.of("operator", "松湾水务（演示）"));
    }
}

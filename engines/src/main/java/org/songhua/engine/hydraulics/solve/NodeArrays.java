package org.songhua.engine.hydraulics.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Reservoir;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.sparse.SymbolicFactor;

/**
 * Nodes as arrays. Junctions come first, in the order in which the matrix eliminates them; then reservoirs, then tanks.
 * Immutable once built.
 */
final class NodeArrays {
    final int junctions;
    final int reservoirs;
    final int count;
    final String[] ids;
    /** Feet. */
    final double[] elevation;
    /** Where the demands of a junction begin. */
    final int[] demandFrom;

    final double[] demandBase;
    final int[] demandPattern;
    /** Pattern of the head of a reservoir, -1 for none. */
    final int[] headPattern;
    /** Junctions with emitters, and their loss coefficients in feet per (cubic foot per second) ^ exponent. */
    final int[] emitterNode;

    final double[] emitterLoss;
    private final Map<String, Integer> indexes = new HashMap<>();

    NodeArrays(WaterNetwork network, SymbolicFactor symbolic, Units units, Patterns patterns) {
        List<Node> nodes = inner(network, symbolic);
        junctions = network.junctions().size();
        reservoirs = network.reservoirs().size();
        count = nodes.size();
        ids = nodes.stream().map(Node::id).toArray(String[]::new);
        for (int i = 0; i < count; i++) indexes.put(ids[i], i);
        elevation = nodes.stream()
                .mapToDouble(node -> elevation(node) / units.head())
                .toArray();
        List<Junction> ordered =
                nodes.stream().limit(junctions).map(Junction.class::cast).toList();
        demandFrom = new int[junctions + 1];
        for (int i = 0; i < junctions; i++)
            demandFrom[i + 1] = demandFrom[i] + ordered.get(i).demands().size();
        List<Demand> demands =
                ordered.stream().flatMap(node -> node.demands().stream()).toList();
        demandBase = demands.stream().mapToDouble(d -> d.base() / units.flow()).toArray();
        demandPattern =
                demands.stream().mapToInt(d -> patterns.ofDemand(d.pattern())).toArray();
        headPattern = network.reservoirs().stream()
                .mapToInt(node -> patterns.index(node.pattern()))
                .toArray();
        emitterNode = emitters(ordered);
        emitterLoss = emitterLosses(ordered, network.options(), units);
    }

    private static List<Node> inner(WaterNetwork network, SymbolicFactor symbolic) {
        var nodes = new ArrayList<Node>();
        for (int unknown : symbolic.order()) nodes.add(network.junctions().get(unknown));
        nodes.addAll(network.reservoirs());
        nodes.addAll(network.tanks());
        return nodes;
    }

    private static double elevation(Node node) {
        return switch (node) {
            case Junction junction -> junction.elevation();
            case Reservoir reservoir -> reservoir.head();
            case Tank tank -> tank.elevation();
        };
    }

    private static int[] emitters(List<Junction> ordered) {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < ordered.size(); i++) if (ordered.get(i).emitter() > 0) found.add(i);
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[] emitterLosses(List<Junction> ordered, HydraulicOptions options, Units units) {
        double exponent = 1 / options.emitterExponent();
        double pressure = options.flowUnit().isMetric() ? Units.METRES_PER_FOOT : 0.4333 * options.specificGravity();
        double factor = Math.pow(units.flow(), exponent) / pressure;
        var losses = new double[emitterNode.length];
        for (int k = 0; k < losses.length; k++)
            losses[k] = factor / Math.pow(ordered.get(emitterNode[k]).emitter(), exponent);
        return losses;
    }

    int index(String id) {
        Integer found = indexes.get(id);
        if (found == null) throw new IllegalArgumentException("There is no node " + id);
        return found;
    }

    boolean isJunction(int node) {
        return node < junctions;
    }
}

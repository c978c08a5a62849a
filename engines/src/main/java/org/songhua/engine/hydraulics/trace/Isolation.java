package org.songhua.engine.hydraulics.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.songhua.engine.hydraulics.HydraulicOptions.PressureDemand;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.PressureUnit;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;

/**
 * What to close when a pipe bursts, and who is without water then. Made once for a network and a moment; each question costs
 * one hydraulic solution with demand that depends on pressure.
 */
public final class Isolation {
    /** Pressure from which on a customer has all water, in metres: 0.14 MPa. */
    private static final double SERVICE_HEAD_METRES = 14;

    private static final double METRES_PER_FOOT = 0.3048;
    /** A customer that gets less than this share of its water is without. */
    private static final double OUT = 0.05;
    /** A customer that gets less than this share of what it got before is short. */
    private static final double SHORT = 0.9;

    private final WaterNetwork network;
    private final Segments segments;
    private final Model model;
    private final long atSeconds;
    private final Map<Integer, List<Gate>> gatesOf = new HashMap<>();
    private final Map<Integer, List<String>> nodesOf = new HashMap<>();
    private final Map<Integer, List<String>> linksOf = new HashMap<>();
    private final Map<String, String> beginOf = new HashMap<>();
    private final Simulation usual;
    private final double[] usualDelivery;
    private final double[] usualFlow;

    /**
     * Prepares a network.
     *
     * @param network the network
     * @param layer where its isolation valves stand
     * @param atSeconds the moment, seconds since the start of a run; nothing but demands and levels depends on it
     */
    public Isolation(WaterNetwork network, ValveLayer layer, long atSeconds) {
        this.network = network;
        this.segments = Segments.of(network, layer);
        this.atSeconds = atSeconds;
        this.model = Model.of(pressureDriven(network));
        for (Gate gate : layer.valves()) register(gate);
        network.nodes()
                .forEach(node -> listOf(nodesOf, segments.ofNode(node.id())).add(node.id()));
        network.links()
                .forEach(link -> listOf(linksOf, segments.ofLink(link.id())).add(link.id()));
        network.links().forEach(link -> beginOf.put(link.id(), link.from()));
        usual = usual();
        usualDelivery = new double[network.junctions().size()];
        for (int i = 0; i < usualDelivery.length; i++) usualDelivery[i] = usual.outflow(i);
        usualFlow = new double[model.linkIds().length];
        for (int k = 0; k < usualFlow.length; k++) usualFlow[k] = usual.flow(k);
    }

    private static <T> List<T> listOf(Map<Integer, List<T>> lists, int segment) {
        return lists.computeIfAbsent(segment, any -> new ArrayList<>());
    }

    private void register(Gate gate) {
        int link = segments.ofLink(gate.link());
        int node = segments.ofNode(gate.node());
        if (link == node) return;
        listOf(gatesOf, link).add(gate);
        listOf(gatesOf, node).add(gate);
    }

    private static WaterNetwork pressureDriven(WaterNetwork network) {
        if (network.options().pressureDemand() != null) return network;
        PressureUnit unit = network.options().pressureUnit();
        double perFoot = unit.perFoot(network.options().specificGravity());
        double service = SERVICE_HEAD_METRES / METRES_PER_FOOT * perFoot;
        return network.with(network.options().with(new PressureDemand(0, service, 0.5)));
    }

    private Simulation usual() {
        var run = new Simulation(model, false);
        run.solve();
        while (run.seconds() < atSeconds && run.advance()) run.solve();
        return run;
    }

    /** {@return the segments of the network} */
    public Segments segments() {
        return segments;
    }

    /**
     * {@return what flows into the segment of a link at the moment, in the file's unit of flow: whoever is without water when it is closed drew no more than that together}
     */
    public double inflow(String link) {
        int segment = segments.ofLink(link);
        double sum = 0;
        for (Gate gate : gatesOf.getOrDefault(segment, List.of())) sum += Math.max(0, inflow(gate, segment));
        for (String node : nodesOf.getOrDefault(segment, List.of()))
            sum += Math.max(0, -usual.outflow(model.node(node)));
        return sum;
    }

    /** What a valve lets into a segment; below 0 when water leaves there. */
    private double inflow(Gate gate, int segment) {
        int link = model.link(gate.link());
        boolean atBegin = gate.node().equals(beginOf.get(gate.link()));
        double fromNode = atBegin ? usualFlow[link] : -usualFlow[link];
        return segments.ofLink(gate.link()) == segment ? fromNode : -fromNode;
    }

    /**
     * Plans the isolation of a link.
     *
     * @param link what has burst
     * @param stuck valves that do not close; the next ones are taken instead
     */
    public IsolationPlan plan(String link, Set<Gate> stuck) {
        Set<Integer> closed = spread(segments.ofLink(link), stuck);
        List<Gate> valves = boundary(closed);
        Set<String> closedLinks = closedLinks(closed, valves);
        Simulation run = usual.branch(List.copyOf(closedLinks));
        run.solve();
        var supply = new Supply(run, cutOff(closedLinks));
        return new IsolationPlan(
                inOrder(valves),
                members(closed, nodesOf),
                members(closed, linksOf),
                supply.without,
                supply.shortOf,
                supply.lostDemand,
                stuck.stream().filter(gate -> isWithin(gate, closed)).toList());
    }

    private boolean isWithin(Gate gate, Set<Integer> closed) {
        return closed.contains(segments.ofLink(gate.link())) && closed.contains(segments.ofNode(gate.node()));
    }

    /** The segment of the burst, and those that stuck valves do not part from it. */
    private Set<Integer> spread(int first, Set<Gate> stuck) {
        var reached = new TreeSet<Integer>();
        var waiting = new ArrayList<Integer>();
        waiting.add(first);
        while (!waiting.isEmpty()) {
            int segment = waiting.removeLast();
            if (!reached.add(segment)) continue;
            for (Gate gate : gatesOf.getOrDefault(segment, List.of())) {
                if (!stuck.contains(gate)) continue;
                waiting.add(segments.ofLink(gate.link()));
                waiting.add(segments.ofNode(gate.node()));
            }
        }
        return reached;
    }

    private List<Gate> boundary(Set<Integer> closed) {
        var valves = new LinkedHashSet<Gate>();
        for (int segment : closed) {
            for (Gate gate : gatesOf.getOrDefault(segment, List.of())) if (!isWithin(gate, closed)) valves.add(gate);
        }
        return List.copyOf(valves);
    }

    private static List<String> members(Set<Integer> closed, Map<Integer, List<String>> of) {
        return closed.stream()
                .flatMap(segment -> of.getOrDefault(segment, List.of()).stream())
                .toList();
    }

    /** Links of the closed segments, and those whose valve is closed from outside. */
    private Set<String> closedLinks(Set<Integer> closed, List<Gate> valves) {
        var links = new LinkedHashSet<>(members(closed, linksOf));
        valves.forEach(gate -> links.add(gate.link()));
        return links;
    }

    /** First the valve through which most water runs to the burst: that stops most of the loss soonest. */
    private List<Gate> inOrder(List<Gate> valves) {
        return valves.stream()
                .sorted(Comparator.comparingDouble((Gate gate) -> -Math.abs(usualFlow[model.link(gate.link())]))
                        .thenComparing(Gate::link)
                        .thenComparing(Gate::node))
                .toList();
    }

    /** {@return for each junction by inner number, true when no open way leads to a source} */
    private boolean[] cutOff(Set<String> closedLinks) {
        int nodes = network.nodes().size();
        var sets = new DisjointSets(nodes);
        for (Link link : network.links()) {
            if (!closedLinks.contains(link.id())) sets.join(model.node(link.from()), model.node(link.to()));
        }
        var fed = new boolean[nodes];
        int junctions = network.junctions().size();
        for (int i = junctions; i < nodes; i++) fed[sets.root(i)] = true;
        var cut = new boolean[junctions];
        for (int i = 0; i < junctions; i++) cut[i] = !fed[sets.root(i)];
        return cut;
    }

    /** Who gets how much when the valves are closed. */
    private final class Supply {
        final List<String> without = new ArrayList<>();
        final List<String> shortOf = new ArrayList<>();
        double lostDemand;

        Supply(Simulation run, boolean[] cutOff) {
            for (Junction junction : network.junctions()) look(run, model.node(junction.id()), junction.id(), cutOff);
        }

        private void look(Simulation run, int i, String id, boolean[] cutOff) {
            double asked = run.fullDemand(i);
            if (asked <= 0) return;
            double delivered = cutOff[i] ? 0 : Math.clamp(run.outflow(i), 0, asked);
            lostDemand += Math.max(0, Math.min(usualDelivery[i], asked) - delivered);
            // Who had nothing before loses nothing.
            if (usualDelivery[i] < OUT * asked) return;
            if (delivered < OUT * asked) without.add(id);
            else if (delivered < SHORT * Math.min(usualDelivery[i], asked)) shortOf.add(id);
        }
    }
}

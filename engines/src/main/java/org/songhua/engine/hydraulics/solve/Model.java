package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.sparse.SymbolicFactor;

/**
 * A network made ready for computing: arrays in inner units, and the pattern of its matrix. Immutable once built, so that
 * any number of runs share it.
 */
public final class Model {
    final WaterNetwork network;
    final Units units;
    final SymbolicFactor symbolic;
    final Patterns patterns;
    final NodeArrays nodes;
    final LinkArrays links;
    final Tanks tanks;
    final Pumps pumps;
    final Valves valves;
    final Leaks leaks;

    private Model(WaterNetwork network) {
        this.network = network;
        units = Units.of(network.options());
        symbolic = MatrixPattern.of(network);
        patterns = new Patterns(network);
        nodes = new NodeArrays(network, symbolic, units, patterns);
        links = new LinkArrays(network, nodes, symbolic, units);
        tanks = new Tanks(network, nodes.junctions + nodes.reservoirs, units);
        pumps = new Pumps(network, units, patterns);
        valves = new Valves(network);
        leaks = new Leaks(network, nodes, units);
    }

    /** Makes a network ready; it must be consistent, as the reader's are. */
    public static Model of(WaterNetwork network) {
        return new Model(network);
    }

    /** {@return the network it was made of} */
    public WaterNetwork network() {
        return network;
    }

    /** {@return how its inner units relate to the file's} */
    public Units units() {
        return units;
    }

    /** {@return identifiers of the nodes by inner number; a copy} */
    public String[] nodeIds() {
        return nodes.ids.clone();
    }

    /** {@return identifiers of the links by inner number; a copy} */
    public String[] linkIds() {
        return links.ids.clone();
    }

    /** {@return inner number of a node} */
    public int node(String id) {
        return nodes.index(id);
    }

    /** {@return inner number of a link} */
    public int link(String id) {
        return links.index(id);
    }

    /** {@return entries below the diagonal of the factor: what one solution costs} */
    public int factorEntries() {
        return symbolic.entries();
    }

    double positionLoss(int link, double setting) {
        if (!links.isValve(link)) return 0;
        int valve = link - links.pumpEnd;
        return valves.type[valve] == Valve.Type.PCV ? valves.positionLoss(valve, setting, links.minor[link]) : 0;
    }
}

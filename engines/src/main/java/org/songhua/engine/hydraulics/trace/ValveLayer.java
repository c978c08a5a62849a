package org.songhua.engine.hydraulics.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;

/**
 * Where the isolation valves stand: each on a link, at one of its ends. EPANET files do not hold them.
 *
 * @param valves in the order of their numbers
 */
public record ValveLayer(List<Gate> valves) {
    public ValveLayer {
        valves = List.copyOf(valves);
    }

    /**
     * One isolation valve.
     *
     * @param link link it stands on
     * @param node end of the link it stands at
     */
    public record Gate(String link, String node) {
        @Override
        public String toString() {
            return link + "@" + node;
        }
    }

    /** A valve at both ends of every pipe: what to assume when nothing is known. */
    public static ValveLayer atEveryPipeEnd(WaterNetwork network) {
        var gates = new ArrayList<Gate>();
        for (Pipe pipe : network.pipes()) {
            gates.add(new Gate(pipe.id(), pipe.from()));
            gates.add(new Gate(pipe.id(), pipe.to()));
        }
        return new ValveLayer(gates);
    }

    /** {@return valves whose link or node is not of the network, or whose link does not end at the node} */
    public List<Gate> misplaced(WaterNetwork network) {
        var ends = new HashSet<Gate>();
        for (Link link : network.links()) {
            ends.add(new Gate(link.id(), link.from()));
            ends.add(new Gate(link.id(), link.to()));
        }
        return valves.stream().filter(gate -> !ends.contains(gate)).toList();
    }
}

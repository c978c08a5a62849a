package org.songhua.engine.hydraulics.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;

/**
 * Segments of a network: nodes and links that cannot be parted by closing isolation valves (Walski 1993; Jun and Loganathan
 * 2007). Numbers of segments are from 0 on, in the order of their first node or link.
 */
public final class Segments {
    private final WaterNetwork network;
    private final ValveLayer layer;
    private final Map<String, Integer> nodeNumbers = new HashMap<>();
    private final Map<String, Integer> linkNumbers = new HashMap<>();
    private final int[] segmentOf;
    private final int count;

    private Segments(WaterNetwork network, ValveLayer layer) {
        this.network = network;
        this.layer = layer;
        for (Node node : network.nodes()) nodeNumbers.put(node.id(), nodeNumbers.size());
        for (Link link : network.links()) linkNumbers.put(link.id(), nodeNumbers.size() + linkNumbers.size());
        var sets = new DisjointSets(nodeNumbers.size() + linkNumbers.size());
        var closed = new HashSet<>(layer.valves());
        for (Link link : network.links()) {
            if (!closed.contains(new Gate(link.id(), link.from()))) sets.join(number(link), nodeNumber(link.from()));
            if (!closed.contains(new Gate(link.id(), link.to()))) sets.join(number(link), nodeNumber(link.to()));
        }
        segmentOf = sets.numbered();
        count = Arrays.stream(segmentOf).max().orElse(-1) + 1;
    }

    /** Finds the segments when all valves are closed. */
    public static Segments of(WaterNetwork network, ValveLayer layer) {
        return new Segments(network, layer);
    }

    private int number(Link link) {
        return linkNumber(link.id());
    }

    private int nodeNumber(String id) {
        return found(nodeNumbers.get(id), id);
    }

    private int linkNumber(String id) {
        return found(linkNumbers.get(id), id);
    }

    private static int found(@Nullable Integer number, String id) {
        if (number == null) throw new IllegalArgumentException("There is no " + id);
        return number;
    }

    /** {@return how many segments there are} */
    public int count() {
        return count;
    }

    /** {@return number of the segment of a node} */
    public int ofNode(String id) {
        return segmentOf[nodeNumber(id)];
    }

    /** {@return number of the segment of a link} */
    public int ofLink(String id) {
        return segmentOf[linkNumber(id)];
    }

    /** {@return how many nodes and links each segment has} */
    public int[] sizes() {
        var sizes = new int[count];
        for (int segment : segmentOf) sizes[segment]++;
        return sizes;
    }

    /** {@return nodes of a segment, in the network's order} */
    public List<String> nodes(int segment) {
        return network.nodes().stream()
                .map(Node::id)
                .filter(id -> ofNode(id) == segment)
                .toList();
    }

    /** {@return links of a segment, in the network's order} */
    public List<String> links(int segment) {
        return network.links().stream()
                .map(Link::id)
                .filter(id -> ofLink(id) == segment)
                .toList();
    }

    /** {@return valves that part a segment from the others, in the order of the layer} */
    public List<Gate> boundary(int segment) {
        return layer.valves().stream().filter(gate -> isBoundary(gate, segment)).toList();
    }

    private boolean isBoundary(Gate gate, int segment) {
        int link = ofLink(gate.link());
        int node = ofNode(gate.node());
        return link != node && (link == segment || node == segment);
    }
}

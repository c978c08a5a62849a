package org.songhua.engine.network;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.songhua.engine.osm.Locations;

/**
 * Makes a graph of nodes, edges and forbidden turns. The same calls in the same order make the same graph, byte for
 * byte; numbers of nodes and edges in the graph differ from those given here, see {@link Built}.
 */
public final class StreetGraphBuilder {
    private final GrowingLongs locations = new GrowingLongs();
    private final GrowingInts from = new GrowingInts();
    private final GrowingInts to = new GrowingInts();
    private final GrowingInts forward_ms = new GrowingInts();
    private final GrowingInts backward_ms = new GrowingInts();
    private final GrowingInts length_mm = new GrowingInts();
    private final GrowingLongs ways = new GrowingLongs();
    private final GrowingInts firstPoint = new GrowingInts();
    private final GrowingLongs points = new GrowingLongs();

    /** By traversal that arrives at a junction: the traversals that may not follow. */
    private final Map<Integer, Set<Integer>> forbidden = new TreeMap<>();

    /** A graph and how its numbers follow from those of the builder. */
    public static final class Built {
        private final StreetGraph graph;
        private final int[] nodeNumber;
        private final int[] edgeNumber;

        Built(StreetGraph graph, int[] nodeNumber, int[] edgeNumber) {
            this.graph = graph;
            this.nodeNumber = nodeNumber;
            this.edgeNumber = edgeNumber;
        }

        public StreetGraph graph() {
            return graph;
        }

        /** {@return number in the graph of a node of the builder} */
        public int node(int ofBuilder) {
            return nodeNumber[ofBuilder];
        }

        /** {@return number in the graph of an edge of the builder} */
        public int edge(int ofBuilder) {
            return edgeNumber[ofBuilder];
        }
    }

    /** {@return the number of a new node} */
    public int addNode(long location) {
        locations.add(location);
        return locations.size() - 1;
    }

    /**
     * Adds an edge.
     *
     * @param forwardMs milliseconds along it, {@link StreetGraph#CLOSED} when not open
     * @param backwardMs milliseconds against it, {@link StreetGraph#CLOSED} when not open
     * @param lengthMm millimetres
     * @param course locations from the first node to the last, both included
     * @return its number
     */
    public int addEdge(
            int fromNode, int toNode, int forwardMs, int backwardMs, int lengthMm, long way, long... course) {
        from.add(fromNode);
        to.add(toNode);
        forward_ms.add(checked(forwardMs));
        backward_ms.add(checked(backwardMs));
        length_mm.add(lengthMm);
        ways.add(way);
        firstPoint.add(points.size());
        for (long location : course) points.add(location);
        return from.size() - 1;
    }

    private static int checked(int ms) {
        if (ms < 0 || ms > StreetGraph.CLOSED) throw new IllegalArgumentException("A time of " + ms + " ms.");
        return ms;
    }

    /** Adds an edge that is straight and takes equally long both ways. */
    public int addStreet(int fromNode, int toNode, int ms, int lengthMm) {
        return addEdge(fromNode, toNode, ms, ms, lengthMm, from.size(), locations.get(fromNode), locations.get(toNode));
    }

    /** Forbids to go on along an edge having come along another. */
    public void forbidTurn(int fromEdge, boolean fromForward, int toEdge, boolean toForward) {
        forbidden
                .computeIfAbsent(StreetGraph.traversal(fromEdge, fromForward), key -> new HashSet<>())
                .add(StreetGraph.traversal(toEdge, toForward));
    }

    int fromNode(int edge) {
        return from.get(edge);
    }

    int toNode(int edge) {
        return to.get(edge);
    }

    boolean isOpen(int edge, boolean forward) {
        return (forward ? forward_ms : backward_ms).get(edge) < StreetGraph.CLOSED;
    }

    /** {@return the graph of all that was added} */
    public Built build() {
        int[] nodeNumber = numbers(mortonOrder());
        int[] edgeOrder = edgeOrder(nodeNumber);
        int[] edgeNumber = numbers(edgeOrder);
        GraphArrays arrays = columns(nodeNumber, edgeOrder);
        int junctions = locations.size();
        copyJunctions(arrays, edgeNumber);
        Arcs outgoing = new ArcLister(arrays, junctions, turns(edgeNumber)).list();
        boolean symmetric = arrays.copyChain.length == 0 && Arrays.equals(arrays.forward_ms, arrays.backward_ms);
        return new Built(
                new StreetGraph(arrays, outgoing, symmetric ? outgoing : outgoing.reversed()), nodeNumber, edgeNumber);
    }

    private static int[] numbers(int[] order) {
        var number = new int[order.length];
        for (int i = 0; i < order.length; i++) number[order[i]] = i;
        return number;
    }

    private int[] mortonOrder() {
        int count = locations.size();
        long west = Long.MAX_VALUE;
        long south = Long.MAX_VALUE;
        long east = Long.MIN_VALUE;
        long north = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            west = Math.min(west, x(i));
            east = Math.max(east, x(i));
            south = Math.min(south, y(i));
            north = Math.max(north, y(i));
        }
        double scale = 65535.0 / Math.max(1, Math.max(east - west, north - south));
        var keys = new long[count];
        for (int i = 0; i < count; i++) {
            long code = spread((long) ((x(i) - west) * scale)) | spread((long) ((y(i) - south) * scale)) << 1;
            keys[i] = code << 32 | i;
        }
        return sortedIndexes(keys);
    }

    private long x(int node) {
        return locations.get(node) >> 32;
    }

    private long y(int node) {
        return (int) locations.get(node);
    }

    private static int[] sortedIndexes(long[] keys) {
        // The upper half has all 32 bits in use: compare it without its sign.
        for (int i = 0; i < keys.length; i++) keys[i] ^= Long.MIN_VALUE;
        Arrays.parallelSort(keys);
        var order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) order[i] = (int) keys[i];
        return order;
    }

    /** {@return the 16 low bits with a gap between each two} */
    private static long spread(long bits) {
        long x = bits & 0xFFFF;
        x = (x | x << 8) & 0x00FF_00FF;
        x = (x | x << 4) & 0x0F0F_0F0F;
        x = (x | x << 2) & 0x3333_3333;
        return (x | x << 1) & 0x5555_5555;
    }

    private int[] edgeOrder(int[] nodeNumber) {
        var keys = new long[from.size()];
        for (int edge = 0; edge < keys.length; edge++) {
            long lower = Math.min(nodeNumber[from.get(edge)], nodeNumber[to.get(edge)]);
            keys[edge] = lower << 32 | edge;
        }
        return sortedIndexes(keys);
    }

    private GraphArrays columns(int[] nodeNumber, int[] edgeOrder) {
        int edges = edgeOrder.length;
        var arrays = new GraphArrays();
        arrays.nodeLocation = new long[nodeNumber.length];
        for (int i = 0; i < nodeNumber.length; i++) arrays.nodeLocation[nodeNumber[i]] = locations.get(i);
        arrays.edgeFrom = new int[edges];
        arrays.edgeTo = new int[edges];
        arrays.forward_ms = new int[edges];
        arrays.backward_ms = new int[edges];
        arrays.length_mm = new int[edges];
        arrays.edgeWay = new long[edges];
        arrays.firstPoint = new int[edges + 1];
        arrays.points = new long[points.size()];
        for (int edge = 0; edge < edges; edge++) copyEdge(arrays, edge, edgeOrder[edge], nodeNumber);
        arrays.forwardHead = arrays.edgeTo.clone();
        arrays.backwardHead = arrays.edgeFrom.clone();
        return arrays;
    }

    private void copyEdge(GraphArrays arrays, int edge, int given, int[] nodeNumber) {
        arrays.edgeFrom[edge] = nodeNumber[from.get(given)];
        arrays.edgeTo[edge] = nodeNumber[to.get(given)];
        arrays.forward_ms[edge] = forward_ms.get(given);
        arrays.backward_ms[edge] = backward_ms.get(given);
        arrays.length_mm[edge] = length_mm.get(given);
        arrays.edgeWay[edge] = ways.get(given);
        int begin = firstPoint.get(given);
        int end = given + 1 < firstPoint.size() ? firstPoint.get(given + 1) : points.size();
        int at = arrays.firstPoint[edge];
        for (int i = begin; i < end; i++) arrays.points[at++] = points.get(i);
        arrays.firstPoint[edge + 1] = at;
    }

    private static int renumbered(int traversal, int[] edgeNumber) {
        return edgeNumber[traversal >> 1] << 1 | (traversal & 1);
    }

    private Map<Integer, Set<Integer>> turns(int[] edgeNumber) {
        var turns = new TreeMap<Integer, Set<Integer>>();
        forbidden.forEach((arriving, banned) -> {
            var renumbered = new HashSet<Integer>();
            for (int traversal : banned) renumbered.add(renumbered(traversal, edgeNumber));
            turns.put(renumbered(arriving, edgeNumber), renumbered);
        });
        return turns;
    }

    /** Gives each arriving traversal with forbidden turns a copy of its junction, in the order of the traversals. */
    private void copyJunctions(GraphArrays arrays, int[] edgeNumber) {
        if (forbidden.isEmpty()) return;
        int junctions = arrays.nodeLocation.length;
        int nodes = junctions + forbidden.size();
        arrays.nodeLocation = Arrays.copyOf(arrays.nodeLocation, nodes);
        arrays.copyChain = new int[nodes];
        Arrays.fill(arrays.copyChain, -1);
        int copy = junctions;
        for (int traversal : turns(edgeNumber).keySet()) {
            int edge = traversal >> 1;
            boolean forward = (traversal & 1) == 0;
            int junction = forward ? arrays.edgeTo[edge] : arrays.edgeFrom[edge];
            arrays.nodeLocation[copy] = arrays.nodeLocation[junction];
            arrays.copyChain[copy] = arrays.copyChain[junction];
            arrays.copyChain[junction] = copy;
            (forward ? arrays.forwardHead : arrays.backwardHead)[edge] = copy++;
        }
    }

    /** {@return the location of a node as it was added} */
    long location(int node) {
        long location = locations.get(node);
        if (location == Locations.MISSING) throw new IllegalStateException("Node " + node + " has no location.");
        return location;
    }
}

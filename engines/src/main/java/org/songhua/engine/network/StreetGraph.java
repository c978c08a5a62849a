package org.songhua.engine.network;

import java.util.BitSet;

/**
 * Streets for one profile, immutable. Nodes are junctions and ends, numbered along a Morton curve so that neighbours
 * lie close in memory; edges are the pieces of street between them, with their course; arcs are the directions in which
 * edges may be travelled.
 *
 * <p>Where a turn is forbidden, a junction has copies: who comes along the edge in question arrives at a copy that
 * lacks the forbidden arc. So every search over nodes obeys turn restrictions without knowing of them. Copies have the
 * highest numbers.
 *
 * <p>Times in milliseconds, lengths in millimetres, locations as {@link org.songhua.engine.osm.Locations}. Safe for use
 * by many threads.
 */
public final class StreetGraph {
    /** Time along a direction that is not open; two such times add up without overflow. */
    public static final int CLOSED = 1 << 29;

    final long[] nodeLocation;
    final int[] copyChain;
    final int[] edgeFrom;
    final int[] edgeTo;
    final int[] forwardHead;
    final int[] backwardHead;
    final int[] forward_ms;
    final int[] backward_ms;
    final int[] length_mm;
    final long[] edgeWay;
    final int[] firstPoint;
    final long[] points;
    final Arcs outgoing;
    final Arcs incoming;
    private final int longestArc_ms;

    StreetGraph(GraphArrays arrays, Arcs outgoing, Arcs incoming) {
        nodeLocation = arrays.nodeLocation;
        copyChain = arrays.copyChain;
        edgeFrom = arrays.edgeFrom;
        edgeTo = arrays.edgeTo;
        forwardHead = arrays.forwardHead;
        backwardHead = arrays.backwardHead;
        forward_ms = arrays.forward_ms;
        backward_ms = arrays.backward_ms;
        length_mm = arrays.length_mm;
        edgeWay = arrays.edgeWay;
        firstPoint = arrays.firstPoint;
        points = arrays.points;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.longestArc_ms = longest(outgoing);
    }

    private static int longest(Arcs arcs) {
        int longest = 0;
        for (int a = Arcs.MS; a < arcs.data().length; a += Arcs.STRIDE) {
            if (arcs.data()[a] < CLOSED) longest = Math.max(longest, arcs.data()[a]);
        }
        return longest;
    }

    private GraphArrays arrays() {
        return GraphArrays.of(this);
    }

    /** {@return number of nodes, copies of junctions included} */
    public int nodeCount() {
        return nodeLocation.length;
    }

    public int edgeCount() {
        return edgeFrom.length;
    }

    public int arcCount() {
        return outgoing.count();
    }

    /** {@return arcs listed at the node they leave} */
    public Arcs outgoing() {
        return outgoing;
    }

    /** {@return arcs listed at the node they reach} */
    public Arcs incoming() {
        return incoming;
    }

    /** {@return milliseconds that the longest open arc takes} */
    public int longestArc_ms() {
        return longestArc_ms;
    }

    public long nodeLocation(int node) {
        return nodeLocation[node];
    }

    /** {@return the node at which the edge begins} */
    public int from(int edge) {
        return edgeFrom[edge];
    }

    /** {@return the node at which the edge ends} */
    public int to(int edge) {
        return edgeTo[edge];
    }

    /** {@return the node or copy at which one arrives having travelled the edge} */
    public int head(int edge, boolean forward) {
        return forward ? forwardHead[edge] : backwardHead[edge];
    }

    /** {@return milliseconds along the whole edge, {@link #CLOSED} when it is not open in this direction} */
    public int time_ms(int edge, boolean forward) {
        return forward ? forward_ms[edge] : backward_ms[edge];
    }

    public int length_mm(int edge) {
        return length_mm[edge];
    }

    /** {@return id of the way or line that the edge is a piece of} */
    public long way(int edge) {
        return edgeWay[edge];
    }

    /** {@return number of the first point of the course of the edge; of {@link #edgeCount()}: number of points} */
    public int firstPoint(int edge) {
        return firstPoint[edge];
    }

    public long point(int point) {
        return points[point];
    }

    /** {@return the next copy of a junction, -1 behind the last; begins with the junction itself} */
    public int nextCopy(int node) {
        return copyChain.length == 0 ? -1 : copyChain[node];
    }

    /** {@return edge and direction in one number} */
    public static int traversal(int edge, boolean forward) {
        return edge << 1 | (forward ? 0 : 1);
    }

    /** {@return the arc of the node or copy along the edge, -1 when that turn or direction is not there} */
    public int findArc(int node, int edge, boolean forward) {
        int traversal = traversal(edge, forward);
        int[] data = outgoing.data();
        for (int arc = outgoing.first()[node]; arc < outgoing.first()[node + 1]; arc++) {
            if (data[Arcs.STRIDE * arc + Arcs.TRAVERSAL] == traversal) return arc;
        }
        return -1;
    }

    /** {@return the graph with some edges closed; numbers of nodes and edges stay, so what was snapped stays snapped} */
    public StreetGraph closing(int... edges) {
        var closed = new BitSet(edgeCount());
        for (int edge : edges) closed.set(edge);
        GraphArrays arrays = arrays();
        arrays.forward_ms = forward_ms.clone();
        arrays.backward_ms = backward_ms.clone();
        for (int edge : edges) {
            arrays.forward_ms[edge] = CLOSED;
            arrays.backward_ms[edge] = CLOSED;
        }
        Arcs out = outgoing.closing(closed);
        return new StreetGraph(arrays, out, outgoing == incoming ? out : incoming.closing(closed));
    }

    /** {@return the edges that are pieces of the way} */
    public int[] edgesOf(long way) {
        var found = new GrowingInts();
        for (int edge = 0; edge < edgeWay.length; edge++) {
            if (edgeWay[edge] == way) found.add(edge);
        }
        return found.toArray();
    }
}

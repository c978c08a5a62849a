package org.songhua.engine.network;

/** The columns of a graph while it is made; see {@link StreetGraph} for what they mean. */
final class GraphArrays {
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    long[] nodeLocation = NO_LONGS;
    int[] copyChain = NO_INTS;
    int[] edgeFrom = NO_INTS;
    int[] edgeTo = NO_INTS;
    int[] forwardHead = NO_INTS;
    int[] backwardHead = NO_INTS;
    int[] forward_ms = NO_INTS;
    int[] backward_ms = NO_INTS;
    int[] length_mm = NO_INTS;
    long[] edgeWay = NO_LONGS;
    int[] firstPoint = NO_INTS;
    long[] points = NO_LONGS;

    static GraphArrays of(StreetGraph graph) {
        var arrays = new GraphArrays();
        arrays.nodeLocation = graph.nodeLocation;
        arrays.copyChain = graph.copyChain;
        arrays.edgeFrom = graph.edgeFrom;
        arrays.edgeTo = graph.edgeTo;
        arrays.forwardHead = graph.forwardHead;
        arrays.backwardHead = graph.backwardHead;
        arrays.forward_ms = graph.forward_ms;
        arrays.backward_ms = graph.backward_ms;
        arrays.length_mm = graph.length_mm;
        arrays.edgeWay = graph.edgeWay;
        arrays.firstPoint = graph.firstPoint;
        arrays.points = graph.points;
        return arrays;
    }
}

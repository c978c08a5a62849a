package org.songhua.engine.travel;

import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;

/**
 * Origins and what it costs them to get to the ends of their edges: computed once, read for every class of facilities.
 * Immutable.
 */
public final class OriginEnds {
    /** Ints of an origin: node, cost, carried at one end; node, cost, carried at the other. */
    static final int STRIDE = 6;

    private final SnappedPoints points;
    final int[] ends;

    private OriginEnds(SnappedPoints points, int[] ends) {
        this.points = points;
        this.ends = ends;
    }

    /** {@return the origins on a graph; to be made anew when streets are closed} */
    public static OriginEnds of(StreetGraph graph, SnappedPoints points, Metric metric) {
        var ends = new int[STRIDE * points.size()];
        for (int i = 0; i < points.size(); i++) {
            int edge = points.edge(i);
            double fraction = points.fraction(i);
            put(ends, STRIDE * i, graph, metric, edge, true, 1 - fraction);
            put(ends, STRIDE * i + STRIDE / 2, graph, metric, edge, false, fraction);
        }
        return new OriginEnds(points, ends);
    }

    private static void put(
            int[] ends, int at, StreetGraph graph, Metric metric, int edge, boolean forward, double share) {
        int cost = edge < 0 ? StreetGraph.CLOSED : metric.cost(graph, edge, forward);
        boolean open = cost != StreetGraph.CLOSED;
        ends[at] = edge < 0 ? 0 : graph.head(edge, forward);
        ends[at + 1] = open ? StreetSearch.part(share, cost) : StreetGraph.CLOSED;
        ends[at + 2] = open ? StreetSearch.part(share, metric.carried(graph, edge, forward)) : 0;
    }

    public SnappedPoints points() {
        return points;
    }

    public int size() {
        return points.size();
    }
}

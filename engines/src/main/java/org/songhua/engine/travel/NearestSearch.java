package org.songhua.engine.travel;

import java.util.Arrays;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;

/**
 * Finds the nearest facility of a class for all origins at once: one search from all facilities against the direction
 * of travel, then two labels are read for each origin. A facility on the origin's own edge is reached along it, too.
 * Keeps its workspace; for use by one thread.
 */
public final class NearestSearch {
    private final StreetGraph graph;
    private final Metric metric;
    private final StreetSearch search;
    /** The first facility on each edge, -1 when there is none. */
    private final int[] firstOnEdge;

    private int[] nextOnEdge = new int[0];

    public NearestSearch(StreetGraph graph, Metric metric) {
        this.graph = graph;
        this.metric = metric;
        this.search = StreetSearch.toFacilities(graph, metric);
        this.firstOnEdge = new int[graph.edgeCount()];
        Arrays.fill(firstOnEdge, -1);
    }

    /**
     * {@return the nearest facility of each origin}
     *
     * @param limit greatest cost of interest: milliseconds or millimetres after the metric
     */
    public Nearest find(OriginEnds origins, SnappedPoints facilities, int limit) {
        spread(facilities, limit);
        listByEdge(facilities);
        var cost = new int[origins.size()];
        var carried = new int[origins.size()];
        var facility = new int[origins.size()];
        for (int i = 0; i < origins.size(); i++) read(origins, facilities, i, limit, cost, carried, facility);
        forget(facilities);
        return new Nearest(metric, cost, carried, facility);
    }

    private void spread(SnappedPoints facilities, int limit) {
        search.begin(limit);
        for (int i = 0; i < facilities.size(); i++) search.seed(facilities, i, i);
        search.run();
    }

    private void listByEdge(SnappedPoints facilities) {
        if (nextOnEdge.length < facilities.size()) nextOnEdge = new int[facilities.size()];
        for (int i = facilities.size() - 1; i >= 0; i--) {
            int edge = facilities.edge(i);
            if (edge < 0) continue;
            nextOnEdge[i] = firstOnEdge[edge];
            firstOnEdge[edge] = i;
        }
    }

    private void forget(SnappedPoints facilities) {
        for (int i = 0; i < facilities.size(); i++) {
            if (facilities.isSnapped(i)) firstOnEdge[facilities.edge(i)] = -1;
        }
    }

    private void read(
            OriginEnds origins,
            SnappedPoints facilities,
            int origin,
            int limit,
            int[] cost,
            int[] carried,
            int[] facility) {
        int[] ends = origins.ends;
        int at = OriginEnds.STRIDE * origin;
        long one = search.label(ends[at]) + ((long) ends[at + 1] << 32);
        long other = search.label(ends[at + 3]) + ((long) ends[at + 4] << 32);
        long best = Math.min(one, other);
        int way = one <= other ? at : at + 3;
        int along = search.carried(ends[way]) + ends[way + 2];
        int edge = origins.points().edge(origin);
        if (edge >= 0 && firstOnEdge[edge] >= 0) {
            long direct = onSameEdge(origins.points(), facilities, origin, edge);
            if (direct < Math.min(best, StreetSearch.INFINITE)) {
                best = direct;
                along = carriedOnEdge(origins.points(), facilities, origin, (int) direct);
            }
        }
        boolean reached = best >>> 32 <= limit;
        cost[origin] = reached ? (int) (best >>> 32) : StreetSearch.UNREACHED;
        carried[origin] = along;
        facility[origin] = reached ? (int) best : Nearest.NONE;
    }

    private long onSameEdge(SnappedPoints origins, SnappedPoints facilities, int origin, int edge) {
        long best = StreetSearch.INFINITE;
        for (int i = firstOnEdge[edge]; i >= 0; i = nextOnEdge[i]) {
            double ahead = facilities.fraction(i) - origins.fraction(origin);
            int cost = metric.cost(graph, edge, ahead >= 0);
            if (cost == StreetGraph.CLOSED && ahead == 0) cost = metric.cost(graph, edge, false);
            if (cost == StreetGraph.CLOSED) continue;
            best = Math.min(best, (long) StreetSearch.part(Math.abs(ahead), cost) << 32 | i);
        }
        return best;
    }

    private int carriedOnEdge(SnappedPoints origins, SnappedPoints facilities, int origin, int facility) {
        double ahead = facilities.fraction(facility) - origins.fraction(origin);
        return StreetSearch.part(Math.abs(ahead), metric.carried(graph, origins.edge(origin), ahead >= 0));
    }
}

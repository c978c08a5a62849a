package org.songhua.engine.travel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;

/**
 * How many facilities each origin has within reach: one bounded search from each facility, so the work grows with what is
 * within reach and not with the city.
 */
public final class ReachCounts {
    private final StreetGraph graph;
    private final Metric metric;
    private final StreetSearch search;
    private final OriginEnds origins;
    /** For each node where the origins whose edge one leaves there begin in {@link #originAt} and {@link #costAt}. */
    private final int[] first;

    private final int[] originAt;
    private final int[] costAt;
    private final int[] countedFor;

    private ReachCounts(StreetGraph graph, OriginEnds origins, Metric metric) {
        this.graph = graph;
        this.metric = metric;
        this.origins = origins;
        this.search = StreetSearch.toFacilities(graph, metric);
        this.first = new int[graph.nodeCount() + 1];
        int[] ends = origins.ends;
        for (int at = 0; at < ends.length; at += 3) {
            if (ends[at + 1] != StreetGraph.CLOSED) first[ends[at] + 1]++;
        }
        for (int node = 0; node < graph.nodeCount(); node++) first[node + 1] += first[node];
        int[] next = first.clone();
        originAt = new int[first[graph.nodeCount()]];
        costAt = new int[originAt.length];
        for (int at = 0; at < ends.length; at += 3) {
            if (ends[at + 1] == StreetGraph.CLOSED) continue;
            originAt[next[ends[at]]] = at / OriginEnds.STRIDE;
            costAt[next[ends[at]]++] = ends[at + 1];
        }
        countedFor = new int[origins.size()];
    }

    /** {@return for each origin the number of facilities within the limit} */
    public static int[] count(StreetGraph graph, OriginEnds origins, SnappedPoints facilities, Limit limit) {
        return new ReachCounts(graph, origins, limit.metric()).count(facilities, limit.value());
    }

    private int[] count(SnappedPoints facilities, int limit) {
        var counts = new int[origins.size()];
        var onEdge = originsByEdge();
        for (int facility = 0; facility < facilities.size(); facility++) {
            if (!facilities.isSnapped(facility)) continue;
            search.begin(limit);
            search.seed(facilities, facility, 0);
            search.run();
            for (int i = 0; i < search.reachedCount(); i++) countAt(search.reached(i), facility, limit, counts);
            countOnEdge(onEdge, facilities, facility, limit, counts);
        }
        return counts;
    }

    private void countAt(int node, int facility, int limit, int[] counts) {
        int cost = search.cost(node);
        for (int i = first[node]; i < first[node + 1]; i++) {
            if (cost + costAt[i] <= limit) count(originAt[i], facility, counts);
        }
    }

    private void count(int origin, int facility, int[] counts) {
        if (countedFor[origin] == facility + 1) return;
        countedFor[origin] = facility + 1;
        counts[origin]++;
    }

    private Map<Integer, List<Integer>> originsByEdge() {
        var byEdge = new HashMap<Integer, List<Integer>>();
        for (int i = 0; i < origins.size(); i++) {
            byEdge.computeIfAbsent(origins.points().edge(i), edge -> new ArrayList<>())
                    .add(i);
        }
        return byEdge;
    }

    private void countOnEdge(
            Map<Integer, List<Integer>> onEdge, SnappedPoints facilities, int facility, int limit, int[] counts) {
        int edge = facilities.edge(facility);
        for (int origin : onEdge.getOrDefault(edge, List.of())) {
            double ahead = facilities.fraction(facility) - origins.points().fraction(origin);
            boolean there = (ahead >= 0 && isWithin(edge, true, ahead, limit))
                    || (ahead <= 0 && isWithin(edge, false, -ahead, limit));
            if (there) count(origin, facility, counts);
        }
    }

    private boolean isWithin(int edge, boolean forward, double share, int limit) {
        int cost = metric.cost(graph, edge, forward);
        return cost != StreetGraph.CLOSED && StreetSearch.part(share, cost) <= limit;
    }
}

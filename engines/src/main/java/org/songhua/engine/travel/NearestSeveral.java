package org.songhua.engine.travel;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.songhua.engine.network.Arcs;
import org.songhua.engine.network.GrowingInts;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;

/**
 * The k nearest facilities of every origin: Dijkstra's search from all facilities at once, in which each node is passed by
 * the k facilities that reach it first. Ordered by cost, then by number. Immutable.
 */
public final class NearestSeveral {
    private final int k;
    private final long[] found;

    private NearestSeveral(int k, long[] found) {
        this.k = k;
        this.found = found;
    }

    /**
     * {@return up to k facilities for each origin}
     *
     * @param limit greatest cost of interest, milliseconds or millimetres after the metric
     */
    public static NearestSeveral find(
            StreetGraph graph, SnappedPoints origins, SnappedPoints facilities, Metric metric, int k, int limit) {
        if (k < 1) throw new IllegalArgumentException("k is " + k + ".");
        return new Search(graph, facilities, metric, k, limit).find(origins);
    }

    /** {@return how many facilities are within the limit, at most k} */
    public int count(int origin) {
        int count = 0;
        while (count < k && found[origin * k + count] != StreetSearch.INFINITE) count++;
        return count;
    }

    /** {@return the facility that is nearest, next nearest ...; rank from 0 to below {@link #count}} */
    public int facility(int origin, int rank) {
        return (int) found[origin * k + rank];
    }

    /** {@return milliseconds or millimetres to it} */
    public int cost(int origin, int rank) {
        return (int) (found[origin * k + rank] >>> 32);
    }

    /** What is waiting: a label and the node it is for. */
    private record Waiting(long label, int node) {}

    private static final class Search {
        private final StreetGraph graph;
        private final SnappedPoints facilities;
        private final Metric metric;
        private final int k;
        private final int limit;
        private final long[] labels;
        private final byte[] counts;
        private final PriorityQueue<Waiting> queue = new PriorityQueue<>((a, b) -> Long.compare(a.label, b.label));

        Search(StreetGraph graph, SnappedPoints facilities, Metric metric, int k, int limit) {
            this.graph = graph;
            this.facilities = facilities;
            this.metric = metric;
            this.k = k;
            this.limit = limit;
            this.labels = new long[graph.nodeCount() * k];
            this.counts = new byte[graph.nodeCount()];
            if (k > Byte.MAX_VALUE) throw new IllegalArgumentException("k is " + k + ", allowed is up to 127.");
        }

        NearestSeveral find(SnappedPoints origins) {
            var seeds = StreetSearch.toFacilities(graph, metric);
            for (int i = 0; i < facilities.size(); i++) seed(seeds, i);
            while (!queue.isEmpty()) pass(queue.remove());
            var found = new long[origins.size() * k];
            Arrays.fill(found, StreetSearch.INFINITE);
            OriginEnds ends = OriginEnds.of(graph, origins, metric);
            int[][] onEdge = facilitiesByEdge();
            for (int i = 0; i < origins.size(); i++) read(ends, i, onEdge, found);
            return new NearestSeveral(k, found);
        }

        /** The search finds the nodes at which a facility begins, copies of junctions and all. */
        private void seed(StreetSearch seeds, int facility) {
            seeds.begin(limit);
            seeds.seed(facilities, facility, facility);
            for (int i = 0; i < seeds.reachedCount(); i++) {
                queue.add(new Waiting(seeds.label(seeds.reached(i)), seeds.reached(i)));
            }
        }

        private void pass(Waiting waiting) {
            int node = waiting.node;
            if (counts[node] == k || has(labels, node * k, counts[node], (int) waiting.label)) return;
            labels[node * k + counts[node]++] = waiting.label;
            int[] arcs = graph.incoming().data();
            for (int arc = graph.incoming().first()[node];
                    arc < graph.incoming().first()[node + 1];
                    arc++) {
                int at = Arcs.STRIDE * arc;
                if (arcs[at + Arcs.MS] == StreetGraph.CLOSED) continue;
                long next = waiting.label + ((long) arcs[at + metric.costOffset] << 32);
                if (next >>> 32 <= limit) queue.add(new Waiting(next, arcs[at]));
            }
        }

        private static boolean has(long[] labels, int from, int count, int facility) {
            for (int i = from; i < from + count; i++) {
                if ((int) labels[i] == facility) return true;
            }
            return false;
        }

        private int[][] facilitiesByEdge() {
            var byEdge = new GrowingInts[graph.edgeCount()];
            for (int i = 0; i < facilities.size(); i++) {
                if (!facilities.isSnapped(i)) continue;
                int edge = facilities.edge(i);
                if (byEdge[edge] == null) byEdge[edge] = new GrowingInts();
                byEdge[edge].add(i);
            }
            var listed = new int[byEdge.length][];
            for (int edge = 0; edge < listed.length; edge++) {
                listed[edge] = byEdge[edge] == null ? new int[0] : byEdge[edge].toArray();
            }
            return listed;
        }

        private void read(OriginEnds origins, int origin, int[][] onEdge, long[] found) {
            int edge = origins.points().edge(origin);
            if (edge < 0) return;
            for (int at = OriginEnds.STRIDE * origin; at < OriginEnds.STRIDE * (origin + 1); at += 3) {
                int node = origins.ends[at];
                for (int i = 0; i < counts[node]; i++) {
                    offer(found, origin * k, labels[node * k + i] + ((long) origins.ends[at + 1] << 32));
                }
            }
            for (int facility : onEdge[edge]) {
                double ahead = facilities.fraction(facility) - origins.points().fraction(origin);
                if (ahead >= 0) offerAlong(found, origin, edge, true, ahead, facility);
                if (ahead <= 0) offerAlong(found, origin, edge, false, -ahead, facility);
            }
        }

        private void offerAlong(long[] found, int origin, int edge, boolean forward, double share, int facility) {
            int cost = metric.cost(graph, edge, forward);
            if (cost == StreetGraph.CLOSED) return;
            offer(found, origin * k, (long) StreetSearch.part(share, cost) << 32 | facility);
        }

        /** Keeps the k least labels in order, one for each facility. */
        private void offer(long[] found, int from, long label) {
            if (label >>> 32 > limit) return;
            int at = from;
            while (at < from + k && found[at] < label && (int) found[at] != (int) label) at++;
            if (at == from + k || found[at] <= label) return;
            int end = at;
            while (end < from + k - 1 && (int) found[end] != (int) label) end++;
            System.arraycopy(found, at, found, at + 1, end - at);
            found[at] = label;
        }
    }
}

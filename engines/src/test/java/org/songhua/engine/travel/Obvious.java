package org.songhua.engine.travel;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.Towns.Town;
import org.songhua.engine.network.Towns.Turn;

/**
 * The obvious algorithm: Dijkstra's over the directions in which edges were travelled, one origin at a time, asking the
 * list of forbidden turns at every junction. Knows nothing of copies, buckets or searching backwards.
 */
final class Obvious {
    private final StreetGraph graph;
    private final Set<Turn> forbidden;
    private final Metric metric;

    Obvious(Town town, Metric metric) {
        this.graph = town.graph();
        this.forbidden = new HashSet<>(town.forbidden());
        this.metric = metric;
    }

    private record Arrived(int cost, int edge, boolean forward) {}

    private int cost(int edge, boolean forward) {
        int ms = graph.time_ms(edge, forward);
        return ms == StreetGraph.CLOSED || metric == Metric.TIME ? ms : graph.length_mm(edge);
    }

    private int end(int edge, boolean forward) {
        return forward ? graph.to(edge) : graph.from(edge);
    }

    /** {@return least cost from an origin to a facility, UNREACHED when there is no way} */
    int cost(SnappedPoints origins, int origin, SnappedPoints facilities, int facility) {
        int edge = origins.edge(origin);
        if (edge < 0 || facilities.edge(facility) < 0) return StreetSearch.UNREACHED;
        var queue = new PriorityQueue<Arrived>((a, b) -> Integer.compare(a.cost, b.cost));
        begin(queue, edge, true, 1 - origins.fraction(origin));
        begin(queue, edge, false, origins.fraction(origin));
        int best = direct(origins, origin, facilities, facility);
        return Math.min(best, search(queue, facilities, facility));
    }

    private void begin(PriorityQueue<Arrived> queue, int edge, boolean forward, double share) {
        if (cost(edge, forward) != StreetGraph.CLOSED) {
            queue.add(new Arrived(part(share, cost(edge, forward)), edge, forward));
        }
    }

    private static int part(double share, int cost) {
        return (int) (share * cost + 0.5);
    }

    private int direct(SnappedPoints origins, int origin, SnappedPoints facilities, int facility) {
        int edge = origins.edge(origin);
        if (edge != facilities.edge(facility)) return StreetSearch.UNREACHED;
        double ahead = facilities.fraction(facility) - origins.fraction(origin);
        int best = StreetSearch.UNREACHED;
        if (ahead >= 0 && cost(edge, true) != StreetGraph.CLOSED) best = part(ahead, cost(edge, true));
        if (ahead <= 0 && cost(edge, false) != StreetGraph.CLOSED)
            best = Math.min(best, part(-ahead, cost(edge, false)));
        return best;
    }

    private int search(PriorityQueue<Arrived> queue, SnappedPoints facilities, int facility) {
        int goal = facilities.edge(facility);
        int best = StreetSearch.UNREACHED;
        var done = new HashSet<Integer>();
        while (!queue.isEmpty()) {
            Arrived at = queue.remove();
            if (!done.add(StreetGraph.traversal(at.edge, at.forward))) continue;
            for (int next = 0; next < graph.edgeCount(); next++) {
                for (boolean forward : new boolean[] {true, false}) {
                    if (!mayTurn(at, next, forward)) continue;
                    int cost = cost(next, forward);
                    queue.add(new Arrived(at.cost + cost, next, forward));
                    double share = forward ? facilities.fraction(facility) : 1 - facilities.fraction(facility);
                    if (next == goal) best = Math.min(best, at.cost + part(share, cost));
                }
            }
        }
        return best;
    }

    private boolean mayTurn(Arrived at, int next, boolean forward) {
        if (cost(next, forward) == StreetGraph.CLOSED) return false;
        if (end(next, !forward) != end(at.edge, at.forward)) return false;
        return !forbidden.contains(new Turn(at.edge, at.forward, next, forward));
    }
}

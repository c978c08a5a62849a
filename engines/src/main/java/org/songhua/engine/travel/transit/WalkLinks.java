package org.songhua.engine.travel.transit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.StreetSearch;

/**
 * Finds which places can be walked to from a point, with seconds rounded up. Made for a graph on which everybody may turn
 * everywhere, such as that for walking. Keeps a workspace; for use by one thread.
 */
public final class WalkLinks {
    private static final int MS_PER_SECOND = 1000;

    private final StreetGraph graph;
    private final SnappedPoints places;
    private final StreetSearch search;
    /** For each node where the places at the ends of its edges begin in {@link #placeAt} and {@link #msAt}. */
    private final int[] first;

    private final int[] placeAt;
    private final int[] msAt;
    private final int[] best;
    private final int[] found;
    private int foundCount = 0;

    /** @param places what is to be found, such as the stops */
    public WalkLinks(StreetGraph graph, SnappedPoints places) {
        this.graph = graph;
        this.places = places;
        this.search = StreetSearch.fromOrigins(graph, Metric.TIME);
        this.first = new int[graph.nodeCount() + 1];
        for (int i = 0; i < places.size(); i++) {
            if (!places.isSnapped(i)) continue;
            first[graph.from(places.edge(i)) + 1]++;
            first[graph.to(places.edge(i)) + 1]++;
        }
        for (int node = 0; node < graph.nodeCount(); node++) first[node + 1] += first[node];
        int[] next = first.clone();
        placeAt = new int[first[graph.nodeCount()]];
        msAt = new int[placeAt.length];
        for (int i = 0; i < places.size(); i++) {
            if (!places.isSnapped(i)) continue;
            int edge = places.edge(i);
            list(next[graph.from(edge)]++, i, places.fraction(i), graph.time_ms(edge, true));
            list(next[graph.to(edge)]++, i, 1 - places.fraction(i), graph.time_ms(edge, false));
        }
        best = new int[places.size()];
        Arrays.fill(best, StreetSearch.UNREACHED);
        found = new int[places.size()];
    }

    private void list(int at, int place, double share, int ms) {
        placeAt[at] = place;
        msAt[at] = ms == StreetGraph.CLOSED ? ms : (int) (share * ms + 0.5);
    }

    /** {@return the search after {@link #walk}, for what else is to be read from it} */
    public StreetSearch search() {
        return search;
    }

    /**
     * Walks from a point and finds the places within a time.
     *
     * @return how many there are
     */
    public int walk(SnappedPoints from, int point, int most_s) {
        for (int i = 0; i < foundCount; i++) best[found[i]] = StreetSearch.UNREACHED;
        foundCount = 0;
        int limit = MS_PER_SECOND * most_s;
        search.begin(limit);
        search.seed(from, point, 0);
        search.run();
        for (int n = 0; n < search.reachedCount(); n++) {
            int node = search.reached(n);
            for (int i = first[node]; i < first[node + 1]; i++) offer(placeAt[i], search.cost(node) + msAt[i], limit);
        }
        if (from.isSnapped(point)) alongTheSameEdge(from, point, limit);
        return foundCount;
    }

    private void offer(int place, int ms, int limit) {
        if (ms > limit || ms >= best[place]) return;
        if (best[place] == StreetSearch.UNREACHED) found[foundCount++] = place;
        best[place] = ms;
    }

    /** Places on the same edge are listed at both of its ends, and are reached without going there. */
    private void alongTheSameEdge(SnappedPoints from, int point, int limit) {
        int edge = from.edge(point);
        for (int i = first[graph.from(edge)]; i < first[graph.from(edge) + 1]; i++) {
            int place = placeAt[i];
            if (places.edge(place) != edge) continue;
            double ahead = places.fraction(place) - from.fraction(point);
            int ms = graph.time_ms(edge, ahead >= 0);
            if (ms != StreetGraph.CLOSED) offer(place, (int) (Math.abs(ahead) * ms + 0.5), limit);
        }
    }

    public int foundCount() {
        return foundCount;
    }

    /** {@return a place that was found, in no particular order} */
    public int found(int i) {
        return found[i];
    }

    /** {@return seconds on foot to a found place, rounded up} */
    public int seconds(int place) {
        return (best[place] + MS_PER_SECOND - 1) / MS_PER_SECOND;
    }

    /** {@return the walks from each point to the places within a time, a walk from a place to itself left out} */
    public StopWalks walks(SnappedPoints from, int most_s) {
        var walks = new StopWalks.Builder();
        for (int point = 0; point < from.size(); point++) {
            walk(from, point, most_s);
            List<Integer> sorted = new ArrayList<>();
            for (int i = 0; i < foundCount; i++) sorted.add(found[i]);
            sorted.sort(null);
            for (int place : sorted) {
                if (from != places || place != point) walks.add(place, seconds(place));
            }
            walks.nextStop();
        }
        return walks.build();
    }
}

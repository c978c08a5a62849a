package org.songhua.engine.travel;

import java.util.Arrays;
import org.songhua.engine.network.Arcs;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;

/**
 * Least costs from many seeds to all nodes within a limit, with the seed they come from: Dijkstra's search with buckets
 * (Dial 1969, buckets wider than an arc as in Denardo and Fox 1979: a node improved within its bucket is looked at
 * again, so the result is exact). Of seeds at equal cost the lowest source counts, of ways at equal cost the one that
 * carries least: the result is one and the same, in whatever order nodes are looked at.
 *
 * <p>From many seeds over a large graph the fronts are everywhere at once, and nearly every step misses the cache. There
 * the search goes tile by tile: in each to the end, and what crosses its border waits until the neighbour has its turn.
 *
 * <p>A label is cost in the upper and source in the lower 32 bits, so that one comparison orders both. The workspace is
 * kept between searches, and clearing it costs what the last search touched. For use by one thread.
 */
public final class StreetSearch {
    /** Cost of a node that was not reached. */
    public static final int UNREACHED = Integer.MAX_VALUE;

    /** Greatest limit; 6 days, or 536 km. */
    public static final int NO_LIMIT = StreetGraph.CLOSED - 1;

    static final long INFINITE = (long) StreetGraph.CLOSED << 32 | Integer.MAX_VALUE;

    /** Buckets for the mean arc: few enough to be cheap, many enough that nodes are seldom looked at twice. */
    private static final int BUCKETS_PER_ARC = 8;

    /** Ints of an entry: node, cost, next entry of the bucket. */
    private static final int ENTRY = 3;

    /** Nodes of a tile as a power of two: with arcs and labels about half a megabyte. */
    private static final int TILE_SHIFT = 13;

    /** With fewer seeds a tile would be searched again and again from its border. */
    private static final int SEEDS_PER_TILE = 4;

    private final StreetGraph graph;
    private final Metric metric;
    private final boolean againstTravel;
    private final int[] firstArc;
    private final int[] arcs;
    /** Label and carried value of each node, side by side for the sake of the cache. */
    private final long[] labels;

    private final int[] touched;
    private final int shift;
    private final int longestArc;
    private int touchedCount = 0;
    private int[] ring = new int[0];
    private int[] entries = new int[ENTRY << 10];
    private int entryCount = 0;
    private int limit = NO_LIMIT;
    private WaitingTiles tiles = new WaitingTiles(0, TILE_SHIFT);
    /** Nodes between which arcs are followed at once: those of the tile, or all. */
    private int firstNode = 0;

    private int nodesAtOnce = 0;

    private StreetSearch(StreetGraph graph, Metric metric, boolean againstTravel) {
        Arcs listed = againstTravel ? graph.incoming() : graph.outgoing();
        this.graph = graph;
        this.metric = metric;
        this.againstTravel = againstTravel;
        this.firstArc = listed.first();
        this.arcs = listed.data();
        // At least one label: in a town without streets every origin reads one that nobody reaches.
        this.labels = new long[2 * Math.max(1, graph.nodeCount())];
        clearAll();
        this.touched = new int[graph.nodeCount()];
        long sum = 0;
        int longest = 0;
        for (int a = metric.costOffset; a < arcs.length; a += Arcs.STRIDE) {
            if (arcs[a] >= StreetGraph.CLOSED) continue;
            sum += arcs[a];
            longest = Math.max(longest, arcs[a]);
        }
        long mean = sum / Math.max(1, arcs.length / Arcs.STRIDE);
        this.longestArc = longest;
        this.shift = 63 - Long.numberOfLeadingZeros(Math.max(1, mean / BUCKETS_PER_ARC));
    }

    /** {@return a search from origins in the direction of travel} */
    public static StreetSearch fromOrigins(StreetGraph graph, Metric metric) {
        return new StreetSearch(graph, metric, false);
    }

    /** {@return a search from facilities against the direction of travel: labels are costs to the facility} */
    public static StreetSearch toFacilities(StreetGraph graph, Metric metric) {
        return new StreetSearch(graph, metric, true);
    }

    /**
     * Forgets the last search.
     *
     * @param limit greatest cost of interest, at most {@link #NO_LIMIT}
     */
    public void begin(int limit) {
        if (limit < 0 || limit > NO_LIMIT) throw new IllegalArgumentException("The limit is " + limit + ".");
        // In order is quicker than one by one once most are touched.
        if (touchedCount > touched.length / 2) clearAll();
        else for (int i = 0; i < touchedCount; i++) labels[2 * touched[i]] = INFINITE;
        touchedCount = 0;
        this.limit = limit;
    }

    private void clearAll() {
        for (int i = 0; i < labels.length; i += 2) labels[i] = INFINITE;
    }

    /**
     * Begins at a node.
     *
     * @param source number told with every node that is reached from here, 0 or more
     */
    public void seed(int node, int cost, int carried, int source) {
        long label = (long) cost << 32 | source;
        int at = 2 * node;
        if (cost > limit || label > labels[at] || (label == labels[at] && carried >= labels[at + 1])) return;
        if (labels[at] == INFINITE) touched[touchedCount++] = node;
        labels[at] = label;
        labels[at + 1] = carried;
    }

    /** Begins at a snapped point: at both ends of its edge, at the cost of getting there, or from there. */
    public void seed(SnappedPoints points, int point, int source) {
        seed(points, point, 0, source);
    }

    /** Begins at a snapped point that is itself reached at some cost, such as a stop. */
    public void seed(SnappedPoints points, int point, int costBefore, int source) {
        int edge = points.edge(point);
        if (edge == SnappedPoints.NONE) return;
        double fraction = points.fraction(point);
        if (againstTravel) {
            seedTails(graph.from(edge), edge, true, fraction, costBefore, source);
            seedTails(graph.to(edge), edge, false, 1 - fraction, costBefore, source);
        } else {
            seedPart(graph.head(edge, true), edge, true, 1 - fraction, costBefore, source);
            seedPart(graph.head(edge, false), edge, false, fraction, costBefore, source);
        }
    }

    /** Copies of a junction that lack the turn into the edge are no way to the facility. */
    private void seedTails(int junction, int edge, boolean forward, double share, int costBefore, int source) {
        for (int node = junction; node >= 0; node = graph.nextCopy(node)) {
            if (graph.nextCopy(junction) < 0 || graph.findArc(node, edge, forward) >= 0) {
                seedPart(node, edge, forward, share, costBefore, source);
            }
        }
    }

    private void seedPart(int node, int edge, boolean forward, double share, int costBefore, int source) {
        int cost = metric.cost(graph, edge, forward);
        if (cost == StreetGraph.CLOSED) return;
        seed(node, costBefore + part(share, cost), part(share, metric.carried(graph, edge, forward)), source);
    }

    /** {@return a share of a cost, rounded to whole units} */
    static int part(double share, int cost) {
        return (int) (share * cost + 0.5);
    }

    /** Spreads from the seeds to all nodes within the limit. */
    public void run() {
        int tileCount = (graph.nodeCount() >> TILE_SHIFT) + 1;
        if (tileCount > 1 && touchedCount >= SEEDS_PER_TILE * tileCount) runByTile(TILE_SHIFT);
        else runAtOnce();
    }

    void runAtOnce() {
        firstNode = 0;
        nodesAtOnce = graph.nodeCount();
        entryCount = 0;
        int latest = 0;
        for (int i = 0; i < touchedCount; i++) latest = Math.max(latest, cost(touched[i]));
        widen(latest);
        for (int i = 0; i < touchedCount; i++) push(touched[i], cost(touched[i]));
        drain(0);
    }

    void runByTile(int tileShift) {
        if (!tiles.suits(graph.nodeCount(), tileShift)) tiles = new WaitingTiles(graph.nodeCount(), tileShift);
        for (int i = 0; i < touchedCount; i++) tiles.add(touched[i]);
        for (int tile = tiles.nextTile(); tile >= 0; tile = tiles.nextTile()) {
            firstNode = tile << tileShift;
            nodesAtOnce = 1 << tileShift;
            runTile(tile);
        }
    }

    private void runTile(int tile) {
        int soonest = limit;
        int latest = 0;
        for (int node = tiles.first(tile); node >= 0; node = tiles.next(node)) {
            int cost = cost(node);
            soonest = Math.min(soonest, cost);
            latest = Math.max(latest, cost);
        }
        widen(latest - soonest);
        entryCount = 0;
        for (int node = tiles.take(tile); node >= 0; node = tiles.take(tile)) push(node, cost(node));
        drain(soonest >> shift);
    }

    /** Makes the ring large enough for costs that lie so far apart, and for the longest arc. */
    private void widen(int apart) {
        int span = Math.min(limit, Math.max(longestArc, apart));
        int size = Integer.highestOneBit((span >> shift) + 1) << 1;
        if (ring.length >= size) return;
        ring = new int[size];
        Arrays.fill(ring, -1);
    }

    private void push(int node, int cost) {
        int at = ENTRY * entryCount;
        if (at == entries.length) entries = Arrays.copyOf(entries, 2 * at);
        int bucket = (cost >> shift) & (ring.length - 1);
        entries[at] = node;
        entries[at + 1] = cost;
        entries[at + 2] = ring[bucket];
        ring[bucket] = entryCount++;
    }

    private void drain(int firstBucket) {
        int taken = 0;
        int mask = ring.length - 1;
        for (int bucket = firstBucket; taken < entryCount; bucket++) {
            while (ring[bucket & mask] >= 0) {
                int at = ENTRY * ring[bucket & mask];
                ring[bucket & mask] = entries[at + 2];
                taken++;
                int node = entries[at];
                if ((int) (labels[2 * node] >>> 32) == entries[at + 1]) relax(node);
            }
        }
    }

    private void relax(int node) {
        long label = labels[2 * node];
        long carried = labels[2 * node + 1];
        int costOffset = metric.costOffset;
        int carriedOffset = metric.carriedOffset;
        int end = Arcs.STRIDE * firstArc[node + 1];
        for (int arc = Arcs.STRIDE * firstArc[node]; arc < end; arc += Arcs.STRIDE) {
            int at = 2 * arcs[arc];
            long next = label + ((long) arcs[arc + costOffset] << 32);
            long known = labels[at];
            if (next > known || (int) (next >>> 32) > limit) continue;
            if (arcs[arc + Arcs.MS] == StreetGraph.CLOSED) continue;
            long along = carried + arcs[arc + carriedOffset];
            if (next == known && along >= labels[at + 1]) continue;
            if (known == INFINITE) touched[touchedCount++] = at >> 1;
            labels[at] = next;
            labels[at + 1] = along;
            follow(at >> 1, (int) (next >>> 32));
        }
    }

    private void follow(int node, int cost) {
        // One comparison for both ends: below the first the difference is great when taken without a sign.
        if (Integer.compareUnsigned(node - firstNode, nodesAtOnce) < 0) push(node, cost);
        else tiles.add(node);
    }

    /** {@return label of a node for adding costs to, {@link #INFINITE} when not reached} */
    long label(int node) {
        return labels[2 * node];
    }

    /** {@return cost of a node, {@link #UNREACHED} beyond the limit} */
    public int cost(int node) {
        long label = labels[2 * node];
        return label == INFINITE ? UNREACHED : (int) (label >>> 32);
    }

    /** {@return what the path to a reached node carries: millimetres of the quickest, or milliseconds of the shortest} */
    public int carried(int node) {
        return (int) labels[2 * node + 1];
    }

    /** {@return source of the seed a reached node is nearest to} */
    public int source(int node) {
        return (int) labels[2 * node];
    }

    /** {@return how many nodes were reached} */
    public int reachedCount() {
        return touchedCount;
    }

    /** {@return a reached node, in no particular order} */
    public int reached(int i) {
        return touched[i];
    }
}

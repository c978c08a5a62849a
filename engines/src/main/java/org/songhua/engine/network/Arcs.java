package org.songhua.engine.network;

/**
 * The arcs of a graph ordered by the node they are listed at (compressed sparse rows). The arrays are shared for speed
 * and must not be changed by readers.
 */
public final class Arcs {
    /** Ints per arc: other node, milliseconds, millimetres, traversal (see {@link StreetGraph#traversal}). */
    public static final int STRIDE = 4;

    /** Position of the milliseconds within an arc. */
    public static final int MS = 1;
    /** Position of the millimetres within an arc. */
    public static final int MM = 2;
    /** Position of the traversal within an arc. */
    public static final int TRAVERSAL = 3;

    private final int[] first;
    private final int[] data;

    Arcs(int[] first, int[] data) {
        this.first = first;
        this.data = data;
    }

    /** {@return for each node the number of its first arc, and behind the last node the number of arcs} */
    public int[] first() {
        return first;
    }

    /** {@return the arcs, {@link #STRIDE} ints each} */
    public int[] data() {
        return data;
    }

    int count() {
        return data.length / STRIDE;
    }

    /** {@return the same arcs listed at their other ends} */
    Arcs reversed() {
        int nodes = first.length - 1;
        var counts = new int[nodes + 1];
        for (int a = 0; a < data.length; a += STRIDE) counts[data[a] + 1]++;
        for (int node = 0; node < nodes; node++) counts[node + 1] += counts[node];
        var next = counts.clone();
        var turned = new int[data.length];
        for (int node = 0; node < nodes; node++) {
            for (int arc = first[node]; arc < first[node + 1]; arc++) {
                int to = STRIDE * next[data[STRIDE * arc]]++;
                System.arraycopy(data, STRIDE * arc, turned, to, STRIDE);
                turned[to] = node;
            }
        }
        return new Arcs(counts, turned);
    }

    /** {@return a copy in which the arcs of some edges take for ever} */
    Arcs closing(java.util.BitSet edges) {
        int[] changed = data.clone();
        for (int a = 0; a < changed.length; a += STRIDE) {
            if (edges.get(changed[a + TRAVERSAL] >> 1)) changed[a + MS] = StreetGraph.CLOSED;
        }
        return new Arcs(first, changed);
    }
}

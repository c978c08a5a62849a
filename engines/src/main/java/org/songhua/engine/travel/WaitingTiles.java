package org.songhua.engine.travel;

import java.util.Arrays;

/**
 * Nodes that wait to be spread from, by tile. A tile is a run of node numbers, thus a piece of the map, small enough to
 * stay in the cache of a core. Tiles come up in the order in which their first node began to wait. For use by one thread.
 */
final class WaitingTiles {
    private static final int NOT_WAITING = -2;
    private static final int LAST = -1;

    private final int shift;
    /** For each waiting node the next one of its tile. */
    private final int[] next;
    /** For each tile its first waiting node, {@link #LAST} when none waits. */
    private final int[] first;
    /** Tiles with waiting nodes, as a ring; each is in it once. */
    private final int[] queue;

    private int head = 0;
    private int length = 0;

    /** @param shift a tile has two to the power of this nodes */
    WaitingTiles(int nodes, int shift) {
        this.shift = shift;
        this.next = new int[nodes];
        Arrays.fill(next, NOT_WAITING);
        this.first = new int[(nodes >> shift) + 1];
        Arrays.fill(first, LAST);
        this.queue = new int[first.length];
    }

    boolean suits(int nodes, int tileShift) {
        return next.length == nodes && shift == tileShift;
    }

    /** Lets a node wait; once is enough. */
    void add(int node) {
        if (next[node] != NOT_WAITING) return;
        int tile = node >> shift;
        if (first[tile] == LAST) queue[(head + length++) % queue.length] = tile;
        next[node] = first[tile];
        first[tile] = node;
    }

    /** {@return the tile whose turn it is, -1 when no node waits; its nodes are then to be taken} */
    int nextTile() {
        if (length == 0) return -1;
        int tile = queue[head];
        head = (head + 1) % queue.length;
        length--;
        return tile;
    }

    /** {@return a waiting node of the tile, negative when there is none} */
    int first(int tile) {
        return first[tile];
    }

    /** {@return the waiting node behind a waiting node of the same tile, negative behind the last} */
    int next(int node) {
        return next[node];
    }

    /** {@return a node of the tile, which waits no longer; -1 when there is none left} */
    int take(int tile) {
        int node = first[tile];
        if (node == LAST) return -1;
        first[tile] = next[node];
        next[node] = NOT_WAITING;
        return node;
    }
}

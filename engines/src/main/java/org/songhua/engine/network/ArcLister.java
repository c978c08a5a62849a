package org.songhua.engine.network;

import java.util.Map;
import java.util.Set;

/** Lists the arcs of a graph at the nodes they leave; copies of junctions lack the turns forbidden to them. */
final class ArcLister {
    private final GraphArrays arrays;
    private final int junctions;
    private final Map<Integer, Set<Integer>> turns;
    private final int[] first;

    /**
     * @param junctions number of nodes that are no copies
     * @param turns by traversal that arrives at a copy, in the order of the copies: the traversals that may not follow
     */
    ArcLister(GraphArrays arrays, int junctions, Map<Integer, Set<Integer>> turns) {
        this.arrays = arrays;
        this.junctions = junctions;
        this.turns = turns;
        this.first = new int[arrays.nodeLocation.length + 1];
    }

    Arcs list() {
        int[] traversals = traversalsByJunction();
        var data = new GrowingInts();
        var listed = new int[arrays.nodeLocation.length + 1];
        for (int node = 0; node < junctions; node++) {
            for (int i = first[node]; i < first[node + 1]; i++) add(data, traversals[i]);
            listed[node + 1] = data.size() / Arcs.STRIDE;
        }
        int copy = junctions;
        for (var turn : turns.entrySet()) {
            int junction = end(turn.getKey());
            for (int i = first[junction]; i < first[junction + 1]; i++) {
                if (!turn.getValue().contains(traversals[i])) add(data, traversals[i]);
            }
            listed[++copy] = data.size() / Arcs.STRIDE;
        }
        return new Arcs(listed, data.toArray());
    }

    private int end(int traversal) {
        return (traversal & 1) == 0 ? arrays.edgeTo[traversal >> 1] : arrays.edgeFrom[traversal >> 1];
    }

    private int start(int traversal) {
        return end(traversal ^ 1);
    }

    private boolean isOpen(int traversal) {
        return time_ms(traversal) < StreetGraph.CLOSED;
    }

    private int time_ms(int traversal) {
        return ((traversal & 1) == 0 ? arrays.forward_ms : arrays.backward_ms)[traversal >> 1];
    }

    private int[] traversalsByJunction() {
        int all = 2 * arrays.edgeFrom.length;
        for (int traversal = 0; traversal < all; traversal++) {
            if (isOpen(traversal)) first[start(traversal) + 1]++;
        }
        for (int node = 0; node < first.length - 1; node++) first[node + 1] += first[node];
        var next = first.clone();
        var traversals = new int[first[first.length - 1]];
        for (int traversal = 0; traversal < all; traversal++) {
            if (isOpen(traversal)) traversals[next[start(traversal)]++] = traversal;
        }
        return traversals;
    }

    private void add(GrowingInts data, int traversal) {
        int edge = traversal >> 1;
        data.add((traversal & 1) == 0 ? arrays.forwardHead[edge] : arrays.backwardHead[edge]);
        data.add(time_ms(traversal));
        data.add(arrays.length_mm[edge]);
        data.add(traversal);
    }
}

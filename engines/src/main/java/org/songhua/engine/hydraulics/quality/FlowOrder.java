package org.songhua.engine.hydraulics.quality;

import java.util.Arrays;

/**
 * Nodes in the order of the flow, so that each is looked at after those its water comes from. A ring of flow, which only pumps can
 * drive, is cut at its first node.
 */
final class FlowOrder {
    private final int[] from;
    private final int[] to;
    private final int[] order;
    private final int[] waiting;
    /** Links of each node, both ways: those of node n from linksFrom[n] on. */
    private final int[] linksFrom;

    private final int[] links;

    FlowOrder(int nodes, int[] from, int[] to) {
        this.from = from;
        this.to = to;
        order = new int[nodes];
        waiting = new int[nodes];
        linksFrom = new int[nodes + 1];
        for (int k = 0; k < from.length; k++) {
            linksFrom[from[k] + 1]++;
            linksFrom[to[k] + 1]++;
        }
        for (int n = 0; n < nodes; n++) linksFrom[n + 1] += linksFrom[n];
        links = new int[2 * from.length];
        int[] next = Arrays.copyOf(linksFrom, nodes);
        for (int k = 0; k < from.length; k++) {
            links[next[from[k]]++] = k;
            links[next[to[k]]++] = k;
        }
    }

    int[] linksFrom() {
        return linksFrom;
    }

    int[] links() {
        return links;
    }

    /** {@return node the water of a link leaves for; -1 where it stands still} */
    int downstream(int link, double[] flow) {
        if (flow[link] == 0) return -1;
        return flow[link] > 0 ? to[link] : from[link];
    }

    /** {@return the nodes in the order of these flows; the same array each time} */
    int[] of(double[] flow) {
        Arrays.fill(waiting, 0);
        for (int k = 0; k < from.length; k++) {
            int node = downstream(k, flow);
            if (node >= 0) waiting[node]++;
        }
        int placed = 0;
        int done = 0;
        int candidate = 0;
        for (int n = 0; n < waiting.length; n++) if (waiting[n] == 0) order[placed++] = n;
        while (done < order.length) {
            if (done == placed) {
                while (waiting[candidate] <= 0) candidate++;
                waiting[candidate] = 0;
                order[placed++] = candidate;
            }
            placed = release(order[done++], flow, placed);
        }
        return order;
    }

    private int release(int node, double[] flow, int alreadyPlaced) {
        int placed = alreadyPlaced;
        for (int i = linksFrom[node]; i < linksFrom[node + 1]; i++) {
            int target = downstream(links[i], flow);
            if (target < 0 || target == node || waiting[target] <= 0) continue;
            if (--waiting[target] == 0) order[placed++] = target;
        }
        return placed;
    }
}

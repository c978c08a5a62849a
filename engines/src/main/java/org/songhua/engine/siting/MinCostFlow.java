package org.songhua.engine.siting;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.songhua.engine.progress.Progress;

/**
 * Least-cost flow through a network by cost scaling (Goldberg and Tarjan 1990): push and relabel on a flow that is nearly
 * optimal, with ever smaller tolerance, until it is optimal. Whole numbers throughout, so the result is exact.
 *
 * <p>Validity: |cost| times the number of nodes below 2^60. What cannot be carried because capacities are short stays where
 * it is supplied and is told. Used once; for use by one thread.
 */
public final class MinCostFlow {
    /** The tolerance shrinks by this factor from phase to phase. */
    private static final int SCALE = 8;
    /** Discharges between two looks at whether the flow is still wanted. */
    private static final int DISCHARGES_PER_LOOK = 1024;

    private final int nodes;
    private int arcs = 0;
    private int[] tail = new int[64];
    private int[] head = new int[64];
    private long[] capacity = new long[64];
    private long[] cost = new long[64];
    private final long[] supply;

    private int[] first = new int[0];
    private int[] order = new int[0];
    private int[] current = new int[0];
    private long[] residual = new long[0];
    private long[] scaled = new long[0];
    private final long[] price;
    private final long[] excess;

    /** @param nodes number of nodes */
    public MinCostFlow(int nodes) {
        this.nodes = nodes;
        this.supply = new long[nodes + 1];
        this.price = new long[nodes + 1];
        this.excess = new long[nodes + 1];
    }

    /**
     * Adds an arc.
     *
     * @param most greatest flow, 0 or more
     * @param costPerUnit 0 or more
     * @return its number
     */
    public int addArc(int from, int to, long most, long costPerUnit) {
        if (most < 0 || costPerUnit < 0) throw new IllegalArgumentException("An arc of " + most + " at " + costPerUnit);
        return 2 * add(from, to, most, costPerUnit);
    }

    private int add(int from, int to, long most, long costPerUnit) {
        if (2 * arcs + 2 > head.length) {
            tail = Arrays.copyOf(tail, 2 * tail.length);
            head = Arrays.copyOf(head, 2 * head.length);
            capacity = Arrays.copyOf(capacity, 2 * capacity.length);
            cost = Arrays.copyOf(cost, 2 * cost.length);
        }
        put(2 * arcs, from, to, most, costPerUnit);
        put(2 * arcs + 1, to, from, 0, -costPerUnit);
        return arcs++;
    }

    private void put(int arc, int from, int to, long most, long costPerUnit) {
        tail[arc] = from;
        head[arc] = to;
        capacity[arc] = most;
        cost[arc] = costPerUnit;
    }

    /** Adds to what a node supplies; a negative amount is demand. */
    public void supply(int node, long amount) {
        supply[node] += amount;
    }

    /** Finds the flow; to be called once, after everything was added. */
    public void solve() {
        solve(Progress.NONE);
    }

    /** Finds the flow, telling how far it is by phases; to be called once. */
    public void solve(Progress progress) {
        long most = addOverflow();
        listArcs();
        long tolerance = 1;
        int phases = 1;
        for (; tolerance < most * (nodes + 2); tolerance *= SCALE) phases++;
        residual = Arrays.copyOf(capacity, 2 * arcs);
        scaled = new long[2 * arcs];
        for (int a = 0; a < 2 * arcs; a++) scaled[a] = cost[a] * (nodes + 2);
        System.arraycopy(supply, 0, excess, 0, excess.length);
        int phase = 0;
        do {
            tolerance = Math.max(1, tolerance / SCALE);
            refine(tolerance, progress, (double) phase++ / phases);
        } while (tolerance > 1);
        progress.at(1);
    }

    /**
     * One node more takes what cannot be carried and gives what is not supplied, at a price beyond that of any path; so there
     * is always a flow. Returns the greatest cost of an arc.
     */
    private long addOverflow() {
        long greatest = 1;
        for (int a = 0; a < 2 * arcs; a++) greatest = Math.max(greatest, cost[a]);
        long penalty = greatest * nodes + 1;
        long balance = 0;
        overflowFirst = arcs;
        for (int node = 0; node < nodes; node++) {
            balance += supply[node];
            if (supply[node] > 0) add(node, nodes, supply[node], penalty);
            if (supply[node] < 0) add(nodes, node, -supply[node], penalty);
        }
        supply[nodes] = -balance;
        return penalty;
    }

    private int overflowFirst = 0;

    private void listArcs() {
        first = new int[nodes + 2];
        for (int a = 0; a < 2 * arcs; a++) first[tail[a] + 1]++;
        for (int node = 0; node <= nodes; node++) first[node + 1] += first[node];
        current = first.clone();
        order = new int[2 * arcs];
        for (int a = 0; a < 2 * arcs; a++) order[current[tail[a]]++] = a;
    }

    private void refine(long tolerance, Progress progress, double share) {
        for (int a = 0; a < 2 * arcs; a++) {
            if (residual[a] > 0 && reduced(a) < 0) push(a, residual[a]);
        }
        System.arraycopy(first, 0, current, 0, current.length);
        var active = new ArrayDeque<Integer>();
        for (int node = 0; node <= nodes; node++) {
            if (excess[node] > 0) active.add(node);
        }
        for (int n = 0; !active.isEmpty(); n++) {
            if (n % DISCHARGES_PER_LOOK == 0) progress.at(share);
            discharge(active.remove(), tolerance, active);
        }
    }

    private long reduced(int arc) {
        return scaled[arc] + price[tail[arc]] - price[head[arc]];
    }

    private void push(int arc, long amount) {
        residual[arc] -= amount;
        residual[arc ^ 1] += amount;
        excess[tail[arc]] -= amount;
        excess[head[arc]] += amount;
    }

    private void discharge(int node, long tolerance, ArrayDeque<Integer> active) {
        while (excess[node] > 0) {
            if (current[node] == first[node + 1]) {
                relabel(node, tolerance);
                current[node] = first[node];
                continue;
            }
            int arc = order[current[node]];
            if (residual[arc] > 0 && reduced(arc) < 0) {
                int to = head[arc];
                boolean wasIdle = excess[to] <= 0;
                push(arc, Math.min(excess[node], residual[arc]));
                if (wasIdle && excess[to] > 0) active.add(to);
            } else {
                current[node]++;
            }
        }
    }

    /** Lowers the price of a node until an arc admits flow. */
    private void relabel(int node, long tolerance) {
        long best = Long.MIN_VALUE;
        for (int i = first[node]; i < first[node + 1]; i++) {
            int arc = order[i];
            if (residual[arc] > 0) best = Math.max(best, price[head[arc]] - scaled[arc]);
        }
        price[node] = best - tolerance;
    }

    /** {@return the flow on an arc} */
    public long flow(int arc) {
        return residual[arc + 1];
    }

    /** {@return the sum of flow times cost over the arcs that were added} */
    public long cost() {
        long sum = 0;
        for (int a = 0; a < 2 * overflowFirst; a += 2) sum += residual[a + 1] * cost[a];
        return sum;
    }

    /** {@return how much supply could not be carried anywhere} */
    public long uncarried() {
        long sum = 0;
        for (int a = 2 * overflowFirst; a < 2 * arcs; a += 2) {
            if (head[a] == nodes) sum += residual[a + 1];
        }
        return sum;
    }
}

package org.songhua.engine.siting;

import org.songhua.engine.progress.Progress;

/**
 * Sends people to places of limited capacity so that they walk least in all: a transport problem, solved exactly by
 * {@link MinCostFlow}. People of one demand may be split over places. First as many as possible are placed, then the way is
 * made least; who finds no room is counted. Immutable.
 */
public final class CapacitatedAssignment {
    /** Distance of a place that a demand may not be sent to. */
    public static final int FORBIDDEN = Integer.MAX_VALUE;

    private final int[][] people;
    private final int[] load;
    private final long totalDistance;
    private final long unplaced;

    private CapacitatedAssignment(int[][] people, int[] load, long totalDistance, long unplaced) {
        this.people = people;
        this.load = load;
        this.totalDistance = totalDistance;
        this.unplaced = unplaced;
    }

    /**
     * {@return the best assignment}
     *
     * @param weights people of each demand
     * @param capacity of each place
     * @param distance by demand and place, {@link #FORBIDDEN} when too far
     */
    public static CapacitatedAssignment of(int[] weights, int[] capacity, int[][] distance) {
        return of(weights, capacity, distance, Progress.NONE);
    }

    /** {@return the best assignment, as {@link #of(int[], int[], int[][])}, telling how far it is} */
    public static CapacitatedAssignment of(int[] weights, int[] capacity, int[][] distance, Progress progress) {
        int demands = weights.length;
        var flow = new MinCostFlow(demands + capacity.length + 1);
        int end = demands + capacity.length;
        long all = 0;
        var arcs = new int[demands][capacity.length];
        for (int i = 0; i < demands; i++) {
            flow.supply(i, weights[i]);
            all += weights[i];
            for (int j = 0; j < capacity.length; j++) {
                boolean allowed = distance[i][j] != FORBIDDEN;
                arcs[i][j] = allowed ? flow.addArc(i, demands + j, weights[i], distance[i][j]) : -1;
            }
        }
        for (int j = 0; j < capacity.length; j++) flow.addArc(demands + j, end, capacity[j], 0);
        flow.supply(end, -all);
        flow.solve(progress);
        return read(flow, arcs, capacity.length);
    }

    private static CapacitatedAssignment read(MinCostFlow flow, int[][] arcs, int places) {
        var people = new int[arcs.length][places];
        var load = new int[places];
        for (int i = 0; i < arcs.length; i++) {
            for (int j = 0; j < places; j++) {
                if (arcs[i][j] < 0) continue;
                people[i][j] = (int) flow.flow(arcs[i][j]);
                load[j] += people[i][j];
            }
        }
        return new CapacitatedAssignment(people, load, flow.cost(), flow.uncarried());
    }

    /** {@return how many people of a demand go to a place} */
    public int people(int demand, int place) {
        return people[demand][place];
    }

    /** {@return how many people go to a place} */
    public int load(int place) {
        return load[place];
    }

    /** {@return people times distance of all who are placed; no assignment that places as many has less} */
    public long totalDistance() {
        return totalDistance;
    }

    /** {@return people for whom there is no room within reach: the capacity gap} */
    public long unplaced() {
        return unplaced;
    }
}

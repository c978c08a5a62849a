package org.songhua.engine.travel;

import java.util.Arrays;

/**
 * Whom facilities of limited capacity serve when everybody goes to the nearest one that has room: whoever is nearer to a
 * facility comes first. No pair of person and facility would both rather have each other (a stable matching in which both
 * sides prefer the shorter way). Not the least total way: for that see the siting engine. Immutable.
 */
public final class CapacityChoice {
    private final double[] served;
    private final double[] unserved;

    private CapacityChoice(double[] served, double[] unserved) {
        this.served = served;
        this.unserved = unserved;
    }

    /**
     * {@return the choice}
     *
     * @param nearest facilities in question for each origin
     * @param people of each origin; those of one origin may go to several facilities
     * @param capacity of each facility, in people
     */
    public static CapacityChoice of(NearestSeveral nearest, double[] people, double[] capacity) {
        int pairs = 0;
        for (int i = 0; i < people.length; i++) pairs += nearest.count(i);
        var order = new Pair[pairs];
        int at = 0;
        for (int i = 0; i < people.length; i++) {
            for (int rank = 0; rank < nearest.count(i); rank++) {
                order[at++] = new Pair(nearest.cost(i, rank), i, nearest.facility(i, rank));
            }
        }
        Arrays.sort(order);
        double[] waiting = people.clone();
        double[] served = new double[capacity.length];
        for (Pair pair : order) {
            double moved = Math.min(waiting[pair.origin], capacity[pair.facility] - served[pair.facility]);
            waiting[pair.origin] -= moved;
            served[pair.facility] += moved;
        }
        return new CapacityChoice(served, waiting);
    }

    private record Pair(int cost, int origin, int facility) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byCost = Integer.compare(cost, other.cost);
            if (byCost != 0) return byCost;
            int byOrigin = Integer.compare(origin, other.origin);
            return byOrigin != 0 ? byOrigin : Integer.compare(facility, other.facility);
        }
    }

    /** {@return people whom a facility serves} */
    public double served(int facility) {
        return served[facility];
    }

    /** {@return people of an origin who find no room within reach} */
    public double unserved(int origin) {
        return unserved[origin];
    }

    /** {@return people who find no room within reach: the capacity gap} */
    public double gap() {
        return Arrays.stream(unserved).sum();
    }
}

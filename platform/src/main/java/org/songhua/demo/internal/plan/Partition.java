package org.songhua.demo.internal.plan;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;

/**
 * Cuts a part of the map into areas that hang together and carry about the same load. Every area grows from a seed to
 * the cells nearest to it, where crossing a main street, a railway or a river counts as a detour; areas that carry too
 * much start with a handicap. Because a cell is reached only through cells of its own area, areas hang together.
 */
final class Partition {
    private static final int ROUNDS = 80;

    private final Adjacency adjacency;
    private final boolean[] member;
    private final double[] load;
    private final int[] label;
    private final int[] seeds;
    private final double[] handicap;

    /**
     * @param adjacency cells and what lies between them
     * @param members cells to cut, which must hang together
     * @param load of each cell
     * @param seeds cells that the areas start from
     */
    Partition(Adjacency adjacency, List<Integer> members, double[] load, int[] seeds) {
        this.adjacency = adjacency;
        this.load = load;
        this.seeds = seeds.clone();
        member = new boolean[load.length];
        for (int m : members) member[m] = true;
        label = new int[load.length];
        handicap = new double[seeds.length];
        double sum = members.stream().mapToDouble(m -> load[m]).sum();
        for (int round = 0; round < ROUNDS; round++) {
            grow();
            balance(sum / seeds.length, round);
            if (round < ROUNDS / 2) recentre();
        }
        grow();
    }

    /** Seeds spread over the members: each next one where the load times the distance to the seeds so far is most. */
    static int[] spread(Adjacency adjacency, List<Integer> members, double[] load, int count) {
        int[] seeds = new int[Math.min(count, members.size())];
        double[] nearest = new double[members.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        seeds[0] = members.stream().reduce((a, b) -> load[b] > load[a] ? b : a).orElseThrow();
        for (int s = 1; s < seeds.length; s++) {
            int best = 0;
            double most = -1;
            for (int m = 0; m < nearest.length; m++) {
                int cell = members.get(m);
                nearest[m] = Math.min(nearest[m], adjacency.centre(cell).distance(adjacency.centre(seeds[s - 1])));
                double gain = nearest[m] * nearest[m] * (load[cell] + 20);
                if (nearest[m] > 0 && gain > most) {
                    most = gain;
                    best = cell;
                }
            }
            seeds[s] = best;
        }
        return seeds;
    }

    /** {@return the area of each cell; cells that are no members have -1} */
    int[] labels() {
        return label.clone();
    }

    private record Reach(int cell, int area, double cost) {}

    private void grow() {
        Arrays.fill(label, -1);
        var queue = new PriorityQueue<Reach>((a, b) ->
                a.cost() != b.cost() ? Double.compare(a.cost(), b.cost()) : Integer.compare(a.cell(), b.cell()));
        for (int s = 0; s < seeds.length; s++) {
            label[seeds[s]] = s;
        }
        for (int s = 0; s < seeds.length; s++) spread(queue, seeds[s], s, handicap[s]);
        while (!queue.isEmpty()) {
            Reach reach = queue.poll();
            if (label[reach.cell()] >= 0) continue;
            label[reach.cell()] = reach.area();
            spread(queue, reach.cell(), reach.area(), reach.cost());
        }
    }

    private void spread(PriorityQueue<Reach> queue, int cell, int area, double cost) {
        for (Adjacency.Neighbour next : adjacency.neighbours(cell)) {
            if (member[next.part()] && label[next.part()] < 0) {
                queue.add(new Reach(next.part(), area, cost + next.cost()));
            }
        }
    }

    private void balance(double mean, int round) {
        double[] carried = new double[seeds.length];
        for (int c = 0; c < label.length; c++) if (label[c] >= 0) carried[label[c]] += load[c];
        double step = 260.0 * (ROUNDS - round) / ROUNDS;
        for (int s = 0; s < seeds.length; s++) {
            handicap[s] += step * Math.clamp(carried[s] / mean - 1, -1, 1);
        }
    }

    /** Moves every seed to the cell nearest to the middle of its area. */
    private void recentre() {
        double[] x = new double[seeds.length];
        double[] y = new double[seeds.length];
        double[] sum = new double[seeds.length];
        for (int c = 0; c < label.length; c++) {
            if (label[c] < 0) continue;
            double weight = load[c] + 1;
            x[label[c]] += weight * adjacency.centre(c).x;
            y[label[c]] += weight * adjacency.centre(c).y;
            sum[label[c]] += weight;
        }
        double[] nearest = new double[seeds.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int c = 0; c < label.length; c++) {
            int area = label[c];
            if (area < 0) continue;
            double distance = adjacency.centre(c).distance(new Coordinate(x[area] / sum[area], y[area] / sum[area]));
            if (distance < nearest[area]) {
                nearest[area] = distance;
                seeds[area] = c;
            }
        }
    }
}

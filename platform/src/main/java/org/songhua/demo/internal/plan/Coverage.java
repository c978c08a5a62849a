package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Chooses places one after the other so that each serves most people not yet served: the greedy method for maximal
 * covering with capacities. Nearer people count more.
 */
final class Coverage {
    private final List<Coordinate> homes;
    private final double[] people;

    /**
     * @param homes where people live
     * @param people how many, same order
     */
    Coverage(List<Coordinate> homes, double[] people) {
        this.homes = homes;
        this.people = people;
    }

    /**
     * {@return indices of the chosen candidates, the most useful first; fewer than wanted when nobody is left to serve}
     *
     * @param candidates possible places
     * @param count how many are wanted
     * @param radius how far a place serves, metres
     * @param capacity how many people one serves
     */
    List<Integer> choose(List<Coordinate> candidates, int count, double radius, double capacity) {
        double[] rest = people.clone();
        var cells = new Cells(homes, radius);
        List<Service> services =
                candidates.parallelStream().map(c -> reach(cells, c, radius)).toList();
        var queue = new PriorityQueue<Candidate>();
        for (int c = 0; c < services.size(); c++)
            queue.add(new Candidate(c, services.get(c).gain(rest), 0));
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            Candidate best = best(queue, services, rest, chosen.size());
            if (best == null) break;
            chosen.add(best.number());
            serve(services.get(best.number()), rest, capacity);
        }
        return chosen;
    }

    /**
     * {@return the most useful candidate, of equal ones the first; null when nobody is left to serve}. What a place gains only
     * sinks while others are chosen; so a gain from before is an upper bound, and only the highest of these is worked out again
     * until one stays on top.
     */
    private static @Nullable Candidate best(
            PriorityQueue<Candidate> queue, List<Service> services, double[] rest, int round) {
        while (true) {
            Candidate top = queue.poll();
            if (top == null || top.gain() <= 0) return null;
            if (top.round() == round) return top;
            queue.add(new Candidate(top.number(), services.get(top.number()).gain(rest), round));
        }
    }

    /**
     * A place that may be chosen.
     *
     * @param gain whom it would serve, at most
     * @param round how many were chosen when that was worked out
     */
    private record Candidate(int number, double gain, int round) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byGain = Double.compare(other.gain, gain);
            return byGain != 0 ? byGain : Integer.compare(number, other.number);
        }
    }

    /** Homes by the cell of a grid whose cells are as wide as the radius: those within reach lie in nine of them. */
    private static final class Cells {
        private final Map<Long, int[]> homes = new HashMap<>();
        private final double width;

        Cells(List<Coordinate> places, double width) {
            this.width = width;
            var lists = new HashMap<Long, List<Integer>>();
            for (int h = 0; h < places.size(); h++) {
                Coordinate at = places.get(h);
                lists.computeIfAbsent(key(cell(at.x), cell(at.y)), key -> new ArrayList<>())
                        .add(h);
            }
            lists.forEach((key, list) ->
                    homes.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
        }

        private long cell(double ordinate) {
            return (long) Math.floor(ordinate / width);
        }

        private static long key(long column, long row) {
            return (column << 32) ^ (row & 0xFFFF_FFFFL);
        }

        void forEachAround(Coordinate place, IntConsumer home) {
            long column = cell(place.x);
            long row = cell(place.y);
            for (long c = column - 1; c <= column + 1; c++) {
                for (long r = row - 1; r <= row + 1; r++) {
                    int[] found = homes.get(key(c, r));
                    if (found != null) for (int h : found) home.accept(h);
                }
            }
        }
    }

    /** Whom a place serves: homes, the nearest first, and how much each counts. */
    @SuppressWarnings("ArrayRecordComponent") // stays within this class
    private record Service(int[] home, double[] weight) {
        double gain(double[] rest) {
            double gain = 0;
            for (int i = 0; i < home.length; i++) gain += rest[home[i]] * weight[i];
            return gain;
        }
    }

    private record Near(int home, double distance) {}

    private Service reach(Cells cells, Coordinate place, double radius) {
        List<Near> near = new ArrayList<>();
        cells.forEachAround(place, h -> {
            double distance = homes.get(h).distance(place);
            if (distance < radius) near.add(new Near(h, distance));
        });
        near.sort(Comparator.comparingDouble(Near::distance).thenComparingInt(Near::home));
        double[] weight = near.stream()
                .mapToDouble(n -> 1 - n.distance() * n.distance() / (radius * radius))
                .toArray();
        return new Service(near.stream().mapToInt(Near::home).toArray(), weight);
    }

    private static void serve(Service service, double[] rest, double capacity) {
        double left = capacity;
        for (int h : service.home()) {
            double served = Math.min(left, rest[h]);
            rest[h] -= served;
            left -= served;
            if (left <= 0) return;
        }
    }
}

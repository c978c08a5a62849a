package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        List<Service> services =
                candidates.parallelStream().map(c -> reach(c, radius)).toList();
        double[] gain = services.stream().mapToDouble(s -> s.gain(rest)).toArray();
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int best = best(services, gain, rest);
            if (best < 0) break;
            chosen.add(best);
            serve(services.get(best), rest, capacity);
            gain[best] = -1;
        }
        return chosen;
    }

    /**
     * {@return the most useful candidate, or -1}. What a place gains only sinks while others are chosen; so a gain from
     * before is an upper bound, and only those above the best so far are worked out again.
     */
    private static int best(List<Service> services, double[] gain, double[] rest) {
        int best = -1;
        double most = 0;
        for (int c = 0; c < gain.length; c++) {
            if (gain[c] <= most) continue;
            gain[c] = services.get(c).gain(rest);
            if (gain[c] > most) {
                most = gain[c];
                best = c;
            }
        }
        return best;
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

    private Service reach(Coordinate place, double radius) {
        List<Near> near = new ArrayList<>();
        for (int h = 0; h < people.length; h++) {
            double distance = homes.get(h).distance(place);
            if (distance < radius) near.add(new Near(h, distance));
        }
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

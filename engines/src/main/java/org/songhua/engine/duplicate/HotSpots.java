package org.songhua.engine.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the same trouble at the same place: squares in which a class has more cases in the last days than it used to have there. The
 * surprise of a count against what was usual is that of a Poisson variable, the usual count having half a case more than seen, so that
 * new places can be hot too.
 */
public final class HotSpots {
    private static final double METERS_PER_DEGREE = 111_195;
    private static final double HALF_A_CASE = 0.5;
    private static final int LEAST_CASES = 3;

    private HotSpots() {}

    /**
     * A place with a trouble.
     *
     * @param category the class
     * @param longitude mean of its cases, degrees east
     * @param latitude mean of its cases, degrees north
     * @param cases ids of the cases of the last days, in order of time
     * @param usual how many are usual in as many days there
     * @param chance how likely so many or more are by chance
     */
    public record HotSpot(
            String category, double longitude, double latitude, List<String> cases, double usual, double chance) {}

    private record Key(String category, long row, long column) {}

    /**
     * {@return the hot spots, the least likely first}
     *
     * @param sideMeters of the squares
     * @param now end of the last days
     * @param recent how long they are
     * @param before how long before them is looked at for what is usual
     * @param mostChance likelier ones are left out, such as 0.001
     */
    public static List<HotSpot> find(
            List<CaseSketch> cases,
            double sideMeters,
            Instant now,
            Duration recent,
            Duration before,
            double mostChance) {
        Instant from = now.minus(recent);
        Instant first = from.minus(before);
        Map<Key, List<CaseSketch>> late = new HashMap<>();
        Map<Key, Integer> early = new HashMap<>();
        for (CaseSketch one : cases) {
            if (!one.isPlaced() || one.at().isAfter(now) || !one.at().isAfter(first)) continue;
            Key key = key(one, sideMeters);
            if (one.at().isAfter(from))
                late.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
            else early.merge(key, 1, Integer::sum);
        }
        double share = (double) recent.toMillis() / before.toMillis();
        var spots = new ArrayList<HotSpot>();
        late.forEach((key, found) -> {
            double usual = (early.getOrDefault(key, 0) + HALF_A_CASE) * share;
            double chance = atLeast(found.size(), usual);
            if (found.size() >= LEAST_CASES && chance <= mostChance)
                spots.add(spot(key.category(), found, usual, chance));
        });
        spots.sort(Comparator.comparingDouble(HotSpot::chance)
                .thenComparing(HotSpot::category)
                .thenComparing(spot -> spot.cases().getFirst()));
        return List.copyOf(spots);
    }

    private static Key key(CaseSketch one, double side) {
        double east = one.longitude() * METERS_PER_DEGREE * Math.cos(Math.toRadians(Math.rint(one.latitude())));
        return new Key(one.category(), (long) Math.floor(one.latitude() * METERS_PER_DEGREE / side), (long)
                Math.floor(east / side));
    }

    private static HotSpot spot(String category, List<CaseSketch> found, double usual, double chance) {
        var byTime = new TreeMap<String, String>();
        for (CaseSketch one : found) byTime.put(one.at() + " " + one.id(), one.id());
        return new HotSpot(
                category,
                found.stream().mapToDouble(CaseSketch::longitude).average().orElse(Double.NaN),
                found.stream().mapToDouble(CaseSketch::latitude).average().orElse(Double.NaN),
                List.copyOf(byTime.values()),
                usual,
                chance);
    }

    /** {@return the likelihood that a Poisson variable of that mean is at least n} */
    static double atLeast(int n, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int k = 0; k < n; k++) {
            below += term;
            term *= mean / (k + 1);
        }
        return Math.max(0, 1 - below);
    }
}

package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The economic score of the Battle of the Leakage Detection and Isolation Methods (Vrachimis et al. 2022, rules of 2020): the first right
 * detection of a leak saves the water that runs from then to its end, less the search; a wrong one costs a crew; a repetition counts nothing.
 * Right is a detection within a distance along the network from a leak that runs at that moment.
 *
 * @param farthest metres at which a detection is still right
 * @param eurosPerCubicMetre worth of water
 * @param eurosPerSearch cost of a crew that finds nothing; in part, by the distance, of one that finds it
 */
public record LeakScore(double farthest, double eurosPerCubicMetre, double eurosPerSearch) {
    /** The rules of 2020. */
    public static final LeakScore BATTLEDIM = new LeakScore(300, 0.80, 500);

    /**
     * A leak as it was.
     *
     * @param pipe where
     * @param start first moment at which it runs, seconds
     * @param end last moment, seconds
     * @param water what ran
     */
    public record Leak(String pipe, long start, long end, Water water) {}

    /** Water lost by a leak. */
    @FunctionalInterface
    public interface Water {
        /** {@return cubic metres from a moment on, both ends included, in seconds} */
        double cubicMetres(long from, long to);
    }

    /**
     * What somebody says he found.
     *
     * @param pipe where
     * @param at when, seconds
     */
    public record Detection(String pipe, long at) {}

    /** What a detection was worth. */
    public enum Verdict {
        RIGHT,
        REPEATED,
        WRONG
    }

    /**
     * A detection, judged.
     *
     * @param detection it
     * @param verdict right, repeated or wrong
     * @param leak the leak it belongs to, null when wrong
     * @param distance metres to it, NaN when wrong
     * @param euros what it saved or cost
     */
    public record Judged(
            Detection detection, Verdict verdict, @Nullable Leak leak, double distance, double euros) {}

    /**
     * The account of all detections.
     *
     * @param judged in the order of time
     * @param missed leaks that nobody found
     */
    public record Account(List<Judged> judged, List<Leak> missed) {
        public Account {
            judged = List.copyOf(judged);
            missed = List.copyOf(missed);
        }

        /** {@return the sum of all} */
        public double euros() {
            return judged.stream().mapToDouble(Judged::euros).sum();
        }

        /** {@return detections with this verdict} */
        public long count(Verdict verdict) {
            return judged.stream().filter(one -> one.verdict() == verdict).count();
        }
    }

    /** Judges detections in the order of time; among leaks in reach that run, one not found before comes first, then the nearest. */
    public Account account(List<Detection> detections, List<Leak> leaks, PipeDistances distances) {
        var found = new HashSet<Leak>();
        var judged = new ArrayList<Judged>();
        detections.stream()
                .sorted(Comparator.comparingLong(Detection::at))
                .forEach(detection -> judged.add(judge(detection, leaks, distances, found)));
        return new Account(
                judged, leaks.stream().filter(leak -> !found.contains(leak)).toList());
    }

    private Judged judge(Detection detection, List<Leak> leaks, PipeDistances distances, Set<Leak> found) {
        PipeDistances.From from = distances.from(detection.pipe());
        Comparator<Leak> fresh = Comparator.comparing(found::contains);
        Leak leak = leaks.stream()
                .filter(one -> one.start() <= detection.at() && detection.at() <= one.end())
                .filter(one -> from.to(one.pipe()) <= farthest)
                .min(fresh.thenComparingDouble(one -> from.to(one.pipe())))
                .orElse(null);
        if (leak == null) return new Judged(detection, Verdict.WRONG, null, Double.NaN, -eurosPerSearch);
        double distance = from.to(leak.pipe());
        if (!found.add(leak)) return new Judged(detection, Verdict.REPEATED, leak, distance, 0);
        double saved = leak.water().cubicMetres(detection.at(), leak.end()) * eurosPerCubicMetre;
        return new Judged(detection, Verdict.RIGHT, leak, distance, saved - distance / farthest * eurosPerSearch);
    }
}

package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the words of a text that decided: what each feature contributed is spread over the characters where it stands, and neighbours
 * that speak clearly for the verdict are one part.
 */
final class Reasons {
    private static final int MOST = 12;
    /** Of the clearest character's share; below it a character is no reason. */
    private static final double CLEAR = 0.2;

    private Reasons() {}

    /**
     * {@return the parts that spoke for the verdict, the clearest first}
     *
     * @param shares what each feature contributed, above 0 when it spoke for the verdict
     */
    static List<Verdict.Reason> of(String normalised, Features features, Map<Integer, Double> shares) {
        double[] evidence = evidence(normalised, features, shares);
        double bound = CLEAR * Arrays.stream(evidence).max().orElse(0);
        Map<String, Double> parts = new HashMap<>();
        int from = 0;
        double sum = 0;
        for (int at = 0; at <= evidence.length; at++) {
            boolean clear = at < evidence.length && evidence[at] > bound && evidence[at] > 0;
            if (clear) {
                sum += evidence[at];
            } else {
                if (at > from) parts.merge(normalised.substring(from, at), sum, Double::sum);
                from = at + 1;
                sum = 0;
            }
        }
        return clearest(parts);
    }

    private static double[] evidence(String normalised, Features features, Map<Integer, Double> shares) {
        var sightings = new HashMap<Integer, Integer>();
        features.sight(normalised, (feature, from, to) -> sightings.merge(feature, 1, Integer::sum));
        var evidence = new double[normalised.length()];
        features.sight(normalised, (feature, from, to) -> {
            double share = shares.getOrDefault(feature, 0.0) / sightings.getOrDefault(feature, 1) / (to - from);
            for (int at = from; at < to; at++) evidence[at] += share;
        });
        return evidence;
    }

    private static List<Verdict.Reason> clearest(Map<String, Double> parts) {
        var reasons = new ArrayList<Verdict.Reason>();
        parts.forEach((part, weight) -> reasons.add(new Verdict.Reason(part, weight)));
        reasons.sort(
                Comparator.comparingDouble(Verdict.Reason::weight).reversed().thenComparing(Verdict.Reason::part));
        return List.copyOf(reasons.subList(0, Math.min(MOST, reasons.size())));
    }
}

package org.songhua.engine.travel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Coverage of a life circle.
 *
 * @param byClass in the order of the classes
 * @param byTier all classes of a tier, each within its own limit; tiers without classes are left out
 * @param allClasses all classes, each within its own limit
 * @param weakest number of the class that covers the least weight, the first of equals; empty without classes
 */
public record CoverageReport(
        List<Coverage> byClass, Map<Tier, Coverage> byTier, Coverage allClasses, Optional<Integer> weakest) {
    public CoverageReport {
        byClass = List.copyOf(byClass);
        byTier = Map.copyOf(byTier);
    }

    /**
     * {@return the coverage of origins}
     *
     * @param nearest for each class its nearest facilities, found with the metric of its limit and at least its limit
     * @param weights people of each origin
     */
    public static CoverageReport of(List<ServiceClass> classes, List<Nearest> nearest, double[] weights) {
        if (classes.size() != nearest.size())
            throw new IllegalArgumentException("Classes and results differ in number.");
        var missing = new int[weights.length];
        var byClass = new Coverage[classes.size()];
        var missingInTier = new EnumMap<Tier, int[]>(Tier.class);
        for (int c = 0; c < byClass.length; c++) {
            int[] inTier = missingInTier.computeIfAbsent(classes.get(c).tier(), tier -> new int[weights.length]);
            byClass[c] = count(classes.get(c).limit(), nearest.get(c), weights, missing, inTier);
        }
        var byTier = new EnumMap<Tier, Coverage>(Tier.class);
        missingInTier.forEach((tier, lacks) -> byTier.put(tier, withoutLack(lacks, weights)));
        return new CoverageReport(Arrays.asList(byClass), byTier, withoutLack(missing, weights), weakest(byClass));
    }

    private static Coverage count(Limit limit, Nearest nearest, double[] weights, int[] missing, int[] inTier) {
        if (nearest.metric() != limit.metric()) throw new IllegalArgumentException("A limit in another unit.");
        long covered = 0;
        double all = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            all += weights[i];
            if (nearest.cost(i) <= limit.value()) {
                covered++;
                sum += weights[i];
            } else {
                missing[i]++;
                inTier[i]++;
            }
        }
        return new Coverage(weights.length, covered, all, sum);
    }

    private static Coverage withoutLack(int[] lacks, double[] weights) {
        long covered = 0;
        double all = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            all += weights[i];
            if (lacks[i] > 0) continue;
            covered++;
            sum += weights[i];
        }
        return new Coverage(weights.length, covered, all, sum);
    }

    private static Optional<Integer> weakest(Coverage[] byClass) {
        if (byClass.length == 0) return Optional.empty();
        int weakest = 0;
        for (int c = 1; c < byClass.length; c++) {
            if (byClass[c].weightCovered() < byClass[weakest].weightCovered()) weakest = c;
        }
        return Optional.of(weakest);
    }
}

package org.songhua.engine.hydraulics.solve;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Time patterns as arrays; number 0 is always 1. */
final class Patterns {
    static final int NONE = -1;

    private final double[][] factors;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int usual;
    private final long step;
    private final long start;

    Patterns(WaterNetwork network) {
        factors = new double[network.patterns().size() + 1][];
        factors[0] = new double[] {1};
        for (Pattern pattern : network.patterns().values()) {
            int index = indexes.size() + 1;
            indexes.put(pattern.id(), index);
            factors[index] =
                    pattern.factors().stream().mapToDouble(Double::doubleValue).toArray();
        }
        usual = indexes.getOrDefault(network.options().defaultPattern(), 0);
        step = network.times().patternStep();
        start = network.times().patternStart();
    }

    int index(@Nullable String id) {
        return id == null ? NONE : indexes.getOrDefault(id, NONE);
    }

    int ofDemand(@Nullable String id) {
        return id == null ? usual : indexes.getOrDefault(id, usual);
    }

    /** {@return how many pattern steps have begun} */
    long period(long seconds) {
        return (seconds + start) / step;
    }

    /** {@return seconds until the next factor, counted as EPANET does: without regard to where the patterns start} */
    long untilNext(long seconds) {
        return (period(seconds) + 1) * step - seconds;
    }

    /** {@return how many patterns there are, number 0 included} */
    int count() {
        return factors.length;
    }

    /** Fills in the factors of all patterns, by their numbers: many demands share a few. */
    void factors(long period, double[] into) {
        for (int pattern = 0; pattern < into.length; pattern++) into[pattern] = factor(pattern, period);
    }

    double factor(int pattern, long period) {
        double[] of = factors[pattern];
        return of[(int) (period % of.length)];
    }
}

package org.songhua.engine.hydraulics.leak;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was measured, in the units of the network's file, at equal steps. What is missing is NaN. Immutable by agreement: the arrays are not copied.
 *
 * @param weekSecond seconds since Monday 00:00 at the first step; weekly patterns are taken to begin then
 * @param step seconds between two values, a divisor of a day
 * @param pressures by junction
 * @param flows by link, positive from its first node to its second
 * @param levels of tanks, above their bottoms
 */
public record Scada(
        long weekSecond,
        int step,
        Map<String, double[]> pressures,
        Map<String, double[]> flows,
        Map<String, double[]> levels) {
    static final int DAY = 86_400;
    static final int WEEK = 7 * DAY;

    public Scada {
        if (step <= 0 || DAY % step != 0) throw new IllegalArgumentException("A day must hold whole steps: " + step);
        pressures = new TreeMap<>(pressures);
        flows = new TreeMap<>(flows);
        levels = new TreeMap<>(levels);
        long lengths = series(pressures, flows, levels)
                .mapToInt(values -> values.length)
                .distinct()
                .count();
        if (lengths > 1) throw new IllegalArgumentException("All series must have the same number of values.");
    }

    private static Stream<double[]> series(
            Map<String, double[]> pressures, Map<String, double[]> flows, Map<String, double[]> levels) {
        return Stream.of(pressures, flows, levels).flatMap(map -> map.values().stream());
    }

    /** {@return number of steps} */
    public int length() {
        return series(pressures, flows, levels)
                .mapToInt(values -> values.length)
                .findFirst()
                .orElse(0);
    }

    /** {@return the means of blocks of some values; NaN where more than half of a block is missing; a last part of a block is left out} */
    static double[] means(double[] values, int size) {
        var means = new double[values.length / size];
        for (int b = 0; b < means.length; b++) means[b] = mean(values, b * size, size);
        return means;
    }

    private static double mean(double[] values, int from, int size) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < from + size; i++) {
            if (Double.isNaN(values[i])) continue;
            sum += values[i];
            count++;
        }
        return 2 * count < size || count == 0 ? Double.NaN : sum / count;
    }

    /** {@return the same with each missing value replaced by the last one known, the first ones by the first known, all by 0 if none is} */
    static double[] held(double[] values) {
        double last = first(values);
        var held = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) last = values[i];
            held[i] = last;
        }
        return held;
    }

    private static double first(double[] values) {
        for (double value : values) if (!Double.isNaN(value)) return value;
        return 0;
    }
}

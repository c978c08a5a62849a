package org.songhua.engine.hydraulics.burst;

import java.util.Arrays;

/**
 * What residuals of sensors usually are: their medians, and spreads of 1.4826 times the median deviation, which is the standard deviation where they
 * are normal. Up to half of the values may be anything, a burst or a broken sensor too. Where a residual remembers the one before it (lag-one
 * correlation r > 0) the spread is widened by √((1 + r) / (1 - r)), as for means of such series. NaN where too little is known.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers by sensor
public record Usual(double[] offset, double[] spread) {
    /** Below this many values nothing is said of a sensor: two hours of five minutes. */
    public static final int LEAST_VALUES = 24;

    private static final double NORMAL = 1.4826;
    private static final double MOST_MEMORY = 0.9;

    /**
     * Learns.
     *
     * @param residuals by sensor and step; NaN where missing
     * @param leastSpread no spread is taken to be less: resolution of the instruments, in the residuals' unit
     */
    public static Usual learn(double[][] residuals, double leastSpread) {
        var offset = new double[residuals.length];
        var spread = new double[residuals.length];
        for (int s = 0; s < residuals.length; s++) {
            double[] known = known(residuals[s]);
            boolean isKnown = known.length >= LEAST_VALUES;
            offset[s] = isKnown ? median(known) : Double.NaN;
            spread[s] = isKnown ? spread(residuals[s], known, offset[s], leastSpread) : Double.NaN;
        }
        return new Usual(offset, spread);
    }

    /** {@return how many spreads each residual is away from what is usual; NaN where that is not known} */
    public double[] standardised(double[] residuals) {
        var all = new double[residuals.length];
        for (int s = 0; s < all.length; s++) all[s] = (residuals[s] - offset[s]) / spread[s];
        return all;
    }

    /** {@return for how many sensors it is known} */
    public int count() {
        return known(spread).length;
    }

    private static double spread(double[] residuals, double[] known, double offset, double least) {
        double[] deviations =
                Arrays.stream(known).map(value -> Math.abs(value - offset)).toArray();
        double plain = Math.max(least, NORMAL * median(deviations));
        double memory = Math.clamp(memory(residuals, offset, plain), 0, MOST_MEMORY);
        return plain * Math.sqrt((1 + memory) / (1 - memory));
    }

    /** Correlation of neighbours; what is further off than three spreads counts as three, so that one jump decides nothing. */
    private static double memory(double[] residuals, double offset, double spread) {
        double products = 0;
        double squares = 0;
        for (int i = 1; i < residuals.length; i++) {
            double before = bounded(residuals[i - 1], offset, spread);
            double now = bounded(residuals[i], offset, spread);
            if (Double.isNaN(before) || Double.isNaN(now)) continue;
            products += before * now;
            squares += (before * before + now * now) / 2;
        }
        return squares > 0 ? products / squares : 0;
    }

    private static double bounded(double value, double offset, double spread) {
        return Double.isNaN(value) ? value : Math.clamp((value - offset) / spread, -3, 3);
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}

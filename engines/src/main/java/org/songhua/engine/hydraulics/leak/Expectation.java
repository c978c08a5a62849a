package org.songhua.engine.hydraulics.leak;

import java.util.Arrays;

/**
 * What the residual of one channel usually is. The model errs in step with what it computes (wrong roughness makes losses wrong by a
 * share), so first a straight line over the modelled value is taken (least squares); then, by time of week (block of the day, on workdays and at weekends),
 * the median of what is left. The spread is the robust one of the rest, 1.4826 times the median deviation. Learned from a stretch of blocks in which nothing is
 * thought to change. Immutable.
 */
final class Expectation {
    /** Median deviation to standard deviation of the normal distribution. */
    private static final double TO_SIGMA = 1.4826;
    /** A channel is never sharper than this, in its unit: sensors show hundredths. */
    private static final double LEAST_SPREAD = 0.003;

    private final double intercept;
    private final double slope;
    /** Median by kind of day and slot. */
    private final double[][] usual;

    private final double spread;
    private final double memory;

    private Expectation(double intercept, double slope, double[][] usual, double spread, double memory) {
        this.intercept = intercept;
        this.slope = slope;
        this.usual = usual;
        this.spread = spread;
        this.memory = memory;
    }

    /** Learns a channel from the blocks up to one. */
    static Expectation learn(Residuals residuals, int channel, int to) {
        double[] line = line(residuals, channel, to);
        double[][] usual = usual(residuals, channel, to, line);
        var raw = new Expectation(line[0], line[1], usual, 1, 0);
        var rest = new double[to];
        for (int b = 0; b < to; b++) rest[b] = residuals.of(channel, b) - raw.at(residuals, channel, b);
        double spread = Math.max(LEAST_SPREAD, deviation(rest));
        return new Expectation(line[0], line[1], usual, spread, memory(rest));
    }

    private static double[] line(Residuals residuals, int channel, int to) {
        double n = 0;
        double x = 0;
        double y = 0;
        for (int b = 0; b < to; b++) {
            if (Double.isNaN(residuals.of(channel, b))) continue;
            n++;
            x += residuals.modelled(channel, b);
            y += residuals.of(channel, b);
        }
        if (n == 0) return new double[2];
        double xx = 0;
        double xy = 0;
        for (int b = 0; b < to; b++) {
            if (Double.isNaN(residuals.of(channel, b))) continue;
            double dx = residuals.modelled(channel, b) - x / n;
            xx += dx * dx;
            xy += dx * (residuals.of(channel, b) - y / n);
        }
        double slope = xx > n * LEAST_SPREAD * LEAST_SPREAD ? xy / xx : 0;
        return new double[] {(y - slope * x) / n, slope};
    }

    private static double[][] usual(Residuals residuals, int channel, int to, double[] line) {
        int slots = residuals.blocksOfADay();
        var usual = new double[2][slots];
        for (int kind = 0; kind < 2; kind++)
            for (int slot = 0; slot < slots; slot++)
                usual[kind][slot] = median(residuals, channel, to, line, kind, slot);
        for (int slot = 0; slot < slots; slot++) fill(usual, slot);
        return usual;
    }

    private static double median(Residuals residuals, int channel, int to, double[] line, int kind, int slot) {
        var rest = new double[to];
        int count = 0;
        for (int b = 0; b < to; b++) {
            if (residuals.slot(b) != slot || residuals.isWeekend(b) != (kind == 1)) continue;
            double value = residuals.of(channel, b) - line[0] - line[1] * residuals.modelled(channel, b);
            if (!Double.isNaN(value)) rest[count++] = value;
        }
        return median(Arrays.copyOf(rest, count));
    }

    /** A kind of day never seen takes the other one's value. */
    private static void fill(double[][] usual, int slot) {
        if (Double.isNaN(usual[0][slot])) usual[0][slot] = usual[1][slot];
        if (Double.isNaN(usual[1][slot])) usual[1][slot] = usual[0][slot];
        for (double[] kind : usual) if (Double.isNaN(kind[slot])) kind[slot] = 0;
    }

    /** {@return the middle value, NaN of none; sorts its argument} */
    static double median(double[] values) {
        Arrays.sort(values);
        int n = values.length;
        return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }

    static double deviation(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double middle = median(known.clone());
        double median = median(
                Arrays.stream(known).map(value -> Math.abs(value - middle)).toArray());
        return Double.isNaN(median) ? LEAST_SPREAD : TO_SIGMA * median;
    }

    /** How much of a deviation is still there one block later, 0 to 0.9. */
    static double memory(double[] rest) {
        double now = 0;
        double next = 0;
        for (int b = 0; b + 1 < rest.length; b++) {
            if (Double.isNaN(rest[b]) || Double.isNaN(rest[b + 1])) continue;
            now += rest[b] * rest[b];
            next += rest[b] * rest[b + 1];
        }
        return now > 0 ? Math.clamp(next / now, 0, 0.9) : 0;
    }

    /** {@return what the residual is expected to be} */
    double at(Residuals residuals, int channel, int block) {
        double rest = usual[residuals.isWeekend(block) ? 1 : 0][residuals.slot(block)];
        return intercept + slope * residuals.modelled(channel, block) + rest;
    }

    /** {@return spread of one block about what is expected, in the channel's unit} */
    double spread() {
        return spread;
    }

    /** {@return spread of the mean of some blocks, larger than by independence because deviations last} */
    double spreadOfMean(int blocks) {
        return spread * Math.sqrt(lasting() / blocks);
    }

    /** {@return by how much the variance of a long mean is larger because deviations last: (1 + r) / (1 - r) for memory r} */
    double lasting() {
        return lasting(memory);
    }

    static double lasting(double memory) {
        return (1 + memory) / (1 - memory);
    }
}

package org.songhua.engine.hydraulics.leak;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is expected of all channels: what was learned, and on top of it what known leaks and other lasting changes add to their daily means. What comes
 * suddenly is seen against the median of the same block of the seven days before, which follows any course over the day by itself. For one thread.
 */
final class Normal {
    static final int DAYS_BEFORE = 7;
    /** A mean of however many blocks is never sharper than this share of one block: what is usual drifts. */
    private static final double DRIFT = 0.2;
    /** A spread estimated from some days is likely too small by about this factor. */
    private static final double FEW_DAYS = 1.2;
    /** A daily mean is never sharper than this: sensors show hundredths of a metre. */
    private static final double LEAST_DAILY = 0.004;

    private final Residuals residuals;
    private final Channels channels;
    private final int learned;
    private final int day;
    private final Expectation[] expected;
    private final double[] shift;
    private final double[] daily;
    /** Spread of a block against the days before, and how long it lasts. */
    private final double[] jumps;

    private final double[] lasting;
    /** How much the daily mean of a zone's consumption differs from that of the week before. */
    private final double[] wander;

    Normal(Residuals residuals, Channels channels, int learned) {
        this.residuals = residuals;
        this.channels = channels;
        this.learned = learned;
        day = residuals.blocksOfADay();
        int count = channels.count();
        expected = new Expectation[count];
        shift = new double[count];
        daily = new double[count];
        jumps = new double[count];
        lasting = new double[count];
        wander = new double[count];
        for (int c = 0; c < count; c++) expected[c] = Expectation.learn(residuals, c, learned);
        for (int c = 0; c < count; c++) learn(c);
    }

    private void learn(int channel) {
        double[] means = dailyMeans(channel);
        double square = Arrays.stream(means).map(mean -> mean * mean).average().orElse(0);
        daily[channel] = Math.max(expected[channel].spreadOfMean(day), FEW_DAYS * Math.sqrt(square));
        daily[channel] = Math.max(LEAST_DAILY, daily[channel]);
        learnJumps(channel, learned);
        wander[channel] = wander(channel, means);
    }

    /** How much blocks differ from the days before, over the last two weeks; leaks that come are few among them. */
    void learnJumps(int to) {
        for (int c = 0; c < jumps.length; c++) learnJumps(c, to);
    }

    private void learnJumps(int channel, int to) {
        int from = Math.max(Math.min(DAYS_BEFORE * day, to), to - 2 * DAYS_BEFORE * day);
        var jump = new double[to - from];
        for (int b = from; b < to; b++) jump[b - from] = jump(channel, b);
        jumps[channel] = Math.max(Math.max(LEAST_DAILY, expected[channel].spread()), Expectation.deviation(jump));
        lasting[channel] = Expectation.lasting(Expectation.memory(jump));
    }

    private double[] dailyMeans(int channel) {
        var means = new double[learned / day];
        for (int d = 0; d < means.length; d++) means[d] = mean(channel, d * day, (d + 1) * day);
        return Arrays.stream(means).filter(mean -> !Double.isNaN(mean)).toArray();
    }

    private double wander(int channel, double[] means) {
        var differences = new double[Math.max(0, means.length - 1)];
        for (int d = 0; d < differences.length; d++) differences[d] = Math.abs(means[d + 1] - means[d]);
        double median = Expectation.median(differences);
        return Math.max(expected[channel].spread(), Double.isNaN(median) ? 0 : 2 * median);
    }

    /** {@return deviation from what is expected, in the channel's unit; NaN when not known} */
    double rest(int channel, int block) {
        return residuals.of(channel, block) - expected[channel].at(residuals, channel, block) - shift[channel];
    }

    /** {@return difference to the same block of the days before; NaN when not known} */
    double jump(int channel, int block) {
        int days = Math.min(DAYS_BEFORE, block / day);
        var before = new double[days];
        int count = 0;
        for (int d = 1; d <= days; d++) {
            double rest = rest(channel, block - d * day);
            if (!Double.isNaN(rest)) before[count++] = rest;
        }
        return rest(channel, block) - Expectation.median(Arrays.copyOf(before, count));
    }

    /** {@return the same in spreads, with regard to how long deviations last} */
    double standardJump(int channel, int block) {
        return jump(channel, block) / (jumps[channel] * Math.sqrt(lasting[channel]));
    }

    /** {@return mean deviation of the day that ends with a block, in spreads} */
    double standardDay(int channel, int last) {
        return mean(channel, last + 1 - day, last + 1) / daily[channel];
    }

    private double mean(int channel, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int b = from; b < to; b++) {
            double rest = rest(channel, b);
            if (Double.isNaN(rest)) continue;
            sum += rest;
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** {@return change of all channels by whole days: the mean deviation; of a consumption that against the week before the change began} */
    double[] change(int since, int from, int to) {
        var change = new double[expected.length];
        for (int c = 0; c < change.length; c++) {
            change[c] = mean(c, from, to);
            if (!channels.isPressure(c)) change[c] -= mean(c, Math.max(0, since - DAYS_BEFORE * day), since);
        }
        return change;
    }

    /** {@return change of all channels against the days before, over some blocks that need not be whole days} */
    double[] jumps(int from, int to) {
        var change = new double[expected.length];
        for (int c = 0; c < change.length; c++) {
            int channel = c;
            change[c] = IntStream.range(from, to)
                    .mapToDouble(b -> jump(channel, b))
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        return change;
    }

    /** {@return spreads of a change over some blocks} */
    double[] spreads(int blocks) {
        var spreads = new double[expected.length];
        for (int c = 0; c < spreads.length; c++) {
            double least = channels.isPressure(c) ? DRIFT * expected[c].spread() : wander[c];
            spreads[c] = Math.hypot(jumps[c] * Math.sqrt(lasting[c] / blocks), least);
        }
        return spreads;
    }

    /** From now on a change of the pressures is usual. */
    void accept(double[] change) {
        for (int c = 0; c < change.length; c++)
            if (channels.isPressure(c) && !Double.isNaN(change[c])) shift[c] += change[c];
    }
}

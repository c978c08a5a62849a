package org.songhua.engine.hydraulics.leak;

/**
 * Two one-sided cumulative sums (Page 1954) over values that have mean 0 and spread 1 when nothing is wrong: one rises with high
 * values, one with low ones, each less the slack. Above the limit it raises. The limit follows from how rarely it may raise without cause, by Siegmund's
 * approximation of the average run length (Siegmund 1985): ARL = (exp(2kb) - 2kb - 1) / (2k²), b = h + 1.166, which for independent normal
 * values is right to some per cent from ARL 50 on. A missing value (NaN) leaves the sums as they are. Not for several threads.
 */
public final class Cusum {
    private static final double OVERSHOOT = 1.166;
    /** Beyond this a single value moves the sums no more, so that one bad reading alone raises nothing. */
    private static final double LARGEST = 4;

    private final double slack;
    private final double limit;
    private double high;
    private double low;
    private long highSince;
    private long lowSince;

    /**
     * Begins at zero.
     *
     * @param slack k, half the shift to be found soonest, in spreads; positive
     * @param limit h, in spreads; positive
     */
    public Cusum(double slack, double limit) {
        if (!(slack > 0) || !(limit > 0)) throw new IllegalArgumentException("Slack and limit must be positive.");
        this.slack = slack;
        this.limit = limit;
    }

    /** {@return values between two false alarms of both sums together, on average} */
    public static double runLength(double slack, double limit) {
        double exponent = 2 * slack * (limit + OVERSHOOT);
        return (Math.exp(exponent) - exponent - 1) / (2 * slack * slack) / 2;
    }

    /** {@return the limit at which false alarms are so many values apart on average; by halving, to 1e-9} */
    public static double limitFor(double slack, double runLength) {
        double least = 0;
        double most = 1;
        while (runLength(slack, most) < runLength) most *= 2;
        for (int k = 0; k < 60 && most - least > 1e-9; k++) {
            double middle = (least + most) / 2;
            if (runLength(slack, middle) < runLength) least = middle;
            else most = middle;
        }
        return Math.max(most, 1e-9);
    }

    /**
     * Takes the next value.
     *
     * @param at its number in the series
     * @return true when a sum is above the limit
     */
    public boolean add(double value, long at) {
        if (Double.isNaN(value)) return isRaised();
        double bounded = Math.clamp(value, -LARGEST, LARGEST);
        if (high <= 0) highSince = at;
        if (low <= 0) lowSince = at;
        high = Math.max(0, high + bounded - slack);
        low = Math.max(0, low - bounded - slack);
        return isRaised();
    }

    /** {@return true when a sum is above the limit} */
    public boolean isRaised() {
        return level() > limit;
    }

    /** {@return the larger sum} */
    public double level() {
        return Math.max(high, low);
    }

    /** {@return 1 when the values are too high, -1 when they are too low} */
    public int side() {
        return high >= low ? 1 : -1;
    }

    /** {@return number of the value at which the larger sum last left zero: when the change began, most likely} */
    public long since() {
        return high >= low ? highSince : lowSince;
    }

    /** Begins anew. */
    public void reset() {
        high = 0;
        low = 0;
    }
}

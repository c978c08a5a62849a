package org.songhua.engine.rule;

import org.songhua.engine.regression.TheilSen;

/** In how long an input reaches a limit, when it goes on at the pace of a span. Method and limits stand in package.md. */
final class Trend {
    /** Of five readings one may be wrong. */
    static final int NEEDED = 5;
    /** Readings that are looked at; of more, so many evenly chosen ones, first and last among them. */
    static final int CHOSEN_MAX = 48;

    private static final double US_PER_SECOND = 1e6;

    private Trend() {}

    /**
     * {@return seconds from now; 0 at or past the limit, infinite when it does not come nearer, NaN when too little is known}
     *
     * @param limit in the unit of the input
     * @param fresh_us a newest reading older than this says nothing
     */
    static double timeTo_s(History history, Quantity.TimeTo to, double limit, long time_us, long fresh_us) {
        if (history.time_us() == History.NEVER || time_us - history.time_us() > fresh_us) return Double.NaN;
        int sign = to.isRising() ? 1 : -1;
        double distance = sign * (limit - history.value());
        if (Double.isNaN(distance)) return Double.NaN;
        if (distance <= 0) return 0;
        double pace = sign * pace(history, to.span_us(), time_us);
        if (Double.isNaN(pace)) return Double.NaN;
        if (pace <= 0) return Double.POSITIVE_INFINITY;
        return Math.max(0, distance / pace - (time_us - history.time_us()) / US_PER_SECOND);
    }

    /** {@return how fast it went over a span that ends now, per second; NaN when they are few or cover less than half of it, unless no more are kept} */
    private static double pace(History history, long span_us, long time_us) {
        long[] times_us = history.times_us();
        int first = history.firstSince(time_us - span_us);
        int last = times_us.length - 1;
        int count = last - first + 1;
        if (count < NEEDED) return Double.NaN;
        boolean isFull = times_us.length == History.KEPT_MAX;
        if (!isFull && times_us[last] - times_us[first] < span_us / 2) return Double.NaN;
        int chosen = Math.min(count, CHOSEN_MAX);
        var x = new double[chosen];
        var y = new double[chosen];
        for (int i = 0; i < chosen; i++) {
            int at = first + i * (count - 1) / (chosen - 1);
            x[i] = (times_us[at] - times_us[last]) / US_PER_SECOND;
            y[i] = history.values()[at];
        }
        return TheilSen.slope(x, y, chosen, Double.MIN_VALUE);
    }
}

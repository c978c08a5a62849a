package org.songhua.engine.rule;

import java.util.Arrays;

/**
 * What is remembered of one input: its newest reading, and those before it that a window needs. Immutable.
 *
 * @param time_us of the newest reading; {@link #NEVER} when there is none
 * @param value of it
 * @param times_us of all within the longest window, the newest last; empty when no rule has a window
 * @param values of these
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made; a million of them must be small
record History(long time_us, double value, long[] times_us, double[] values) {
    /** Before any time. */
    static final long NEVER = Long.MIN_VALUE;
    /** Most readings of windows (two weeks by five minutes); when more come the oldest are forgotten, so a window of fast series is shorter than it says. */
    static final int KEPT_MAX = 4096;

    private static final long[] NO_TIMES = {};
    private static final double[] NO_VALUES = {};

    /** Nothing read yet. */
    static final History NONE = new History(NEVER, Double.NaN, NO_TIMES, NO_VALUES);

    /** {@return with a newer reading; those older than the span before it are forgotten} */
    History with(long newTime_us, double newValue, long span_us) {
        if (span_us == 0) return new History(newTime_us, newValue, NO_TIMES, NO_VALUES);
        int from = firstSince(newTime_us - span_us);
        from = Math.max(from, times_us.length + 1 - KEPT_MAX);
        int kept = times_us.length - from;
        long[] newTimes = Arrays.copyOfRange(times_us, from, from + kept + 1);
        double[] newValues = Arrays.copyOfRange(values, from, from + kept + 1);
        newTimes[kept] = newTime_us;
        newValues[kept] = newValue;
        return new History(newTime_us, newValue, newTimes, newValues);
    }

    /** {@return position of the first reading at or after a time} */
    int firstSince(long from_us) {
        int at = Arrays.binarySearch(times_us, from_us);
        return at < 0 ? -at - 1 : at;
    }
}

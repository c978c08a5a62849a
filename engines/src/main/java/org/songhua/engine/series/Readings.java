package org.songhua.engine.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one datastream as columns, in order of time; several may have the same time. The arrays belong to the
 * object and may be longer than {@link #size()}; nobody writes to them any more.
 *
 * <p>Times are microseconds since 1970-01-01T00:00Z. Values are never NaN; a reading that has no number has
 * {@link #NO_NUMBER} in its flags, any value, and what it says in its extra. Other flags are defined by the caller; the
 * lowest eight bits tell doubts about the quality.
 */
public final class Readings {
    /** Flag of a reading whose result is not a number. */
    public static final int NO_NUMBER = 1 << 30;

    /** Flags that doubt a reading. */
    public static final int DOUBTS = 0xFF;

    /** No readings. */
    public static final Readings NONE = new Readings(new long[0], new double[0], new int[0], null, new long[0][], 0);

    /** Readings on either side of where a time should be. */
    private static final int NEAR = 4;

    /** Times within such a span can be counted with without running over. */
    private static final long SPAN_MAX_US = 1L << 61;

    private final long[] times;
    private final double[] values;
    private final int[] flags;
    private final byte @Nullable [] @Nullable [] extras;
    private final long[] @Nullable [] sides;
    private final int size;

    /** Zero when it is not known. */
    private final long knownStep_us;

    private final long first_us;

    /**
     * @param times_us microseconds, never falling
     * @param values one for each time
     * @param flags one for each time
     * @param extras anything more about a reading, null for most; the whole array null when there are none
     * @param sides whole numbers that go with each reading, in columns whose meaning the caller knows; a column may be null
     * @param size how many entries of each array count
     */
    public Readings(
            long[] times_us,
            double[] values,
            int[] flags,
            byte @Nullable [] @Nullable [] extras,
            long[] @Nullable [] sides,
            int size) {
        this(times_us, values, flags, extras, sides, size, 0);
    }

    /**
     * Readings of which it is known that they are steady: a time is then found without a look at the others.
     *
     * @param step_us what {@link #step_us()} would find, or 0 when it is not known
     */
    public Readings(
            long[] times_us,
            double[] values,
            int[] flags,
            byte @Nullable [] @Nullable [] extras,
            long[] @Nullable [] sides,
            int size,
            long step_us) {
        this.times = times_us;
        this.values = values;
        this.flags = flags;
        this.extras = extras;
        this.sides = sides;
        this.size = size;
        this.knownStep_us = step_us;
        this.first_us = size == 0 ? 0 : times_us[0];
    }

    /** Readings of numbers without flags. */
    public static Readings of(long[] times_us, double[] values) {
        return new Readings(times_us, values, new int[times_us.length], null, new long[0][], times_us.length);
    }

    public int size() {
        return size;
    }

    public long time(int index) {
        return knownStep_us == 0 ? times[index] : first_us + index * knownStep_us;
    }

    public double value(int index) {
        return values[index];
    }

    public int flags(int index) {
        return flags[index];
    }

    public byte @Nullable [] extra(int index) {
        return extras == null ? null : extras[index];
    }

    /** {@return how many side columns there are} */
    public int sideCount() {
        return sides.length;
    }

    /** {@return a number of a side column; 0 when the column is null} */
    public long side(int column, int index) {
        long[] numbers = sides[column];
        return numbers == null ? 0 : numbers[index];
    }

    /** True when the reading has a number. */
    public boolean isNumber(int index) {
        return (flags[index] & NO_NUMBER) == 0;
    }

    /** {@return index of the first reading at or after the time; {@link #size()} when there is none} */
    public int from(long time_us) {
        if (knownStep_us != 0) return fromByStep(time_us);
        int low = 0;
        int high = size;
        if (size > 4 * NEAR) {
            long first_us = times[0];
            long last_us = times[size - 1];
            if (time_us <= first_us) return 0;
            if (time_us > last_us) return size;
            // Most come at steady intervals: one look tells whether this one does, and spares the others.
            double share = ((double) time_us - first_us) / ((double) last_us - first_us);
            int guess = (int) (share * (size - 1));
            int before = Math.max(0, guess - NEAR);
            int behind = Math.min(size - 1, guess + NEAR);
            if (times[before] < time_us) low = before + 1;
            if (times[behind] >= time_us) high = behind;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time_us) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int fromByStep(long time_us) {
        if (time_us <= first_us) return 0;
        if (time_us > first_us + (size - 1) * knownStep_us) return size;
        return (int) ((time_us - first_us + knownStep_us - 1) / knownStep_us);
    }

    /** {@return the one step, in microseconds, between all neighbours in time; 0 when there are several, or it is none} */
    public long step_us() {
        if (knownStep_us != 0 || size < 2) return knownStep_us;
        long step_us = stepBetween(times[0], times[1]);
        if (step_us == 0 || stepBetween(times[0], times[size - 1]) == 0) return 0;
        for (int i = 2; i < size; i++) if (times[i] - times[i - 1] != step_us) return 0;
        return step_us;
    }

    /** {@return the step to a later time; 0 when it is not later, or so far that it cannot be counted with} */
    public static long stepBetween(long time_us, long later_us) {
        long step_us = later_us - time_us;
        return step_us > 0 && step_us <= SPAN_MAX_US ? step_us : 0;
    }

    /** {@return readings from one index up to but without another, copied} */
    public Readings slice(int from, int until) {
        return new Readings(
                Arrays.copyOfRange(times, from, until),
                Arrays.copyOfRange(values, from, until),
                Arrays.copyOfRange(flags, from, until),
                extras == null ? null : Arrays.copyOfRange(extras, from, until),
                sliceSides(from, until),
                until - from);
    }

    private long[] @Nullable [] sliceSides(int from, int until) {
        var parts = new long[sides.length][];
        for (int i = 0; i < parts.length; i++) {
            long[] numbers = sides[i];
            if (numbers != null) parts[i] = Arrays.copyOfRange(numbers, from, until);
        }
        return parts;
    }

    long[] times() {
        return times;
    }

    double[] values() {
        return values;
    }

    int[] flags() {
        return flags;
    }

    long @Nullable [] side(int column) {
        return sides[column];
    }

    boolean hasExtras() {
        if (extras == null) return false;
        for (int i = 0; i < size; i++) if (extras[i] != null) return true;
        return false;
    }
}

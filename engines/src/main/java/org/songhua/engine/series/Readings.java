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

    private final long[] times;
    private final double[] values;
    private final int[] flags;
    private final byte @Nullable [] @Nullable [] extras;
    private final long[] @Nullable [] sides;
    private final int size;

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
        this.times = times_us;
        this.values = values;
        this.flags = flags;
        this.extras = extras;
        this.sides = sides;
        this.size = size;
    }

    /** Readings of numbers without flags. */
    public static Readings of(long[] times_us, double[] values) {
        return new Readings(times_us, values, new int[times_us.length], null, new long[0][], times_us.length);
    }

    public int size() {
        return size;
    }

    public long time(int index) {
        return times[index];
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

package org.songhua.engine.baseline;

import java.util.Arrays;

/**
 * The last values of one hour of the week, or of the day. Immutable.
 *
 * @param slice number of the stretch of time of which a value was taken last; of each no more than one is
 * @param values the oldest first, {@link #KEPT} at most
 * @param median of them
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made; a series has two hundred of them
record Slot(int slice, float[] values, float median) {
    /** With two values an hour of the week, six weeks; with one an hour of the day, twelve days. */
    static final int KEPT = 12;
    /** Fewer values may all be of the same odd day or two. */
    static final int NEEDED = 5;

    private static final float[] NO_VALUES = {};

    /** Nothing seen yet. */
    static final Slot EMPTY = new Slot(Integer.MIN_VALUE, NO_VALUES, Float.NaN);

    static Slot of(int slice, float[] values) {
        return new Slot(slice, values, (float) median(values, values.length));
    }

    boolean isKnown() {
        return values.length >= NEEDED;
    }

    /** {@return with a value of a stretch of time; itself when it has one of that already} */
    Slot with(int newSlice, double value) {
        if (newSlice == slice) return this;
        int from = Math.max(0, values.length + 1 - KEPT);
        float[] kept = Arrays.copyOfRange(values, from, values.length + 1);
        kept[kept.length - 1] = (float) value;
        return of(newSlice, kept);
    }

    /** {@return the middle of the first numbers, of two middle ones the mean; NaN of none} */
    static double median(float[] numbers, int count) {
        if (count == 0) return Double.NaN;
        float[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        int middle = count / 2;
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double) sorted[middle]) / 2;
    }
}

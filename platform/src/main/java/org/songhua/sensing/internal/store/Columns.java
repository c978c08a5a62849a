package org.songhua.sensing.internal.store;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * Readings of one datastream that are in no block, in the order (time, id). One thread writes; views given out before
 * stay as they were: what is added behind the end may share their arrays, any other change copies.
 */
final class Columns {
    private static final int CAPACITY_LEAST = 4;

    /** Of a million streams many have one reading that is not packed yet. */
    private static final int CAPACITY_FIRST = 1;

    private static final long[] @Nullable [] NO_SIDES = new long[Reading.SIDES][];

    private long[] times = new long[CAPACITY_FIRST];
    private double[] values = new double[CAPACITY_FIRST];
    private int[] flags = new int[CAPACITY_FIRST];
    private byte @Nullable [] @Nullable [] extras = null;
    /** Views share it: it is replaced, never changed. */
    private long[] @Nullable [] sides = NO_SIDES;

    private int size = 0;
    private int copies = 0;

    /** Between all neighbours in time; 0 when there are several, or no neighbours. */
    private long step_us = 0;

    int size() {
        return size;
    }

    /** {@return how often something changed that was no addition behind the end} */
    int copies() {
        return copies;
    }

    /** {@return what is there now, for any thread} */
    Readings view() {
        return new Readings(times, values, flags, extras, sides, size, step_us);
    }

    /** Adds a reading, or puts it in place of that with its time and id. */
    void put(Reading reading) {
        int at = place(reading.start_us(), reading.id());
        boolean isNew = at == size || !isAt(at, reading.start_us(), reading.id());
        if (isNew && at == size) grow();
        else copy(at, isNew ? 1 : 0);
        boolean isBehind = at == size;
        if (isNew) size++;
        set(at, reading);
        if (isBehind) step_us = stepWithLast();
        else if (isNew) recountStep();
    }

    private long stepWithLast() {
        if (size < 2) return 0;
        long step = Readings.stepBetween(times[size - 2], times[size - 1]);
        if (size == 2) return step;
        return step == step_us && Readings.stepBetween(times[0], times[size - 1]) != 0 ? step_us : 0;
    }

    private void recountStep() {
        step_us = 0;
        step_us = view().step_us();
    }

    /** Removes the reading with that time and id. {@return false when there is none} */
    boolean remove(long start_us, long id) {
        int at = place(start_us, id);
        if (at == size || !isAt(at, start_us, id)) return false;
        copy(at + 1, -1);
        size--;
        recountStep();
        return true;
    }

    /** Removes the first readings. */
    void removeFirst(int count) {
        int left = size - count;
        int capacity = Math.max(CAPACITY_LEAST, left);
        times = Arrays.copyOf(Arrays.copyOfRange(times, count, size), capacity);
        values = Arrays.copyOf(Arrays.copyOfRange(values, count, size), capacity);
        flags = Arrays.copyOf(Arrays.copyOfRange(flags, count, size), capacity);
        if (extras != null) extras = Arrays.copyOf(Arrays.copyOfRange(extras, count, size), capacity);
        replaceSides(side -> Arrays.copyOf(Arrays.copyOfRange(side, count, size), capacity));
        size = left;
        recountStep();
    }

    /** Index of the first reading not before this one. Mostly it is the end. */
    private int place(long start_us, long id) {
        int low = 0;
        int high = size;
        if (size > 0 && isBefore(size - 1, start_us, id)) return size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, start_us, id)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private boolean isBefore(int at, long start_us, long id) {
        return times[at] < start_us || (times[at] == start_us && id(at) < id);
    }

    private boolean isAt(int at, long start_us, long id) {
        return times[at] == start_us && id(at) == id;
    }

    private long id(int at) {
        long[] ids = sides[0];
        return ids == null ? 0 : ids[at];
    }

    private void grow() {
        if (size == times.length) resize(size + Math.max(CAPACITY_LEAST, size / 2));
    }

    private void resize(int capacity) {
        times = Arrays.copyOf(times, capacity);
        values = Arrays.copyOf(values, capacity);
        flags = Arrays.copyOf(flags, capacity);
        if (extras != null) extras = Arrays.copyOf(extras, capacity);
        replaceSides(side -> Arrays.copyOf(side, capacity));
    }

    private void replaceSides(UnaryOperator<long[]> change) {
        long[] @Nullable [] changed = sides.clone();
        for (int i = 0; i < changed.length; i++) {
            long[] side = changed[i];
            if (side != null) changed[i] = change.apply(side);
        }
        sides = changed;
    }

    /** Takes new arrays in which everything from an index on has moved by one, or nothing has. */
    private void copy(int from, int shift) {
        copies++;
        int moved = size - from;
        resize(size + CAPACITY_LEAST);
        System.arraycopy(times, from, times, from + shift, moved);
        System.arraycopy(values, from, values, from + shift, moved);
        System.arraycopy(flags, from, flags, from + shift, moved);
        if (extras != null) System.arraycopy(extras, from, extras, from + shift, moved);
        for (long[] side : sides) if (side != null) System.arraycopy(side, from, side, from + shift, moved);
    }

    private void set(int at, Reading reading) {
        times[at] = reading.start_us();
        values[at] = reading.value();
        flags[at] = reading.flags();
        for (int column = 0; column < sides.length; column++) setSide(column, at, reading.side(column));
        byte[] extra = reading.extra();
        if (extra != null && extras == null) extras = new byte[times.length][];
        if (extras != null) extras[at] = extra;
    }

    private void setSide(int column, int at, long number) {
        long[] side = sides[column];
        if (side == null) {
            if (number == 0) return;
            side = new long[times.length];
            sides = sides.clone();
            sides[column] = side;
        }
        side[at] = number;
    }
}

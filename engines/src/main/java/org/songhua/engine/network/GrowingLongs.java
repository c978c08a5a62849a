package org.songhua.engine.network;

import java.util.Arrays;

/** A long array that grows at its end; for building, not for sharing between threads. */
public final class GrowingLongs {
    private long[] values = new long[64];
    private int size = 0;

    public void add(long value) {
        if (size == values.length) values = Arrays.copyOf(values, 2 * size);
        values[size++] = value;
    }

    public long get(int i) {
        return values[i];
    }

    public int size() {
        return size;
    }

    /** {@return a copy of what was added} */
    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

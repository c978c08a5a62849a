package org.songhua.engine.network;

import java.util.Arrays;

/** An int array that grows at its end; for building, not for sharing between threads. */
public final class GrowingInts {
    private int[] values = new int[64];
    private int size = 0;

    public void add(int value) {
        if (size == values.length) values = Arrays.copyOf(values, 2 * size);
        values[size++] = value;
    }

    public int get(int i) {
        return values[i];
    }

    public void set(int i, int value) {
        values[i] = value;
    }

    public int size() {
        return size;
    }

    /** {@return a copy of what was added} */
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

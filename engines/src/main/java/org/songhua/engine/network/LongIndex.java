package org.songhua.engine.network;

import java.util.Arrays;

/** Numbers longs in the order in which they first come: an open hash table without boxes. */
final class LongIndex {
    private static final int ABSENT = -1;

    private long[] keys = new long[1 << 10];
    private int[] numbers = filled(1 << 10);
    private int size = 0;

    private static int[] filled(int length) {
        var all = new int[length];
        Arrays.fill(all, ABSENT);
        return all;
    }

    /** {@return the number of the key, a new one when it comes for the first time} */
    int number(long key) {
        if (2 * size >= keys.length) grow();
        int at = slot(key);
        if (numbers[at] == ABSENT) {
            keys[at] = key;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    /** {@return the number of the key, or -1} */
    int find(long key) {
        return numbers[slot(key)];
    }

    int size() {
        return size;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (numbers[at] != ABSENT && keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] == ABSENT) continue;
            int at = slot(oldKeys[i]);
            keys[at] = oldKeys[i];
            numbers[at] = oldNumbers[i];
        }
    }
}

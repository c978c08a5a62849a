package org.songhua.engine.tile;

import java.util.Arrays;

/** Numbers distinct objects 0, 1, 2 ... in the order in which they first come. */
final class Dictionary {
    private Object[] inOrder = new Object[16];
    private int size;
    /** Open addressing: 0 for free, else 1 + number. */
    private int[] slots = new int[64];

    /** {@return the number of an object, a new one when it has none} */
    int number(Object object) {
        int slot = slot(object);
        if (slots[slot] > 0) return slots[slot] - 1;
        if (size == inOrder.length) inOrder = Arrays.copyOf(inOrder, 2 * size);
        inOrder[size++] = object;
        slots[slot] = size;
        if (2 * size > slots.length) grow();
        return size - 1;
    }

    int size() {
        return size;
    }

    Object get(int number) {
        return inOrder[number];
    }

    private int slot(Object object) {
        int hash = object.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] > 0 && !inOrder[slots[slot] - 1].equals(object)) slot = (slot + 1) & (slots.length - 1);
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) slots[slot(inOrder[i])] = i + 1;
    }
}

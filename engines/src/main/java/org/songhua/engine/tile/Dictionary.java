package org.songhua.engine.tile;

import java.util.Arrays;

/** Numbers objects 0, 1, 2 ... in the order in which they first come. */
final class Dictionary {
    private Object[] inOrder = new Object[16];
    private int size;
    /** How many have a slot. */
    private int known;
    /** Open addressing: 0 for free, else 1 + number. */
    private int[] slots = new int[64];

    /** {@return the number of an object, a new one when it has none} */
    int number(Object object) {
        int slot = slot(object);
        if (slots[slot] > 0) return slots[slot] - 1;
        int number = pass();
        inOrder[number] = object;
        slots[slot] = number + 1;
        if (2 * ++known > slots.length) grow();
        return number;
    }

    /** {@return a new number that stands for no object here} */
    int pass() {
        if (size == inOrder.length) inOrder = Arrays.copyOf(inOrder, 2 * size);
        return size++;
    }

    int size() {
        return size;
    }

    private int slot(Object object) {
        int hash = object.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] > 0 && !inOrder[slots[slot] - 1].equals(object)) slot = (slot + 1) & (slots.length - 1);
        return slot;
    }

    private void grow() {
        int[] before = slots;
        slots = new int[2 * before.length];
        for (int one : before) if (one > 0) slots[slot(inOrder[one - 1])] = one;
    }
}

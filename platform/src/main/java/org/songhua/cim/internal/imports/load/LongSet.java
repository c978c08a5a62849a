package org.songhua.cim.internal.imports.load;

import java.util.Arrays;

/** A growing set of longs without boxes: open addressing, at most half full. Zero stands for an empty place. */
final class LongSet {
    private long[] places = new long[1 << 12];
    private int size = 0;
    private boolean hasZero = false;

    /** {@return whether the value is new} */
    boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        int at = placeOf(value);
        if (places[at] == value) return false;
        places[at] = value;
        if (++size > places.length / 2) grow();
        return true;
    }

    private int placeOf(long value) {
        int mask = places.length - 1;
        int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (places[at] != 0 && places[at] != value) at = (at + 1) & mask;
        return at;
    }

    private void grow() {
        long[] old = places;
        places = new long[2 * old.length];
        Arrays.stream(old).filter(value -> value != 0).forEach(value -> places[placeOf(value)] = value);
    }
}

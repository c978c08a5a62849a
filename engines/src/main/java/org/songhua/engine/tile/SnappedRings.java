package org.songhua.engine.tile;

import java.util.Arrays;

/**
 * Rings on the grid of whole tile units, without their closing position. As they are told ({@link #told}), shells
 * have positive and holes negative area by the surveyor's formula with y pointing south, as MVT 2.1 section 4.3.4.4 wants it.
 */
final class SnappedRings {
    private int[] xs = new int[256];
    private int[] ys = new int[256];
    private int size;
    private int[] ends = new int[8];
    private long[] doubleAreas = new long[8];
    private boolean[] turned = new boolean[8];
    private int count;
    /** Where the ring being built begins. */
    private int start;

    private boolean cancelled;

    void reset() {
        cancelled = false;
        size = 0;
        start = 0;
        count = 0;
    }

    /** {@return how many rings there are} */
    int count() {
        return count;
    }

    /** {@return how many positions there are in all rings} */
    int size() {
        return size;
    }

    /** True when a ring was dropped whose parts cancel each other out, such as an hour-glass; there may be area in it. */
    boolean cancelled() {
        return cancelled;
    }

    int begin(int ring) {
        return ring == 0 ? 0 : ends[ring - 1];
    }

    int end(int ring) {
        return ends[ring];
    }

    int x(int position) {
        return xs[position];
    }

    int y(int position) {
        return ys[position];
    }

    /** {@return the position of a ring that is told so many after the first, as it is wound} */
    int told(int ring, int after) {
        return turned[ring] ? ends[ring] - 1 - after : begin(ring) + after;
    }

    /** {@return twice the area of a ring, positive for shells} */
    long doubleArea(int ring) {
        return doubleAreas[ring];
    }

    boolean isShell(int ring) {
        return doubleAreas[ring] > 0;
    }

    /**
     * Adds a position to the ring being built; a position that repeats the last, or makes the last one needless because it
     * lies on the way or at the tip of a spike, replaces it.
     */
    void add(int x, int y) {
        while (needless(x, y)) size--;
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    /** True when the last position of the ring being built says nothing once this one follows. */
    private boolean needless(int x, int y) {
        if (size == start) return false;
        return repeats(x, y) || (size > start + 1 && cross(size - 2, size - 1, x, y) == 0);
    }

    private boolean repeats(int x, int y) {
        return xs[size - 1] == x && ys[size - 1] == y;
    }

    /** Ends a ring whose winding says whether it is a shell or a hole; drops it when it has no area. */
    void end() {
        trimSeam();
        long area = size - start < 3 ? 0 : area();
        if (area == 0) {
            cancelled |= size - start >= 3;
            size = start;
            return;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            doubleAreas = Arrays.copyOf(doubleAreas, 2 * count);
            turned = Arrays.copyOf(turned, 2 * count);
        }
        turned[count] = false;
        ends[count] = size;
        doubleAreas[count++] = area;
        start = size;
    }

    /** Ends a ring that is known to be a shell or a hole, and turns it if need be. */
    void end(boolean shell) {
        int before = count;
        end();
        if (count > before && isShell(before) != shell) turn(before);
    }

    /** True when a position lies inside a ring; undefined on its border. */
    boolean contains(int ring, int x, int y) {
        boolean inside = false;
        int last = ends[ring] - 1;
        for (int i = begin(ring); i < ends[ring]; last = i++) {
            if ((ys[i] > y) == (ys[last] > y)) continue;
            long side = (long) (xs[i] - xs[last]) * (y - ys[last]) - (long) (ys[i] - ys[last]) * (x - xs[last]);
            if ((side > 0) == (ys[i] < ys[last])) inside = !inside;
        }
        return inside;
    }

    private void trimSeam() {
        while (size - start >= 3) {
            if (repeats(xs[start], ys[start]) || cross(size - 2, size - 1, xs[start], ys[start]) == 0) size--;
            else if (cross(size - 1, start, xs[start + 1], ys[start + 1]) == 0) dropFirst();
            else return;
        }
    }

    /** Drops the first position of the ring being built. */
    private void dropFirst() {
        size--;
        System.arraycopy(xs, start + 1, xs, start, size - start);
        System.arraycopy(ys, start + 1, ys, start, size - start);
    }

    private long area() {
        long sum = 0;
        int last = size - 1;
        for (int i = start; i < size; last = i++) sum += (long) xs[last] * ys[i] - (long) xs[i] * ys[last];
        return sum;
    }

    /** From now on its positions are told from the last to the first. */
    private void turn(int ring) {
        doubleAreas[ring] = -doubleAreas[ring];
        turned[ring] = true;
    }

    /** {@return positive when the position lies to one side of the line through two others, 0 when on it} */
    private int cross(int from, int to, int x, int y) {
        return (xs[to] - xs[from]) * (y - ys[from]) - (ys[to] - ys[from]) * (x - xs[from]);
    }
}

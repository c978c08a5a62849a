package org.songhua.engine.tile;

import java.util.Arrays;

/**
 * Tells whether snapped rings are surely valid polygons: no two segments meet except neighbours at their common position,
 * and shells and holes are nested as they should be. Exact, in whole numbers. Rings that merely touch are not surely valid.
 */
final class SnappedCheck {
    /** Up to so many segments every pair is compared; beyond, only those that overlap from west to east. */
    private static final int FEW = 40;

    private int[] next = new int[256];
    private long[] order = new long[256];
    private int[] active = new int[64];

    boolean surelyValid(SnappedRings rings) {
        if (rings.size() == 3) return true;
        if (rings.count() == 1 && rings.size() <= FEW) return isStar(rings) || oneRingApart(rings);
        link(rings);
        boolean apart = rings.size() <= FEW ? allPairsApart(rings) : sweptPairsApart(rings);
        return apart && (rings.count() == 1 || nested(rings));
    }

    private void link(SnappedRings rings) {
        if (next.length < rings.size()) next = new int[2 * rings.size()];
        for (int ring = 0; ring < rings.count(); ring++) {
            for (int i = rings.begin(ring); i < rings.end(ring); i++) next[i] = i + 1;
            next[rings.end(ring) - 1] = rings.begin(ring);
        }
    }

    /**
     * True when all positions of a ring are seen from their middle one after the other to the same side and in one turn, so that it cannot
     * meet itself. That takes no pairs, and most buildings are so.
     */
    private static boolean isStar(SnappedRings rings) {
        int size = rings.size();
        int middleX = 0;
        int middleY = 0;
        for (int i = 0; i < size; i++) {
            middleX += rings.x(i);
            middleY += rings.y(i);
        }
        middleX /= size;
        middleY /= size;
        int x = rings.x(size - 1) - middleX;
        int y = rings.y(size - 1) - middleY;
        int side = 0;
        int halfTurns = 0;
        for (int i = 0; i < size; i++) {
            int nextX = rings.x(i) - middleX;
            int nextY = rings.y(i) - middleY;
            int turn = Integer.signum(x * nextY - y * nextX);
            if (turn == 0 || turn == -side) return false;
            side = turn;
            if (y < 0 != nextY < 0) halfTurns++;
            x = nextX;
            y = nextY;
        }
        return halfTurns == 2;
    }

    /** Compares every pair of one ring of few segments, of which segment i begins at position i. */
    private static boolean oneRingApart(SnappedRings rings) {
        int last = rings.size() - 1;
        for (int i = 2; i <= last; i++) {
            int end = i == last ? 0 : i + 1;
            // The last segment meets the first at its end.
            for (int j = i == last ? 1 : 0; j < i - 1; j++) if (meet(rings, i, end, j, j + 1)) return false;
        }
        return true;
    }

    private boolean allPairsApart(SnappedRings rings) {
        for (int i = 1; i < rings.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (meet(rings, i, j)) return false;
            }
        }
        return true;
    }

    private boolean sweptPairsApart(SnappedRings rings) {
        int size = rings.size();
        if (order.length < size) order = new long[2 * size];
        for (int i = 0; i < size; i++) order[i] = ((long) west(rings, i) << 32) | i;
        Arrays.sort(order, 0, size);
        int open = 0;
        for (int k = 0; k < size; k++) {
            int segment = (int) order[k];
            int west = (int) (order[k] >> 32);
            int kept = 0;
            for (int a = 0; a < open; a++) {
                int other = active[a];
                if (Math.max(rings.x(other), rings.x(next[other])) < west) continue;
                if (meet(rings, segment, other)) return false;
                active[kept++] = other;
            }
            open = kept;
            if (open == active.length) active = Arrays.copyOf(active, 2 * open);
            active[open++] = segment;
        }
        return true;
    }

    private int west(SnappedRings rings, int segment) {
        return Math.min(rings.x(segment), rings.x(next[segment]));
    }

    /** True when two segments have a point in common, other than neighbours that share one end. */
    private boolean meet(SnappedRings rings, int i, int j) {
        int i2 = next[i];
        int j2 = next[j];
        return i2 != j && j2 != i && meet(rings, i, i2, j, j2);
    }

    private static boolean meet(SnappedRings rings, int i, int i2, int j, int j2) {
        int ax = rings.x(i);
        int bx = rings.x(i2);
        int cx = rings.x(j);
        int dx = rings.x(j2);
        if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
        int ay = rings.y(i);
        int by = rings.y(i2);
        int cy = rings.y(j);
        int dy = rings.y(j2);
        if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
        return !sameSide(ax, ay, bx, by, cx, cy, dx, dy) && !sameSide(cx, cy, dx, dy, ax, ay, bx, by);
    }

    /** True when c and d lie strictly on one side of the line through a and b. */
    private static boolean sameSide(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy) {
        int c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        int d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
        return (c > 0 && d > 0) || (c < 0 && d < 0);
    }

    /** Given that no rings meet: every shell lies in no polygon, every hole in just one. */
    private static boolean nested(SnappedRings rings) {
        for (int i = 0; i < rings.count(); i++) {
            int around = 0;
            int x = rings.x(rings.begin(i));
            int y = rings.y(rings.begin(i));
            for (int j = 0; j < rings.count(); j++) {
                if (j != i && rings.contains(j, x, y)) around += rings.isShell(j) ? 1 : -1;
            }
            if (around != (rings.isShell(i) ? 0 : 1)) return false;
        }
        return true;
    }
}

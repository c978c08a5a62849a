package org.songhua.demo.internal.shape;

import java.util.Arrays;

/** Links half-edges around vertices and faces. */
final class HalfEdges {
    private HalfEdges() {}

    /**
     * {@return for each half-edge the one after it around the face on its left: at its end the one next to its opposite
     * in clockwise order}
     *
     * @param x place of the vertices in decimetres
     * @param y likewise
     * @param origin vertex that each half-edge leaves
     */
    static int[] link(int[] x, int[] y, int[] origin) {
        int[] start = new int[x.length + 1];
        for (int v : origin) start[v + 1]++;
        for (int v = 0; v < x.length; v++) start[v + 1] += start[v];
        int[] fill = Arrays.copyOf(start, x.length);
        int[] around = new int[origin.length];
        for (int h = 0; h < origin.length; h++) around[fill[origin[h]]++] = h;
        int[] next = new int[origin.length];
        for (int v = 0; v < x.length; v++) {
            sortByAngle(around, start[v], start[v + 1], x, y, origin);
            linkAround(around, start[v], start[v + 1], next);
        }
        return next;
    }

    private static void linkAround(int[] around, int from, int to, int[] next) {
        for (int i = from; i < to; i++) {
            int before = around[i == from ? to - 1 : i - 1];
            next[around[i] ^ 1] = before;
        }
    }

    /** Insertion sort, for few meet at a vertex. */
    private static void sortByAngle(int[] around, int from, int to, int[] x, int[] y, int[] origin) {
        for (int i = from + 1; i < to; i++) {
            int h = around[i];
            int j = i - 1;
            while (j >= from && turnsFurther(around[j], h, x, y, origin)) {
                around[j + 1] = around[j];
                j--;
            }
            around[j + 1] = h;
        }
    }

    /** {@return whether direction a comes after direction b, anticlockwise from east} */
    private static boolean turnsFurther(int a, int b, int[] x, int[] y, int[] origin) {
        long ax = (long) x[origin[a ^ 1]] - x[origin[a]];
        long ay = (long) y[origin[a ^ 1]] - y[origin[a]];
        long bx = (long) x[origin[b ^ 1]] - x[origin[b]];
        long by = (long) y[origin[b ^ 1]] - y[origin[b]];
        boolean aSouth = ay < 0 || (ay == 0 && ax < 0);
        boolean bSouth = by < 0 || (by == 0 && bx < 0);
        if (aSouth != bSouth) return aSouth;
        return ax * by - ay * bx < 0;
    }

    /** Numbers the faces in order of their least half-edge and returns how many there are. */
    static int label(int[] next, int[] face) {
        Arrays.fill(face, -1);
        int count = 0;
        for (int h = 0; h < next.length; h++) {
            if (face[h] >= 0) continue;
            for (int walk = h; face[walk] < 0; walk = next[walk]) face[walk] = count;
            count++;
        }
        return count;
    }
}

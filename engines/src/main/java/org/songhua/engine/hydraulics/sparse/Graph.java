package org.songhua.engine.hydraulics.sparse;

import java.util.Arrays;

/** Neighbours of each unknown, both ways, ascending, without repetition, as arrays. */
final class Graph {
    private final int[] pointers;
    private final int[] neighbours;

    private Graph(int[] pointers, int[] neighbours) {
        this.pointers = pointers;
        this.neighbours = neighbours;
    }

    /** {@return where the neighbours of each begin, one more than unknowns; the array itself} */
    int[] pointers() {
        return pointers;
    }

    /** {@return neighbours of all; the array itself} */
    int[] neighbours() {
        return neighbours;
    }

    static Graph of(int size, int[] first, int[] second) {
        var count = new int[size + 1];
        for (int k = 0; k < first.length; k++) {
            if (!isEntry(first[k], second[k])) continue;
            count[first[k] + 1]++;
            count[second[k] + 1]++;
        }
        for (int i = 0; i < size; i++) count[i + 1] += count[i];
        return unique(count, fill(count, first, second));
    }

    private static boolean isEntry(int a, int b) {
        return a >= 0 && b >= 0 && a != b;
    }

    private static int[] fill(int[] pointers, int[] first, int[] second) {
        int[] at = pointers.clone();
        var all = new int[pointers[pointers.length - 1]];
        for (int k = 0; k < first.length; k++) {
            if (!isEntry(first[k], second[k])) continue;
            all[at[first[k]]++] = second[k];
            all[at[second[k]]++] = first[k];
        }
        return all;
    }

    private static Graph unique(int[] pointers, int[] all) {
        var kept = new int[pointers.length];
        int write = 0;
        for (int i = 0; i + 1 < pointers.length; i++) {
            Arrays.sort(all, pointers[i], pointers[i + 1]);
            kept[i] = write;
            for (int k = pointers[i]; k < pointers[i + 1]; k++) {
                if (k == pointers[i] || all[k] != all[k - 1]) all[write++] = all[k];
            }
        }
        kept[pointers.length - 1] = write;
        return new Graph(kept, Arrays.copyOf(all, write));
    }
}

package org.songhua.engine.hydraulics.trace;

import java.util.Arrays;

/** Sets of numbers that are joined one after another (union-find with path halving). */
final class DisjointSets {
    private final int[] parents;

    DisjointSets(int count) {
        parents = new int[count];
        for (int i = 0; i < count; i++) parents[i] = i;
    }

    int root(int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        // The smaller number stays the root, so that the result does not depend on the order of joining.
        if (first < second) parents[second] = first;
        else parents[first] = second;
    }

    /** {@return for each number that of its set; sets are numbered by their first members} */
    int[] numbered() {
        var numbers = new int[parents.length];
        Arrays.fill(numbers, -1);
        int next = 0;
        for (int i = 0; i < parents.length; i++) {
            int root = root(i);
            if (numbers[root] < 0) numbers[root] = next++;
            numbers[i] = numbers[root];
        }
        return numbers;
    }
}

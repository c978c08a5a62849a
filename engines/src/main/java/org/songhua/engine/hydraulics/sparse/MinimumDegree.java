package org.songhua.engine.hydraulics.sparse;

import java.util.Arrays;

/**
 * Order in which to eliminate the unknowns of a sparse symmetric system so that little fills in: approximate minimum
 * degree on a quotient graph (Amestoy, Davis and Duff 1996), with element absorption, mass elimination and merging of
 * indistinguishable unknowns, all on arrays. Time is about proportional to the entries of the factor.
 */
final class MinimumDegree {
    private static final int NONE = -1;

    private final int n;
    /** Lists of unknowns: first the elements, then the neighbours; of elements: the unknowns. */
    private int[] lists;

    private int used;
    private final int[] start;
    private final int[] elements;
    private final int[] length;
    /** Weight of a principal unknown, 0 of a merged or eliminated one. */
    private final int[] weight;

    private final int[] degree;
    private final boolean[] isElement;
    private final int[] head;
    private final int[] next;
    private final int[] previous;
    private int lowest;
    /** Membership in the new element. */
    private final int[] mark;
    /** Weight of an element outside the new one, plus the tag. */
    private final int[] outside;

    private int tag;
    private final int[] mergedFirst;
    private final int[] mergedNext;
    private final int[] hashHead;
    private final int[] hashNext;
    private final int[] hashOf;
    private final int[] stamps;
    private int stampTag;
    /** Of the unknown being updated: estimated degree outside the new element, and its hash. */
    private long sum;

    private long hash;
    private int eliminated;

    private MinimumDegree(int[] pointers, int[] neighbours) {
        n = pointers.length - 1;
        lists = Arrays.copyOf(neighbours, Math.max(16, neighbours.length * 2));
        used = neighbours.length;
        start = Arrays.copyOf(pointers, n);
        elements = new int[n];
        length = new int[n];
        weight = new int[n];
        degree = new int[n];
        isElement = new boolean[n];
        head = new int[n + 1];
        next = new int[n];
        previous = new int[n];
        mark = new int[n];
        outside = new int[n];
        mergedFirst = new int[n];
        mergedNext = new int[n];
        hashHead = new int[n + 1];
        hashNext = new int[n];
        hashOf = new int[n];
        stamps = new int[n];
        begin(pointers);
    }

    /**
     * Orders the unknowns.
     *
     * @param pointers where the neighbours of each unknown begin, one more than unknowns
     * @param neighbours of all unknowns, both ways, without the unknown itself and without repetition
     * @return the unknowns in the order of elimination
     */
    static int[] order(int[] pointers, int[] neighbours) {
        return new MinimumDegree(pointers, neighbours).run();
    }

    private void begin(int[] pointers) {
        Arrays.fill(head, NONE);
        Arrays.fill(mark, NONE);
        Arrays.fill(mergedFirst, NONE);
        Arrays.fill(hashHead, NONE);
        Arrays.fill(weight, 1);
        for (int i = 0; i < n; i++) {
            length[i] = pointers[i + 1] - pointers[i];
            degree[i] = length[i];
        }
        for (int i = n - 1; i >= 0; i--) insert(i);
    }

    private int[] run() {
        var order = new int[n];
        int filled = 0;
        while (filled < n) {
            int pivot = takeLowest();
            eliminate(pivot);
            filled = emit(pivot, order, filled);
            eliminated = filled;
        }
        return order;
    }

    /** Writes the pivot and all that was merged with it. */
    private int emit(int root, int[] order, int at) {
        int filled = at;
        order[filled++] = root;
        for (int done = at; done < filled; done++) {
            for (int m = mergedFirst[order[done]]; m != NONE; m = mergedNext[m]) order[filled++] = m;
        }
        return filled;
    }

    private void insert(int i) {
        int d = Math.min(degree[i], n);
        previous[i] = NONE;
        next[i] = head[d];
        if (head[d] != NONE) previous[head[d]] = i;
        head[d] = i;
        if (d < lowest) lowest = d;
    }

    private void remove(int i) {
        if (previous[i] != NONE) next[previous[i]] = next[i];
        else head[Math.min(degree[i], n)] = next[i];
        if (next[i] != NONE) previous[next[i]] = previous[i];
    }

    private int takeLowest() {
        while (head[lowest] == NONE) lowest++;
        int pivot = head[lowest];
        remove(pivot);
        return pivot;
    }

    private void eliminate(int pivot) {
        int from = gather(pivot);
        int to = used;
        int elementWeight = weigh(from, to);
        countOutside(from, to);
        for (int k = from; k < to; k++) update(lists[k], pivot, elementWeight);
        merge(from, to);
        close(pivot, from, to);
    }

    /** Makes the new element: all principal unknowns the pivot meets, by itself or through elements, which it absorbs. */
    private int gather(int pivot) {
        int from = used;
        mark[pivot] = pivot;
        int end = start[pivot] + length[pivot];
        for (int k = start[pivot]; k < end; k++) {
            int entry = lists[k];
            if (k < start[pivot] + elements[pivot]) gatherElement(entry, pivot);
            else gatherUnknown(entry, pivot);
        }
        return from;
    }

    private void gatherElement(int element, int pivot) {
        if (!isElement[element]) return;
        int end = start[element] + length[element];
        for (int k = start[element]; k < end; k++) gatherUnknown(lists[k], pivot);
        isElement[element] = false;
    }

    private void gatherUnknown(int i, int pivot) {
        if (weight[i] == 0 || mark[i] == pivot) return;
        mark[i] = pivot;
        if (used == lists.length) lists = Arrays.copyOf(lists, used * 2);
        lists[used++] = i;
        remove(i);
    }

    private int weigh(int from, int to) {
        int sum = 0;
        for (int k = from; k < to; k++) sum += weight[lists[k]];
        return sum;
    }

    private void countOutside(int from, int to) {
        tag += n + 1;
        if (tag > Integer.MAX_VALUE - 2 * n - 2) {
            Arrays.fill(outside, 0);
            tag = n + 1;
        }
        for (int k = from; k < to; k++) {
            int i = lists[k];
            for (int e = start[i]; e < start[i] + elements[i]; e++) countOutsideOf(lists[e], weight[i]);
        }
    }

    private void countOutsideOf(int element, int of) {
        if (!isElement[element]) return;
        if (outside[element] < tag) outside[element] = degree[element] + tag;
        outside[element] -= of;
    }

    /** Shortens the lists of one unknown of the new element and estimates its degree anew. */
    private void update(int i, int pivot, int elementWeight) {
        hash = pivot;
        sum = 0;
        int neighboursFrom = start[i] + elements[i];
        int kept = keepElements(i);
        int neighbours = keepNeighbours(neighboursFrom, start[i] + length[i], start[i] + kept, pivot);
        // The new element takes the first slot of the neighbours; at least one entry has fallen away before.
        int slot = start[i] + kept;
        if (neighbours > 0) lists[slot + neighbours] = lists[slot];
        lists[slot] = pivot;
        elements[i] = kept + 1;
        length[i] = kept + 1 + neighbours;
        long bound = Math.min(degree[i], sum) + elementWeight - weight[i];
        degree[i] = (int) Math.min(n - eliminated - weight[i], bound);
        hashOf[i] = (int) (hash % (n + 1L));
        if (sum == 0) absorb(i, pivot);
    }

    private int keepElements(int i) {
        int kept = 0;
        for (int k = start[i]; k < start[i] + elements[i]; k++) {
            int e = lists[k];
            if (isElement[e] && outside[e] <= tag) isElement[e] = false;
            if (!isElement[e]) continue;
            lists[start[i] + kept++] = e;
            sum += outside[e] - tag;
            hash += e;
        }
        return kept;
    }

    private int keepNeighbours(int from, int to, int write, int pivot) {
        int kept = 0;
        for (int k = from; k < to; k++) {
            int j = lists[k];
            if (weight[j] == 0 || mark[j] == pivot) continue;
            lists[write + kept++] = j;
            sum += weight[j];
            hash += j;
        }
        return kept;
    }

    /** Merges an unknown into another, or into the pivot, with which it is eliminated. */
    private void absorb(int i, int into) {
        mergedNext[i] = mergedFirst[into];
        mergedFirst[into] = i;
        weight[into] += weight[i];
        weight[i] = 0;
    }

    /** Merges unknowns of the new element that have the same neighbours. */
    private void merge(int from, int to) {
        for (int k = from; k < to; k++) {
            int i = lists[k];
            if (weight[i] == 0) continue;
            int slot = hashOf[i];
            if (!mergeInto(i, hashHead[slot])) {
                hashNext[i] = hashHead[slot];
                hashHead[slot] = i;
            }
        }
        for (int k = from; k < to; k++) hashHead[hashOf[lists[k]]] = NONE;
    }

    private boolean mergeInto(int i, int first) {
        for (int j = first; j != NONE; j = hashNext[j]) {
            if (length[i] != length[j] || elements[i] != elements[j] || !sameLists(i, j)) continue;
            degree[j] -= weight[i];
            absorb(i, j);
            return true;
        }
        return false;
    }

    private boolean sameLists(int i, int j) {
        stampTag++;
        for (int k = start[i]; k < start[i] + length[i]; k++) stamp(lists[k]);
        for (int k = start[j]; k < start[j] + length[j]; k++) if (!stamped(lists[k])) return false;
        return true;
    }

    private void stamp(int i) {
        stamps[i] = stampTag;
    }

    private boolean stamped(int i) {
        return stamps[i] == stampTag;
    }

    /** Turns the pivot into an element of the unknowns that are still principal, which go back to their lists. */
    private void close(int pivot, int from, int to) {
        int write = from;
        int left = 0;
        for (int k = from; k < to; k++) {
            int i = lists[k];
            if (weight[i] == 0) continue;
            lists[write++] = i;
            left += weight[i];
        }
        start[pivot] = from;
        length[pivot] = write - from;
        used = write;
        degree[pivot] = left;
        isElement[pivot] = left > 0;
        weight[pivot] = 0;
        lowest = Math.max(0, Math.min(lowest, left - 1));
        for (int k = from; k < write; k++) reinsert(lists[k]);
    }

    private void reinsert(int i) {
        degree[i] = Math.max(degree[i], 0);
        insert(i);
    }
}

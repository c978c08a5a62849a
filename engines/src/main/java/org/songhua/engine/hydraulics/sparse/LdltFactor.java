package org.songhua.engine.hydraulics.sparse;

import java.util.Arrays;

/**
 * Factor L D Lᵀ of one symmetric positive definite matrix, made again and again in the same arrays. To use: {@link
 * #clear}, add the matrix to {@link #diagonal()} and {@link #offDiagonal()}, {@link #factor}, then {@link #solve} as often as
 * wanted. For one thread at a time.
 */
public final class LdltFactor {
    private final SymbolicFactor symbolic;
    private final double[] diagonal;
    private final double[] lower;
    /** The column at hand. */
    private final double[] column;
    /** Pivots of the group at hand. */
    private final double[] pivots;
    /** What a group changes below itself, by pairs of rows. */
    private final double[] changes;
    /** Where the program stands. */
    private int next = 0;

    /** An empty matrix of the pattern. */
    public LdltFactor(SymbolicFactor symbolic) {
        this.symbolic = symbolic;
        this.diagonal = new double[symbolic.size()];
        this.lower = new double[symbolic.entries()];
        this.column = new double[symbolic.longest()];
        this.pivots = new double[symbolic.largest()];
        this.changes = new double[symbolic.widest()];
    }

    /** {@return the diagonal by position in the order of elimination, inverted once factored; the array itself} */
    public double[] diagonal() {
        return diagonal;
    }

    /** {@return the entries below the diagonal, by {@link SymbolicFactor#entry}; the array itself} */
    public double[] offDiagonal() {
        return lower;
    }

    /** Sets the matrix to zero. */
    public void clear() {
        Arrays.fill(diagonal, 0);
        Arrays.fill(lower, 0);
    }

    /**
     * Factors the matrix in place, group by group: the columns of a group among themselves, then all they change further on at
     * once, so that each of those entries is found once for the group.
     *
     * @return -1, or the position of the first pivot that is not positive, and then there is no factor
     */
    public int factor() {
        int[] groups = symbolic.groups;
        next = 0;
        int done = 0;
        for (int g = 0; g < groups.length; g += 2) {
            int failed = alone(done, groups[g]);
            if (failed < 0) failed = group(groups[g], groups[g + 1]);
            if (failed >= 0) return failed;
            done = groups[g + 1];
        }
        return alone(done, diagonal.length);
    }

    /** Columns that stand alone. */
    private int alone(int begin, int end) {
        int[] columns = symbolic.columns;
        int[] rows = symbolic.rows;
        int[] program = symbolic.program;
        double[] l = lower;
        double[] d = diagonal;
        int at = next;
        for (int j = begin; j < end; j++) {
            double pivot = d[j];
            if (!(pivot > 0)) return j;
            double inverse = 1 / pivot;
            int last = columns[j + 1];
            for (int a = columns[j]; a < last; a++) {
                double factor = l[a] * inverse;
                d[rows[a]] -= factor * l[a];
                for (int b = a + 1; b < last; b++) l[program[at++]] -= factor * l[b];
                l[a] = factor;
            }
            d[j] = inverse;
        }
        next = at;
        return -1;
    }

    private int group(int begin, int end) {
        for (int k = begin; k < end; k++) if (!column(begin, k)) return k;
        beyond(begin, end);
        scatter(end - 1);
        return -1;
    }

    /** Finishes a column of a group with the earlier ones of the group, four at a time; false when its pivot is not positive. */
    private boolean column(int begin, int k) {
        int from = symbolic.columns[k];
        int length = symbolic.columns[k + 1] - from;
        System.arraycopy(lower, from, column, 0, length);
        int j = begin;
        for (; j + 4 <= k; j += 4) takeFour(j, k, begin, length);
        for (; j < k; j++) takeOne(j, k, begin, length);
        double pivot = diagonal[k];
        if (!(pivot > 0)) return false;
        double inverse = 1 / pivot;
        for (int b = 0; b < length; b++) lower[from + b] = column[b] * inverse;
        pivots[k - begin] = pivot;
        diagonal[k] = inverse;
        return true;
    }

    /** {@return where the rows that follow position k begin in column j of the same group} */
    private int after(int j, int k) {
        return symbolic.columns[j] + k - j;
    }

    private void takeFour(int j, int k, int begin, int length) {
        double[] l = lower;
        double[] c = column;
        int o0 = after(j, k);
        int o1 = after(j + 1, k);
        int o2 = after(j + 2, k);
        int o3 = after(j + 3, k);
        double f0 = l[o0 - 1] * pivots[j - begin];
        double f1 = l[o1 - 1] * pivots[j + 1 - begin];
        double f2 = l[o2 - 1] * pivots[j + 2 - begin];
        double f3 = l[o3 - 1] * pivots[j + 3 - begin];
        diagonal[k] -= f0 * l[o0 - 1] + f1 * l[o1 - 1] + f2 * l[o2 - 1] + f3 * l[o3 - 1];
        for (int b = 0; b < length; b++) c[b] -= f0 * l[o0 + b] + f1 * l[o1 + b] + f2 * l[o2 + b] + f3 * l[o3 + b];
    }

    private void takeOne(int j, int k, int begin, int length) {
        double[] l = lower;
        double[] c = column;
        int o = after(j, k);
        double f = l[o - 1] * pivots[j - begin];
        diagonal[k] -= f * l[o - 1];
        for (int b = 0; b < length; b++) c[b] -= f * l[o + b];
    }

    /** Adds up what the columns of a group change below the group, four columns at a time. */
    private void beyond(int begin, int end) {
        int below = symbolic.columns[end] - symbolic.columns[end - 1];
        Arrays.fill(changes, 0, below * (below + 1) / 2, 0);
        int j = begin;
        for (; j + 4 <= end; j += 4) addFour(j, below, j - begin);
        for (; j < end; j++) addOne(j, below, j - begin);
    }

    private void addFour(int j, int below, int pivot) {
        double[] l = lower;
        double[] u = changes;
        int o0 = symbolic.columns[j + 1] - below;
        int o1 = symbolic.columns[j + 2] - below;
        int o2 = symbolic.columns[j + 3] - below;
        int o3 = symbolic.columns[j + 4] - below;
        int at = 0;
        for (int a = 0; a < below; a++) {
            double f0 = l[o0 + a] * pivots[pivot];
            double f1 = l[o1 + a] * pivots[pivot + 1];
            double f2 = l[o2 + a] * pivots[pivot + 2];
            double f3 = l[o3 + a] * pivots[pivot + 3];
            int shift = at - a;
            for (int b = a; b < below; b++)
                u[shift + b] += f0 * l[o0 + b] + f1 * l[o1 + b] + f2 * l[o2 + b] + f3 * l[o3 + b];
            at += below - a;
        }
    }

    private void addOne(int j, int below, int pivot) {
        double[] l = lower;
        double[] u = changes;
        int o = symbolic.columns[j + 1] - below;
        int at = 0;
        for (int a = 0; a < below; a++) {
            double f = l[o + a] * pivots[pivot];
            int shift = at - a;
            for (int b = a; b < below; b++) u[shift + b] += f * l[o + b];
            at += below - a;
        }
    }

    private void scatter(int last) {
        int[] rows = symbolic.rows;
        int[] program = symbolic.program;
        double[] l = lower;
        double[] u = changes;
        int at = next;
        int pair = 0;
        int end = symbolic.columns[last + 1];
        for (int a = symbolic.columns[last]; a < end; a++) {
            diagonal[rows[a]] -= u[pair++];
            for (int b = a + 1; b < end; b++) l[program[at++]] -= u[pair++];
        }
        next = at;
    }

    /** Replaces the right-hand side, by position, with the solution. */
    public void solve(double[] x) {
        int[] columns = symbolic.columns;
        int[] rows = symbolic.rows;
        double[] l = lower;
        double[] d = diagonal;
        int n = d.length;
        for (int j = 0; j < n; j++) {
            double value = x[j];
            for (int k = columns[j]; k < columns[j + 1]; k++) x[rows[k]] -= l[k] * value;
        }
        for (int j = n - 1; j >= 0; j--) {
            double value = x[j] * d[j];
            for (int k = columns[j]; k < columns[j + 1]; k++) value -= l[k] * x[rows[k]];
            x[j] = value;
        }
    }
}

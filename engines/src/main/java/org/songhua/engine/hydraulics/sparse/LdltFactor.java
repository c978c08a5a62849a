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

    /** An empty matrix of the pattern. */
    public LdltFactor(SymbolicFactor symbolic) {
        this.symbolic = symbolic;
        this.diagonal = new double[symbolic.size()];
        this.lower = new double[symbolic.entries()];
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
     * Factors the matrix in place.
     *
     * @return -1, or the position of the first pivot that is not positive, and then there is no factor
     */
    public int factor() {
        int[] columns = symbolic.columns;
        int[] rows = symbolic.rows;
        int[] program = symbolic.program;
        double[] l = lower;
        double[] d = diagonal;
        int at = 0;
        for (int j = 0; j < d.length; j++) {
            double pivot = d[j];
            if (!(pivot > 0)) return j;
            double inverse = 1 / pivot;
            int end = columns[j + 1];
            for (int a = columns[j]; a < end; a++) {
                double factor = l[a] * inverse;
                d[rows[a]] -= factor * l[a];
                for (int b = a + 1; b < end; b++) l[program[at++]] -= factor * l[b];
                l[a] = factor;
            }
            d[j] = inverse;
        }
        return -1;
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

package org.songhua.engine.renewal;

import java.util.stream.IntStream;

/**
 * Poisson regression with a logarithmic link: log E(count) = offset + x · b. Fitted by Newton steps on the likelihood less a small ridge on all coefficients but the
 * first (iteratively reweighted least squares, McCullagh and Nelder 1989, section 2.5), which keeps columns that say nothing at zero. Immutable once fitted.
 */
public final class PoissonRegression {
    private static final int STEPS = 50;
    private static final double DONE = 1e-9;
    /** No step changes a coefficient by more, so that a bad start cannot overflow. */
    private static final double LARGEST_STEP = 2;

    private static final double LARGEST_LOG = 30;

    private final double[] coefficients;
    private final boolean converged;

    private PoissonRegression(double[] coefficients, boolean converged) {
        this.coefficients = coefficients;
        this.converged = converged;
    }

    /**
     * Fits rows.
     *
     * @param rows values of the columns, the first one 1 for the intercept; all rows of the same length
     * @param counts what was counted, not negative
     * @param offsets logarithms of the exposure
     * @param ridge inverse variance of the coefficients beforehand, positive
     */
    public static PoissonRegression fit(double[][] rows, double[] counts, double[] offsets, double ridge) {
        if (rows.length == 0 || rows.length != counts.length || rows.length != offsets.length)
            throw new IllegalArgumentException("Rows, counts and offsets must be as many, and more than none.");
        if (!(ridge > 0)) throw new IllegalArgumentException("The ridge must be positive.");
        var b = new double[rows[0].length];
        b[0] = start(counts, offsets);
        int[][] filled = filled(rows);
        boolean converged = false;
        for (int step = 0; step < STEPS && !converged; step++)
            converged = step(rows, filled, counts, offsets, ridge, b);
        return new PoissonRegression(b, converged);
    }

    /** The overall rate; of no counts at all a very small one. */
    private static double start(double[] counts, double[] offsets) {
        double sum = 0;
        double exposure = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            exposure += Math.exp(offsets[i]);
        }
        return Math.log(Math.max(sum, 1e-3) / exposure);
    }

    /** Columns of each row that are not zero; most are, as each pipe is of one material. */
    private static int[][] filled(double[][] rows) {
        var filled = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            filled[i] = IntStream.range(0, row.length).filter(k -> row[k] != 0).toArray();
        }
        return filled;
    }

    private static boolean step(
            double[][] rows, int[][] filled, double[] counts, double[] offsets, double ridge, double[] b) {
        int n = b.length;
        var matrix = new double[n][n];
        var right = new double[n];
        for (int i = 0; i < rows.length; i++) add(rows[i], filled[i], counts[i], offsets[i], b, matrix, right);
        for (int k = 0; k < n; k++) {
            // The intercept is all but free.
            double own = k == 0 ? 1e-9 : ridge;
            matrix[k][k] += own;
            right[k] -= own * b[k];
        }
        double[] change = solve(matrix, right);
        double largest = 0;
        for (int k = 0; k < n; k++) {
            b[k] += Math.clamp(change[k], -LARGEST_STEP, LARGEST_STEP);
            largest = Math.max(largest, Math.abs(change[k]));
        }
        return largest < DONE;
    }

    private static void add(
            double[] x, int[] filled, double count, double offset, double[] b, double[][] matrix, double[] right) {
        double log = offset;
        for (int k : filled) log += x[k] * b[k];
        double mean = bounded(log);
        for (int at = 0; at < filled.length; at++) {
            int k = filled[at];
            right[k] += (count - mean) * x[k];
            double weighted = mean * x[k];
            for (int before = 0; before <= at; before++) matrix[k][filled[before]] += weighted * x[filled[before]];
        }
    }

    private static double bounded(double log) {
        return Math.exp(Math.clamp(log, -LARGEST_LOG, LARGEST_LOG));
    }

    private static double mean(double[] x, double offset, double[] b) {
        double log = offset;
        for (int k = 0; k < x.length; k++) log += x[k] * b[k];
        return bounded(log);
    }

    /** Cholesky factor of a symmetric positive definite matrix given by its lower half, in place; then both triangles. */
    private static double[] solve(double[][] a, double[] right) {
        int n = right.length;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) for (int i = j; i < n; i++) a[i][j] -= a[i][k] * a[j][k];
            double pivot = Math.sqrt(a[j][j]);
            for (int i = j; i < n; i++) a[i][j] /= pivot;
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) x[i] -= a[i][k] * x[k];
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) x[i] -= a[k][i] * x[k];
            x[i] /= a[i][i];
        }
        return x;
    }

    /** {@return the coefficients, the intercept first; a copy} */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** {@return true when the last step changed nothing more} */
    public boolean isConverged() {
        return converged;
    }

    /** {@return what is expected to be counted} */
    public double expected(double[] row, double offset) {
        return mean(row, offset, coefficients);
    }
}

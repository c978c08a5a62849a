package org.songhua.engine.regression;

import java.util.Arrays;

/**
 * A straight line through points by the medians of Theil and Sen. Method and limits stand in package.md.
 *
 * @param slope by which it rises for each unit of x
 * @param height at x = 0
 */
public record TheilSen(double slope, double height) {

    /**
     * {@return the line through the first points}
     *
     * @param x places, finite
     * @param y heights, finite
     * @param count how many points count, 1 or more; the work grows with its square
     * @param apart pairs nearer to each other than this say nothing about the slope; above 0
     */
    public static TheilSen through(double[] x, double[] y, int count, double apart) {
        double slope = slope(x, y, count, apart);
        var left = new double[count];
        for (int i = 0; i < count; i++) left[i] = y[i] - slope * x[i];
        return new TheilSen(slope, median(left, count));
    }

    /** {@return the slope alone; 0 when most pairs are nearer to each other than they must be} */
    public static double slope(double[] x, double[] y, int count, double apart) {
        int pairs = count * (count - 1) / 2;
        var slopes = new double[pairs];
        int found = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                double across = x[j] - x[i];
                if (Math.abs(across) >= apart) slopes[found++] = (y[j] - y[i]) / across;
            }
        }
        return found == 0 || 2 * found < pairs ? 0 : median(slopes, found);
    }

    /** {@return the middle of the first numbers, of two middle ones the mean; puts them in order} */
    public static double median(double[] numbers, int count) {
        Arrays.sort(numbers, 0, count);
        int middle = count / 2;
        return count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}

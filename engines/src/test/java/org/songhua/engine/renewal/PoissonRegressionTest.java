package org.songhua.engine.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts by hand and counts drawn from known rates. */
class PoissonRegressionTest {
    private static final double NEXT_TO_NONE = 1e-9;

    /** 6 breaks over exposures of 1 and 2: the rate is 2. */
    @Test
    void withAnInterceptAloneTheRateIsCountsOverExposure() {
        var model =
                PoissonRegression.fit(new double[][] {{1}, {1}}, new double[] {1, 5}, new double[] {0, Math.log(2)}, 1);
        assertThat(model.isConverged()).isTrue();
        assertThat(Math.exp(model.coefficients()[0])).isCloseTo(2, within(1e-6));
        assertThat(model.expected(new double[] {1}, Math.log(10))).isCloseTo(20, within(1e-5));
    }

    /** Two groups of rates 2 and 6: with next to no ridge the factor between them is 3. */
    @Test
    void aGroupGetsTheFactorOfItsRate() {
        var model = PoissonRegression.fit(
                new double[][] {{1, 0}, {1, 0}, {1, 1}}, new double[] {1, 3, 6}, new double[3], NEXT_TO_NONE);
        assertThat(model.coefficients()[0]).isCloseTo(Math.log(2), within(1e-6));
        assertThat(model.coefficients()[1]).isCloseTo(Math.log(3), within(1e-6));
    }

    /** At the end the sum of what is expected is the sum of what was counted: the equation of the intercept. */
    @Test
    void expectedAndCountedAddUpToTheSame() {
        var random = new Random(3);
        var rows = new double[500][];
        var counts = new double[500];
        var offsets = new double[500];
        for (int i = 0; i < 500; i++) {
            rows[i] = new double[] {1, random.nextGaussian(), i % 2};
            counts[i] = poisson(random, 0.7);
            offsets[i] = random.nextDouble();
        }
        var model = PoissonRegression.fit(rows, counts, offsets, 1);
        double expected = 0;
        double counted = 0;
        for (int i = 0; i < 500; i++) {
            expected += model.expected(rows[i], offsets[i]);
            counted += counts[i];
        }
        assertThat(expected).isCloseTo(counted, within(1e-5));
    }

    @Test
    void theCoefficientsThatMadeTheCountsAreFound() {
        long seed = 17;
        var random = new Random(seed);
        double[] truth = {-1, 0.8, -0.5};
        int n = 20_000;
        var rows = new double[n][];
        var counts = new double[n];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[] {1, random.nextGaussian(), random.nextInt(2)};
            counts[i] = poisson(random, Math.exp(truth[0] + truth[1] * rows[i][1] + truth[2] * rows[i][2]));
        }
        double[] found = PoissonRegression.fit(rows, counts, new double[n], 1).coefficients();
        for (int k = 0; k < 3; k++) assertThat(found[k]).as("seed %d", seed).isCloseTo(truth[k], within(0.05));
    }

    /** Knuth's method. */
    static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) count++;
        return Math.max(0, count);
    }

    /** Two columns that are the same, and one that is always zero: the ridge shares the effect out, and nothing breaks. */
    @Test
    void columnsThatSayNothingNewDoNoHarm() {
        var model = PoissonRegression.fit(
                new double[][] {{1, 0, 0, 0}, {1, 1, 1, 0}}, new double[] {100, 300}, new double[2], 1e-6);
        double[] b = model.coefficients();
        assertThat(b[1]).isCloseTo(b[2], within(1e-9));
        assertThat(b[1] + b[2]).isCloseTo(Math.log(3), within(1e-4));
        assertThat(b[3]).isZero();
    }

    @Test
    void aCountOfNoneAtAllGivesASmallRate() {
        var model = PoissonRegression.fit(new double[][] {{1, 0}, {1, 1}}, new double[2], new double[2], 1);
        assertThat(model.expected(new double[] {1, 1}, 0)).isFinite().isBetween(0.0, 1e-3);
    }

    @Test
    void aGroupThatNeverBrokeStaysFinite() {
        var model = PoissonRegression.fit(
                new double[][] {{1, 0}, {1, 0}, {1, 1}}, new double[] {40, 60, 0}, new double[3], 1);
        assertThat(model.expected(new double[] {1, 1}, 0)).isFinite().isLessThan(5);
        assertThat(model.isConverged()).isTrue();
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> PoissonRegression.fit(new double[0][], new double[0], new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PoissonRegression.fit(new double[][] {{1}}, new double[2], new double[1], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PoissonRegression.fit(new double[][] {{1}}, new double[1], new double[1], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

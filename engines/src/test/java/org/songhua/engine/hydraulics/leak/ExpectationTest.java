package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is learned of one channel; hourly blocks from a Monday on. */
class ExpectationTest {
    private static final int WEEKS = 4;
    private static final int BLOCKS = WEEKS * 168;

    private static Residuals residuals(IntToDoubleFunction modelled, IntToDoubleFunction residual) {
        var measured = new double[1][BLOCKS];
        var model = new double[1][BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            model[0][b] = modelled.applyAsDouble(b);
            measured[0][b] = model[0][b] + residual.applyAsDouble(b);
        }
        return new Residuals(0, 3600, List.of("S"), measured, model);
    }

    private static double wave(int block) {
        return 50 - 10 * Math.sin(2 * Math.PI * block / 24) - (block / 24 % 7) / 5.0;
    }

    /** A sensor 0.3 too high, and losses a tenth too small. */
    @Test
    void anErrorInStepWithTheModelIsLearned() {
        Residuals residuals = residuals(ExpectationTest::wave, b -> 0.3 - 0.1 * wave(b));
        Expectation learned = Expectation.learn(residuals, 0, BLOCKS);
        for (int b = 0; b < BLOCKS; b++)
            assertThat(learned.at(residuals, 0, b)).isCloseTo(residuals.of(0, b), within(1e-9));
    }

    /** Half a metre less at seven on workdays only. */
    @Test
    void theTimeOfWeekIsLearned() {
        IntToDoubleFunction usual = b -> b % 24 == 7 && b % 168 < 120 ? -0.5 : 0;
        Residuals residuals = residuals(b -> 50, usual);
        Expectation learned = Expectation.learn(residuals, 0, BLOCKS);
        assertThat(learned.at(residuals, 0, 7)).isCloseTo(-0.5, within(0.03));
        assertThat(learned.at(residuals, 0, 8)).isCloseTo(0, within(0.03));
        assertThat(learned.at(residuals, 0, 5 * 24 + 7)).isCloseTo(0, within(0.03));
    }

    /** One day in twenty is wild; the median does not care. */
    @Test
    void singleWildDaysAreNotLearned() {
        var random = new Random(5);
        Residuals residuals = residuals(b -> 50, b -> b / 24 == 9 ? 5 : 0.02 * random.nextGaussian());
        Expectation learned = Expectation.learn(residuals, 0, BLOCKS);
        // The line is drawn up by 5 / 28 everywhere, and the medians take that away again.
        assertThat(learned.at(residuals, 0, 20 * 24 + 3)).isCloseTo(0, within(0.02));
        assertThat(learned.spread()).isBetween(0.015, 0.025);
    }

    @Test
    void theSpreadIsThatOfTheNoise() {
        var random = new Random(6);
        Residuals residuals = residuals(ExpectationTest::wave, b -> 0.1 * random.nextGaussian());
        Expectation learned = Expectation.learn(residuals, 0, BLOCKS);
        assertThat(learned.spread()).isCloseTo(0.1, within(0.02));
        assertThat(learned.lasting()).isBetween(1.0, 1.3);
        assertThat(learned.spreadOfMean(24)).isCloseTo(0.1 / Math.sqrt(24), within(0.007));
    }

    /** A memory of one half: the variance of a long mean is three times that of independent values. */
    @Test
    void deviationsThatLastAreSeen() {
        var random = new Random(8);
        var last = new double[1];
        Residuals residuals = residuals(b -> 50, b -> last[0] = 0.5 * last[0] + 0.1 * random.nextGaussian());
        assertThat(Expectation.learn(residuals, 0, BLOCKS).lasting()).isBetween(2.2, 3.6);
        assertThat(Expectation.lasting(0.5)).isCloseTo(3, within(1e-12));
    }

    @Test
    void missingValuesAreLeftOut() {
        Residuals residuals = residuals(b -> 50, b -> b % 24 < 12 ? Double.NaN : 0.2);
        Expectation learned = Expectation.learn(residuals, 0, BLOCKS);
        assertThat(learned.at(residuals, 0, 3)).isCloseTo(0.2, within(1e-9));
        Residuals none = residuals(b -> 50, b -> Double.NaN);
        assertThat(Expectation.learn(none, 0, BLOCKS).at(none, 0, 3)).isZero();
        assertThat(Expectation.learn(none, 0, BLOCKS).spread()).isPositive();
    }

    @Test
    void aWeekendNeverSeenIsTakenForAWorkday() {
        Residuals residuals = residuals(b -> 50, b -> b % 24 == 7 ? -0.5 : 0);
        Expectation learned = Expectation.learn(residuals, 0, 4 * 24);
        assertThat(learned.at(residuals, 0, 5 * 24 + 7)).isCloseTo(-0.5, within(0.03));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetween() {
        assertThat(Expectation.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Expectation.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(Expectation.median(new double[0])).isNaN();
    }
}

package org.songhua.engine.hydraulics.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learned of residuals, whatever else is in them. */
class UsualTest {
    private static double[] normal(int count, double mean, double spread, long seed) {
        var random = new Random(seed);
        return random.doubles(count)
                .map(any -> mean + spread * random.nextGaussian())
                .toArray();
    }

    @Test
    void medianAndSpreadOfNormalResidualsAreTheirs() {
        Usual usual = Usual.learn(new double[][] {normal(5000, 0.4, 0.05, 3)}, 0.001);
        assertThat(usual.offset()[0]).isCloseTo(0.4, within(0.003));
        assertThat(usual.spread()[0]).isCloseTo(0.05, within(0.004));
        assertThat(usual.count()).isEqualTo(1);
    }

    /** A third of the values lies 10 below: the median goes to the lower part of the good ones, by less than one spread, and the spread stays of their size. */
    @Test
    void aBurstInTheHistoryHardlyMatters() {
        double[] values = normal(3000, 0, 0.05, 5);
        for (int i = 0; i < 600; i++) values[i] -= 10;
        Usual usual = Usual.learn(new double[][] {values}, 0.001);
        assertThat(usual.offset()[0]).isCloseTo(0, within(0.03));
        assertThat(usual.standardised(new double[] {-10})[0]).isLessThan(-30);
    }

    /** x' = 0.8 x + noise has memory 0.8 and is widened by √(1.8 / 0.2) = 3. */
    @Test
    void memoryWidensTheSpread() {
        var random = new Random(11);
        var values = new double[20_000];
        for (int i = 1; i < values.length; i++) values[i] = 0.8 * values[i - 1] + 0.6 * random.nextGaussian();
        Usual usual = Usual.learn(new double[][] {values}, 0.001);
        assertThat(usual.spread()[0]).as("seed 11").isCloseTo(3, within(0.3));
    }

    @Test
    void whatIsTooLittleOrStandsStill() {
        double[] few = new double[100];
        Arrays.fill(few, Double.NaN);
        IntStream.range(0, Usual.LEAST_VALUES - 1).forEach(i -> few[i] = i);
        double[] still = new double[100];
        Usual usual = Usual.learn(new double[][] {few, still}, 0.02);
        assertThat(usual.offset()[0]).isNaN();
        assertThat(usual.standardised(new double[] {-5, -5})[0]).isNaN();
        assertThat(usual.spread()[1]).as("the resolution").isEqualTo(0.02);
        assertThat(usual.count()).isEqualTo(1);
        assertThat(FallLimit.fallen(new double[] {Double.NaN}, new double[] {Double.NaN}, 3))
                .isEmpty();
    }

    @Test
    void ofAnEvenNumberTheMedianIsBetweenTheMiddleTwo() {
        double[] values = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        assertThat(Usual.learn(new double[][] {values}, 0.1).offset()[0]).isEqualTo(19.5);
    }
}

package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums over values with mean 0 and spread 1. */
class CusumTest {

    /** With slack 1 and values of 3 the sum is 2, 4, 6. */
    @Test
    void theSumGrowsByWhatIsAboveTheSlack() {
        var sum = new Cusum(1, 5);
        assertThat(sum.add(3, 0)).isFalse();
        assertThat(sum.level()).isEqualTo(2);
        assertThat(sum.add(3, 1)).isFalse();
        assertThat(sum.add(3, 2)).isTrue();
        assertThat(sum.level()).isEqualTo(6);
        assertThat(sum.side()).isOne();
    }

    @Test
    void lowValuesCountTheSame() {
        var sum = new Cusum(1, 5);
        for (int k = 0; k < 3; k++) sum.add(-3, k);
        assertThat(sum.isRaised()).isTrue();
        assertThat(sum.side()).isEqualTo(-1);
    }

    /** It falls back to zero at 10, and leaves it at 11. */
    @Test
    void theChangeBeganWhenTheSumLeftZero() {
        var sum = new Cusum(0.5, 5);
        for (int k = 0; k < 11; k++) sum.add(k == 5 ? 1 : -0.1, k);
        for (int k = 11; k < 15; k++) sum.add(3, k);
        assertThat(sum.isRaised()).isTrue();
        assertThat(sum.since()).isEqualTo(11);
    }

    /** A single value counts 4 at most: less than any usual limit. */
    @Test
    void oneBadReadingAloneRaisesNothing() {
        var sum = new Cusum(0.5, 5);
        assertThat(sum.add(1e9, 0)).isFalse();
        assertThat(sum.level()).isEqualTo(3.5);
    }

    @Test
    void missingValuesLeaveTheSumAsItIs() {
        var sum = new Cusum(1, 3);
        sum.add(3, 0);
        assertThat(sum.add(Double.NaN, 1)).isFalse();
        assertThat(sum.level()).isEqualTo(2);
        sum.add(3, 2);
        assertThat(sum.add(Double.NaN, 3)).isTrue();
    }

    @Test
    void afterAResetItBeginsAnew() {
        var sum = new Cusum(1, 3);
        for (int k = 0; k < 3; k++) sum.add(3, k);
        sum.reset();
        assertThat(sum.isRaised()).isFalse();
        assertThat(sum.level()).isZero();
    }

    @Test
    void slackAndLimitMustBePositive() {
        assertThatThrownBy(() -> new Cusum(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cusum(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Tables of the two-sided run length: 465 for slack 0.5 and limit 5, 168 for limit 4 (Montgomery, Introduction to Statistical Quality
     * Control, table 9.3); Siegmund's formula gives 469 and 169.
     */
    @Test
    void theRunLengthIsThatOfTheTables() {
        assertThat(Cusum.runLength(0.5, 5)).isCloseTo(465, within(10.0));
        assertThat(Cusum.runLength(0.5, 4)).isCloseTo(168, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 100", "0.5, 370", "0.75, 5000", "1, 1e6", "2, 1e9"})
    void theLimitGivesTheRunLength(double slack, double runLength) {
        double limit = Cusum.limitFor(slack, runLength);
        assertThat(Cusum.runLength(slack, limit) / runLength).isCloseTo(1, within(1e-6));
    }

    /** False alarms on normal noise: their number in 400,000 values is what was asked for, within a fifth. */
    @ParameterizedTest
    @CsvSource({"0.25, 300", "0.5, 500", "0.75, 1000", "1, 2000"})
    void onNoiseAloneFalseAlarmsAreAsRareAsAskedFor(double slack, double runLength) {
        int seed = 7;
        var random = new Random(seed);
        var sum = new Cusum(slack, Cusum.limitFor(slack, runLength));
        int alarms = 0;
        int values = 400_000;
        for (int k = 0; k < values; k++) {
            if (!sum.add(random.nextGaussian(), k)) continue;
            alarms++;
            sum.reset();
        }
        double expected = values / runLength;
        assertThat((double) alarms).as("seed %d", seed).isBetween(0.8 * expected, 1.2 * expected);
    }

    /** A shift by twice the slack is found after about limit / slack values, on average. */
    @Test
    void aShiftIsFoundSoon() {
        var random = new Random(11);
        double limit = Cusum.limitFor(0.5, 10_000);
        int waited = 0;
        for (int trial = 0; trial < 200; trial++) {
            var sum = new Cusum(0.5, limit);
            int k = 0;
            while (!sum.add(1 + random.nextGaussian(), k)) k++;
            waited += k + 1;
        }
        assertThat(waited / 200.0).isBetween(0.8 * limit / 0.5, 1.3 * limit / 0.5);
    }
}

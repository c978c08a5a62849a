package org.songhua.engine.hydraulics.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** False alarms are as rare as asked for. */
class FallLimitTest {
    private static final int STEP_S = 300;
    private static final double STEPS_PER_YEAR = 365.25 * 86_400 / STEP_S;

    /** Values of the normal distribution's table. */
    @Test
    void theTailIsThatOfTheTable() {
        assertThat(FallLimit.tail(0)).isCloseTo(0.5, within(1e-9));
        assertThat(FallLimit.tail(1.6448536)).isCloseTo(0.05, within(1e-8));
        assertThat(FallLimit.tail(3)).isCloseTo(1.349898e-3, within(1e-9));
        assertThat(FallLimit.tail(5)).isCloseTo(2.866516e-7, within(1e-12));
        assertThat(FallLimit.beyond(1.349898e-3)).isCloseTo(3, within(1e-6));
    }

    /** One a year over 90 sensors: n p² = 1 / 105,192 a step, so p = 3.25e-4 and the limit is 3.41. */
    @Test
    void theLimitFollowsFromTheFalseAlarmsOfAYear() {
        assertThat(FallLimit.limit(90, STEP_S, 1)).isCloseTo(3.41, within(0.01));
        assertThat(FallLimit.limit(90, STEP_S, 10)).isLessThan(FallLimit.limit(90, STEP_S, 1));
        assertThat(FallLimit.limit(900, STEP_S, 1)).isGreaterThan(FallLimit.limit(90, STEP_S, 1));
        assertThat(FallLimit.limit(1, STEP_S, 1e9)).as("never below the middle").isCloseTo(0, within(1e-6));
    }

    /** 2000 a year are asked for over ten years of noise at 20 sensors, and about 20,000 come. */
    @Test
    void falseAlarmsOnNoiseAreAsManyAsStated() {
        int sensors = 20;
        double asked = 2000;
        double limit = FallLimit.limit(sensors, STEP_S, asked);
        var random = new Random(7);
        double[] before = noise(sensors, random);
        long alarms = 0;
        long steps = (long) (10 * STEPS_PER_YEAR / 10);
        for (long i = 0; i < steps; i++) {
            double[] now = noise(sensors, random);
            alarms += FallLimit.fallen(before, now, limit).size();
            before = now;
        }
        double expected = asked * steps / STEPS_PER_YEAR;
        assertThat((double) alarms).as("seed 7, expected %s", expected).isCloseTo(expected, within(0.1 * expected));
    }

    private static double[] noise(int sensors, Random random) {
        return random.doubles(sensors).map(any -> random.nextGaussian()).toArray();
    }

    @Test
    void aSingleWrongReadingIsNoAlarmAndAMissingOneNeither() {
        assertThat(FallLimit.fallen(new double[] {0, -9, -9, -4}, new double[] {-9, 0, Double.NaN, -4}, 3))
                .containsExactly(3);
        assertThat(FallLimit.fallen(new double[] {9}, new double[] {9}, 3))
                .as("a rise")
                .isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> FallLimit.limit(0, 300, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FallLimit.limit(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FallLimit.limit(1, 300, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;

/** Where numbers first reach and last leave a threshold, by hand and against a look at every reading. */
class A08_StaircaseTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final long NONE = CellBounds.NONE;

    private static Staircase packed(Readings readings) {
        long from_us = readings.time(0);
        long until_us = readings.time(readings.size() - 1);
        return Staircase.of(Staircase.of(readings).toBytes(from_us, until_us), from_us, until_us);
    }

    /** A number a minute, beginning at minute 0. */
    private static Readings minutes(double... values) {
        var times = new long[values.length];
        Arrays.setAll(times, minute -> minute(minute));
        return Readings.of(times, values);
    }

    private static long minute(long number) {
        return number * 60_000_000;
    }

    @Test
    void six_numbers_by_hand() {
        Staircase stairs = packed(minutes(5, 3.5, 8, 2, 9, 4));

        assertThat(stairs.first(8, INFINITY, 0, minute(6))).isEqualTo(minute(2));
        assertThat(stairs.first(8.01, INFINITY, 0, minute(6))).isEqualTo(minute(4));
        assertThat(stairs.first(9.01, INFINITY, 0, minute(6))).isEqualTo(NONE);
        assertThat(stairs.first(-INFINITY, 3.5, 0, minute(6))).isEqualTo(minute(1));
        assertThat(stairs.first(-INFINITY, 3, 0, minute(6))).isEqualTo(minute(3));
        assertThat(stairs.last(8, INFINITY, 0, minute(6))).isEqualTo(minute(4));
        assertThat(stairs.last(-INFINITY, 3, 0, minute(6))).isEqualTo(minute(3));
        assertThat(stairs.last(-INFINITY, 5, 0, minute(6))).isEqualTo(minute(5));
    }

    @Test
    void a_window_cuts_what_is_told() {
        Staircase stairs = packed(minutes(5, 3.5, 8, 2, 9, 4));

        assertThat(stairs.first(8, INFINITY, minute(1), minute(6))).isEqualTo(minute(2));
        assertThat(stairs.first(8, INFINITY, minute(3), minute(6)))
                .as("not before the window")
                .isEqualTo(minute(3));
        assertThat(stairs.first(8, INFINITY, minute(5), minute(6)))
                .as("the last one lies before the window")
                .isEqualTo(NONE);
        assertThat(stairs.first(8, INFINITY, 0, minute(2))).isEqualTo(NONE);
        assertThat(stairs.last(8, INFINITY, 0, minute(2))).isEqualTo(NONE);
        assertThat(stairs.last(8, INFINITY, minute(5), minute(6))).isEqualTo(NONE);
        assertThat(stairs.last(8, INFINITY, 0, minute(4))).isEqualTo(minute(4) - 1);
    }

    @Test
    void readings_without_a_number_stand_for_none() {
        var none = new Readings(
                new long[] {minute(0), minute(1)},
                new double[2],
                new int[] {Readings.NO_NUMBER, Readings.NO_NUMBER},
                null,
                new long[0][],
                2);

        assertThat(packed(none).first(-INFINITY, INFINITY, 0, minute(9))).isEqualTo(NONE);
        assertThat(packed(none).last(-INFINITY, INFINITY, 0, minute(9))).isEqualTo(NONE);
    }

    @Test
    void of_numbers_that_only_grow_the_greatest_stay_exact_and_the_others_are_not_told_too_late() {
        var values = new double[1000];
        Arrays.setAll(values, i -> i);
        Staircase stairs = packed(minutes(values));

        for (int least = 1000 - Staircase.STEPS_MAX / 2; least < 1000; least++)
            assertThat(stairs.first(least, INFINITY, 0, minute(1000))).isEqualTo(minute(least));
        for (int least = 0; least < 1000 - Staircase.STEPS_MAX / 2; least++)
            assertThat(stairs.first(least, INFINITY, 0, minute(1000))).isBetween(minute(least - 62), minute(least));
        assertThat(Staircase.of(minutes(values)).toBytes(0, minute(999))).hasSizeLessThan(300);
    }

    @Test
    void any_readings_and_any_bounds_against_a_look_at_each() {
        var random = new Random(SEED);
        int exact = 0;
        for (int i = 0; i < 3000; i++) {
            Readings readings = RandomReadings.any(random);
            Staircase stairs = packed(readings);
            double least = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : bound(random, readings);
            double greatest = random.nextBoolean() ? INFINITY : bound(random, readings);
            long from_us = random.nextBoolean() ? Long.MIN_VALUE + 1 : time(random, readings);
            long until_us = random.nextBoolean() ? Long.MAX_VALUE : time(random, readings);
            if (from_us < until_us && check(readings, stairs, least, greatest, from_us, until_us)) exact++;
        }
        assertThat(exact).isGreaterThan(400);
    }

    private static double bound(Random random, Readings readings) {
        double value = readings.value(random.nextInt(readings.size()));
        return random.nextInt(3) == 0 ? value + 0.001 : value;
    }

    private static long time(Random random, Readings readings) {
        return readings.time(random.nextInt(readings.size())) + random.nextInt(3) - 1;
    }

    /** {@return whether it was to be exact, and some number was there} */
    private static boolean check(
            Readings readings, Staircase stairs, double least, double greatest, long from_us, long until_us) {
        long first = NONE;
        long last = NONE;
        for (int at = 0; at < readings.size(); at++) {
            boolean isInSpan = readings.time(at) >= from_us && readings.time(at) < until_us;
            double value = readings.value(at);
            if (!isInSpan || !readings.isNumber(at) || value < least || value > greatest) continue;
            if (first == NONE) first = readings.time(at);
            last = readings.time(at);
        }
        long saidFirst = stairs.first(least, greatest, from_us, until_us);
        long saidLast = stairs.last(least, greatest, from_us, until_us);
        boolean isOneSided = least == Double.NEGATIVE_INFINITY || greatest == INFINITY;
        boolean isWhole = from_us < readings.time(0) && until_us == Long.MAX_VALUE;
        boolean isExact = isOneSided && isWhole && readings.size() <= Staircase.STEPS_MAX;
        if (isExact) assertThat(saidFirst).isEqualTo(first);
        if (isExact) assertThat(saidLast).isEqualTo(last);
        if (first == NONE) return false;
        assertThat(saidFirst).isBetween(from_us, first);
        assertThat(saidLast).isBetween(last, until_us - 1);
        return isExact || (isOneSided && isWhole && saidFirst == first && saidLast == last);
    }

    @Test
    void damaged_records_are_a_fault_or_other_records() {
        var random = new Random(SEED);
        byte[] whole = Staircase.of(minutes(5, 3.5, 8, 2, 9, 4)).toBytes(0, minute(5));
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = RandomReadings.damage(whole, random);
            try {
                Staircase.of(damaged, 0, minute(5));
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).isEqualTo("SERIES-001");
            }
        }
        assertThatThrownBy(() -> Staircase.of(new byte[] {9}, 0, 1)).isInstanceOf(FaultException.class);
    }

    @Test
    void a_step_is_told_when_all_are_equal() {
        assertThat(minutes(1, 2, 3).step_us()).isEqualTo(minute(1));
        assertThat(minutes(1).step_us()).isZero();
        assertThat(Readings.of(new long[] {0, 5, 11}, new double[3]).step_us()).isZero();
        assertThat(Readings.of(new long[] {7, 7}, new double[2]).step_us()).isZero();
        assertThat(Readings.of(new long[] {Long.MIN_VALUE / 2, Long.MAX_VALUE / 2}, new double[2])
                        .step_us())
                .as("too far to count with")
                .isZero();
    }
}

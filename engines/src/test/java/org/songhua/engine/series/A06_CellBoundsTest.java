package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where numbers within bounds may lie, against a look at every reading: never behind the first one, and beyond a threshold never a cell before it. */
class A06_CellBoundsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final long START_US = 1_790_812_800_000_000L;

    @Test
    void the_first_and_the_last_within_bounds_lie_where_the_cells_say() {
        var random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            Readings readings = readings(random);
            CellSums sums = CellSums.of(readings).orElseThrow();
            CellBounds bounds = CellBounds.of(sums.toBytes());
            double least = random.nextInt(130) - 10;
            double greatest = random.nextBoolean() ? Double.POSITIVE_INFINITY : least + random.nextInt(30);
            long end_us = readings.time(readings.size() - 1) + 1;
            long from_us = random.nextBoolean() ? START_US : random.nextLong(START_US, end_us);
            long until_us = random.nextBoolean() ? end_us : random.nextLong(from_us + 1, end_us + 1);
            check(readings, bounds, least, greatest, from_us, until_us, sums.length_us());
        }
    }

    private static void check(
            Readings readings,
            CellBounds bounds,
            double least,
            double greatest,
            long from_us,
            long until_us,
            long cell) {
        long first = CellBounds.NONE;
        long last = CellBounds.NONE;
        for (int at = 0; at < readings.size(); at++) {
            boolean isInSpan = readings.time(at) >= from_us && readings.time(at) < until_us;
            double value = readings.value(at);
            if (!isInSpan || !readings.isNumber(at) || value < least || value > greatest) continue;
            if (first == CellBounds.NONE) first = readings.time(at);
            last = readings.time(at);
        }
        long saidFirst = bounds.first(least, greatest, from_us, until_us);
        long saidLast = bounds.last(least, greatest, from_us, until_us);
        assertThat(saidFirst == CellBounds.NONE).isEqualTo(saidLast == CellBounds.NONE);
        if (first == CellBounds.NONE) return;
        assertThat(saidFirst).isBetween(from_us, first);
        assertThat(saidLast).isBetween(last, until_us - 1);
        // Between two bounds a cell may have numbers on either side only.
        boolean isSure = greatest == Double.POSITIVE_INFINITY;
        if (isSure && from_us == START_US && until_us > readings.time(readings.size() - 1)) {
            assertThat(first - saidFirst).isLessThan(cell);
            assertThat(saidLast - last).isLessThan(cell);
        }
    }

    /** Numbers from 0 to 99 and some texts, every few seconds or minutes. */
    private static Readings readings(Random random) {
        int size = 40 + random.nextInt(600);
        long step_us = (1 + random.nextInt(200)) * 1_000_000L;
        var times = new long[size];
        var values = new double[size];
        var flags = new int[size];
        for (int i = 0; i < size; i++) {
            times[i] = START_US + i * step_us + random.nextInt(900_000);
            flags[i] = random.nextInt(20) == 0 ? Readings.NO_NUMBER : random.nextInt(3);
            values[i] = (flags[i] & Readings.NO_NUMBER) != 0 ? 0 : random.nextInt(100);
        }
        return new Readings(times, values, flags, null, new long[0][], size);
    }
}

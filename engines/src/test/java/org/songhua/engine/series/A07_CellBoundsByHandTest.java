package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The first and the last time within bounds, exactly as a table of the cells made by hand says it. */
class A07_CellBoundsByHandTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final long START_US = 1_790_812_800_000_000L;

    /** Of each cell, by its begin, the least and the greatest number. */
    private static Map<Long, DoubleSummaryStatistics> cells(Readings readings, long length_us) {
        var cells = new TreeMap<Long, DoubleSummaryStatistics>();
        for (int i = 0; i < readings.size(); i++) {
            if (!readings.isNumber(i)) continue;
            long cell = Math.floorDiv(readings.time(i) - CellSums.OFFSET_US, length_us);
            long begin_us = cell * length_us + CellSums.OFFSET_US;
            cells.computeIfAbsent(begin_us, at -> new DoubleSummaryStatistics()).accept(readings.value(i));
        }
        return cells;
    }

    @Test
    void bounds_are_those_of_the_table() {
        var random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < 1000; i++) {
            Readings readings = readings(random);
            CellSums sums = CellSums.of(readings).orElseThrow();
            CellBounds bounds = CellBounds.of(sums.toBytes());
            double least = random.nextInt(8) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(130) - 10;
            double greatest = random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextInt(130) - 10;
            long end_us = readings.time(readings.size() - 1);
            long from_us = random.nextInt(3) == 0 ? Long.MIN_VALUE : random.nextLong(START_US, end_us);
            long until_us = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextLong(START_US, end_us + 1);
            long first = CellBounds.NONE;
            long last = CellBounds.NONE;
            for (var cell : cells(readings, sums.length_us()).entrySet()) {
                long begin_us = cell.getKey();
                long next_us = begin_us + sums.length_us();
                boolean mayHold =
                        cell.getValue().getMax() >= least && cell.getValue().getMin() <= greatest;
                if (!mayHold || begin_us >= until_us || next_us <= from_us) continue;
                if (first == CellBounds.NONE) first = Math.max(begin_us, from_us);
                last = Math.min(next_us, until_us) - 1;
            }
            assertThat(bounds.first(least, greatest, from_us, until_us)).isEqualTo(first);
            assertThat(bounds.last(least, greatest, from_us, until_us)).isEqualTo(last);
            if (first != CellBounds.NONE) found++;
        }
        assertThat(found).isBetween(100, 950);
    }

    /** Low numbers mostly and a few high ones, with times that nothing was read, and texts. */
    private static Readings readings(Random random) {
        int size = 40 + random.nextInt(400);
        var times = new long[size];
        var values = new double[size];
        var flags = new int[size];
        long at_us = START_US;
        for (int i = 0; i < size; i++) {
            at_us += 1 + random.nextLong(random.nextInt(50) == 0 ? 7_200_000_000L : 60_000_000L);
            times[i] = at_us;
            flags[i] = random.nextInt(20) == 0 ? Readings.NO_NUMBER : 0;
            if (flags[i] == 0) values[i] = random.nextInt(40) == 0 ? 90 + random.nextInt(20) : random.nextInt(60);
        }
        return new Readings(times, values, flags, null, new long[0][], size);
    }
}

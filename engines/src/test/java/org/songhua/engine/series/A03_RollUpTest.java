package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Minutes, hours and days of readings, summed up. */
class A03_RollUpTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Test
    void a_reading_on_the_border_belongs_to_the_later_interval() {
        var minutes = new RollUps(MINUTE, 0);
        minutes.add(Readings.of(new long[] {0, MINUTE - 1, MINUTE}, new double[] {1, 3, 5}), 0, 3);
        assertThat(minutes.list()).containsExactly(new RollUp(0, 2, 1, 3, 4), new RollUp(MINUTE, 1, 5, 5, 5));
    }

    @Test
    void days_begin_where_the_offset_says_also_before_1970() {
        // A day of Chinese time begins at 16:00 UTC of the day before.
        assertThat(RollUps.startOf(0, DAY, -8 * HOUR)).isEqualTo(-8 * HOUR);
        assertThat(RollUps.startOf(16 * HOUR, DAY, -8 * HOUR)).isEqualTo(16 * HOUR);
        assertThat(RollUps.startOf(-9 * HOUR, DAY, -8 * HOUR)).isEqualTo(-32 * HOUR);
    }

    @Test
    void texts_count_for_quality_but_not_for_numbers() {
        int[] flags = {Readings.NO_NUMBER, Readings.NO_NUMBER | 1, 2, 0};
        var readings = new Readings(new long[] {1, 2, 3, 4}, new double[] {9, 9, 5, 7}, flags, null, new long[0][], 4);
        var minutes = new RollUps(MINUTE, 0);
        minutes.add(readings, 0, 4);
        assertThat(minutes.list()).containsExactly(new RollUp(0, 2, 2, 3, 5, 7, 12));
        assertThat(minutes.list().getFirst().mean()).isEqualTo(6);
    }

    @Test
    void an_interval_without_numbers_has_no_mean() {
        var minutes = new RollUps(MINUTE, 0);
        minutes.add(
                new Readings(new long[1], new double[1], new int[] {Readings.NO_NUMBER}, null, new long[0][], 1), 0, 1);
        assertThat(minutes.list().getFirst().mean()).isNaN();
    }

    @Test
    void hours_of_minutes_are_the_hours_of_the_readings() {
        var random = new Random(31);
        Readings readings = readings(random, 5000);
        var minutes = new RollUps(MINUTE, 0);
        minutes.add(readings, 0, readings.size());
        var ofMinutes = new RollUps(HOUR, 0);
        ofMinutes.add(minutes.list());
        var ofReadings = new RollUps(HOUR, 0);
        ofReadings.add(readings, 0, readings.size());
        assertSame(ofMinutes.list(), ofReadings.list());
    }

    @Test
    void any_order_of_portions_gives_what_the_plain_sum_gives() {
        var random = new Random(32);
        Readings readings = readings(random, 3000);
        var portions = new RollUps(HOUR, 0);
        portions.add(readings, 2000, 3000);
        portions.add(readings, 0, 700);
        portions.add(readings, 700, 2000);
        assertSame(portions.list(), plainly(readings));
    }

    @Test
    void a_block_within_an_interval_counts_by_its_header() {
        Readings readings = Readings.of(new long[] {MINUTE, 2 * MINUTE}, new double[] {4, 6});
        BlockHeader header = SeriesBlock.header(SeriesBlock.encode(readings));
        var hours = new RollUps(HOUR, 0);
        assertThat(hours.holds(header.from_us(), header.until_us())).isTrue();
        assertThat(hours.holds(header.from_us(), HOUR)).isFalse();
        hours.add(header);
        assertThat(hours.list()).containsExactly(new RollUp(0, 2, 4, 6, 10));
    }

    @Test
    void an_interval_without_length_is_refused() {
        assertThatThrownBy(() -> new RollUps(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void small_numbers_are_not_lost_beside_great_ones() {
        var total = new Total();
        total.add(1e16);
        for (int i = 0; i < 1000; i++) total.add(1);
        total.add(-1e16);
        assertThat(total.sum()).isEqualTo(1000);
        assertThat(total.mean()).isEqualTo(1000.0 / 1002);
    }

    @Test
    void two_roll_ups_together_begin_with_the_earlier() {
        var one = new RollUp(60, 1, 1, 4, 5, 5, 5);
        var other = new RollUp(0, 2, 1, 2, 1, 2, 3);
        assertThat(one.plus(other)).isEqualTo(new RollUp(0, 3, 2, 6, 1, 5, 8));
    }

    private static Readings readings(Random random, int count) {
        var times = new long[count];
        var values = new double[count];
        long time = -2 * DAY;
        for (int i = 0; i < count; i++) {
            times[i] = time += random.nextInt(200) * SECOND;
            values[i] = random.nextGaussian();
        }
        return Readings.of(times, values);
    }

    private static List<RollUp> plainly(Readings readings) {
        var hours = new TreeMap<Long, List<Double>>();
        for (int i = 0; i < readings.size(); i++) {
            hours.computeIfAbsent(Math.floorDiv(readings.time(i), HOUR) * HOUR, h -> new ArrayList<>())
                    .add(readings.value(i));
        }
        var all = new ArrayList<RollUp>();
        hours.forEach((start, values) -> {
            var summary = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
            all.add(new RollUp(start, values.size(), summary.getMin(), summary.getMax(), summary.getSum()));
        });
        return all;
    }

    private static void assertSame(List<RollUp> found, List<RollUp> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            RollUp one = found.get(i);
            RollUp other = expected.get(i);
            assertThat(one.sum()).isCloseTo(other.sum(), within(1e-9));
            assertThat(new RollUp(
                            one.start_us(),
                            one.count(),
                            one.flagged(),
                            one.doubts(),
                            one.min(),
                            one.max(),
                            other.sum()))
                    .isEqualTo(other);
        }
    }
}

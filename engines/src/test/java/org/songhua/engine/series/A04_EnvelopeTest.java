package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A million readings as the few that draw the same line. */
class A04_EnvelopeTest {
    @Test
    void each_column_keeps_first_last_least_and_greatest_in_order_of_time() {
        Readings all = Readings.of(
                new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                new double[] {5, 9, 6, 1, 4, /* next column */ 2, 2, 2, 2, 2});
        Readings few = Envelope.of(all, 0, 10, 2);
        assertThat(few.size()).isEqualTo(6);
        assertThat(few.slice(0, 4).times()).containsExactly(0, 1, 3, 4);
        assertThat(few.slice(4, 6).times()).containsExactly(5, 9);
    }

    @Test
    void readings_outside_and_readings_without_number_are_left_out() {
        int[] flags = {0, 0, Readings.NO_NUMBER, 0, 0};
        var all = new Readings(
                new long[] {0, 10, 11, 12, 20}, new double[] {1, 2, 99, 3, 4}, flags, null, new long[0][], 5);
        Readings few = Envelope.of(all, 10, 20, 1);
        assertThat(few.slice(0, few.size()).times()).containsExactly(10, 12);
    }

    @Test
    void a_chart_without_width_is_refused() {
        assertThatThrownBy(() -> Envelope.of(Readings.NONE, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Envelope.of(Readings.NONE, 1, 1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_column_of_random_readings_has_the_extremes_of_all_of_it() {
        for (long seed = 1; seed <= 50; seed++) {
            var random = new Random(seed);
            Readings all = RandomReadings.any(random);
            long from = all.time(0);
            long until = all.time(all.size() - 1) + 1;
            if (until <= from) continue;
            int columns = 1 + random.nextInt(50);
            Readings few = Envelope.of(all, from, until, columns);
            assertThat(few.size()).isLessThanOrEqualTo(4 * columns);
            double width = ((double) until - from) / columns;
            for (int column = 0; column < columns; column++)
                assertSameExtremes(all, few, column, from, width, columns, seed);
        }
    }

    private static void assertSameExtremes(
            Readings all, Readings few, int column, long from, double width, int columns, long seed) {
        Total one = extremes(all, column, from, width, columns);
        Total other = extremes(few, column, from, width, columns);
        assertThat(other.min()).as("seed %d column %d", seed, column).isEqualTo(one.min());
        assertThat(other.max()).as("seed %d column %d", seed, column).isEqualTo(one.max());
    }

    private static Total extremes(Readings readings, int column, long from, double width, int columns) {
        var total = new Total();
        for (int i = 0; i < readings.size(); i++) {
            int at = Math.min(columns - 1, (int) ((readings.time(i) - from) / width));
            if (at == column && readings.isNumber(i)) total.add(readings.value(i));
        }
        return total;
    }
}

package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;

/** What goes into a block comes out of it, to the last bit, and takes little room. */
class A01_BlockTest {
    private static final long T0 = 1_764_288_000_000_000L;
    private static final long MINUTE = 60_000_000;

    @Test
    void one_reading_comes_back() {
        assertRoundTrip(Readings.of(new long[] {T0}, new double[] {21.5}));
    }

    @Test
    void every_strange_double_comes_back_to_the_last_bit() {
        double[] strange = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1.0 / 3,
            0.1 + 0.2,
            1e15,
            1e16,
            9007199254740991.0,
            1e-15,
            123456789.12345679,
            4.35,
            1.005,
            Math.PI,
            0x1p-1074 * 3
        };
        assertRoundTrip(Readings.of(steps(strange.length, MINUTE), strange));
        for (double one : strange) assertRoundTrip(Readings.of(new long[] {T0}, new double[] {one}));
    }

    @Test
    void a_strange_value_among_decimals_does_not_cost_the_others_their_room() {
        var random = new Random(1);
        double[] values = noise(random, 1000);
        int before = SeriesBlock.encode(Readings.of(steps(1000, MINUTE), values)).length;
        values[17] = -0.0;
        values[400] = 1.0 / 3;
        Readings readings = Readings.of(steps(1000, MINUTE), values);
        assertRoundTrip(readings);
        assertThat(SeriesBlock.encode(readings).length).isLessThan(before + 40);
    }

    @Test
    void times_at_the_ends_of_time_come_back() {
        assertRoundTrip(
                Readings.of(new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}, new double[] {1, 2, 3, 4, 5}));
    }

    @Test
    void several_readings_of_one_time_come_back_in_their_order() {
        assertRoundTrip(Readings.of(new long[] {T0, T0, T0 + 1, T0 + 1}, new double[] {4, 3, 2, 1}));
    }

    @Test
    void not_a_number_is_refused() {
        Readings readings = Readings.of(new long[] {T0}, new double[] {Double.NaN});
        assertThatThrownBy(() -> SeriesBlock.encode(readings)).hasMessageContaining("NaN");
    }

    @Test
    void falling_times_are_refused_and_so_is_an_empty_block() {
        Readings falling = Readings.of(new long[] {T0, T0 - 1}, new double[2]);
        assertThatThrownBy(() -> SeriesBlock.encode(falling)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeriesBlock.encode(Readings.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flags_and_extras_come_back_where_they_were() {
        int[] flags = {0, 0, 5, 5, Readings.NO_NUMBER | 3, -1};
        byte[][] extras = new byte[6][];
        extras[0] = new byte[0];
        extras[4] = "{\"result\":\"打开\"}".getBytes(StandardCharsets.UTF_8);
        Readings readings = new Readings(steps(6, MINUTE), new double[6], flags, extras, new long[0][], 6);
        assertRoundTrip(readings);
    }

    @Test
    void steady_noise_of_two_decimals_takes_less_than_two_bytes_a_reading() {
        byte[] block = SeriesBlock.encode(Readings.of(steps(1000, MINUTE), noise(new Random(7), 1000)));
        // 201 steps of noise on a wave of 10 units need 8 to 9 bits; times and flags nearly nothing, the frame 60
        // bytes.
        assertThat(block.length / 1000.0).isBetween(1.0, 1.4);
    }

    @Test
    void times_that_jitter_by_milliseconds_take_two_bytes_more() {
        var random = new Random(7);
        long[] times = steps(1000, MINUTE);
        for (int i = 0; i < times.length; i++) times[i] += 1000L * random.nextInt(1000);
        byte[] block = SeriesBlock.encode(Readings.of(times, noise(random, 1000)));
        assertThat(block.length / 1000.0).isBetween(2.0, 3.2);
    }

    @Test
    void a_constant_takes_next_to_nothing() {
        double[] values = new double[1000];
        Arrays.fill(values, 7.25);
        assertThat(SeriesBlock.encode(Readings.of(steps(1000, MINUTE), values)).length)
                .isLessThan(130);
    }

    @Test
    void full_mantissas_take_no_more_than_they_are() {
        var random = new Random(3);
        double[] values = random.doubles(1000).toArray();
        Readings readings = Readings.of(steps(1000, MINUTE), values);
        assertRoundTrip(readings);
        assertThat(SeriesBlock.encode(readings).length).isLessThan(8_200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_blocks_of_every_kind_come_back(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) assertRoundTrip(RandomReadings.any(random), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void a_damaged_block_is_a_fault_and_nothing_else(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] block = SeriesBlock.encode(RandomReadings.any(random));
            byte[] damaged = RandomReadings.damage(block, random);
            String what = "seed %d, round %d".formatted(seed, round);
            assertThatThrownBy(() -> SeriesBlock.decode(damaged)).as(what).isInstanceOf(FaultException.class);
            assertThatThrownBy(() -> SeriesBlock.times(damaged)).as(what).isInstanceOf(FaultException.class);
            headerNeverCrashes(damaged);
        }
    }

    @Test
    void theFirstReadingAtOrAfterATimeIsFoundHoweverTimesLie() {
        var random = new java.util.Random(5);
        for (int round = 0; round < 300; round++) {
            var times = new long[random.nextInt(80)];
            long at = random.nextBoolean() ? Long.MIN_VALUE / 2 : random.nextInt(100);
            for (int i = 0; i < times.length; i++)
                times[i] = at += random.nextInt(4) == 0 ? random.nextInt(1 << random.nextInt(30)) : random.nextInt(2);
            var readings = new Readings(
                    times, new double[times.length], new int[times.length], null, new long[0][], times.length);
            for (int i = 0; i < 20; i++) {
                long sought = times.length == 0 ? 0 : times[random.nextInt(times.length)] + random.nextInt(5) - 2;
                int expected = 0;
                while (expected < times.length && times[expected] < sought) expected++;
                assertThat(readings.from(sought)).as("round %d", round).isEqualTo(expected);
            }
            assertThat(readings.from(Long.MIN_VALUE)).isZero();
            assertThat(readings.from(Long.MAX_VALUE)).isEqualTo(times.length);
        }
    }

    @Test
    void theTimesOfSteadyReadingsAreInTheHead() {
        var times = new long[1000];
        for (int i = 0; i < times.length; i++) times[i] = 1_780_000_000_000_000L + 60_000_000L * i;
        byte[] block = SeriesBlock.encode(new Readings(
                times, new double[times.length], new int[times.length], null, new long[0][], times.length));
        byte[] head = Arrays.copyOf(block, 256);
        assertThat(SeriesBlock.timesOfHead(head, 1000, times[0], times[999])).hasValue(times);
        assertThat(SeriesBlock.timesOfHead(head, 999, times[0], times[999])).isEmpty();
        assertThat(SeriesBlock.timesOfHead(head, 1000, times[0], times[998])).isEmpty();
        assertThat(SeriesBlock.timesOfHead(new byte[0], 1000, times[0], times[999]))
                .isEmpty();
    }

    private static void headerNeverCrashes(byte[] damaged) {
        try {
            assertThat(SeriesBlock.header(damaged).count()).isPositive();
        } catch (FaultException e) {
            assertThat(e.faults().getFirst().code()).isEqualTo("SERIES-001");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void bytes_behind_a_right_checksum_may_be_anything(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            byte[] block = SeriesBlock.encode(RandomReadings.any(random));
            byte[] forged = RandomReadings.forge(block, random);
            try {
                SeriesBlock.decode(forged);
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).as("seed %d", seed).isEqualTo("SERIES-001");
            }
        }
    }

    @Test
    void the_header_tells_count_span_extremes_and_sum() {
        int[] flags = {0, Readings.NO_NUMBER, 0};
        Readings readings =
                new Readings(new long[] {10, 20, 30}, new double[] {4, 99, -1}, flags, null, new long[0][], 3);
        assertThat(SeriesBlock.header(SeriesBlock.encode(readings))).isEqualTo(new BlockHeader(3, 10, 30, 2, -1, 4, 3));
    }

    private static void assertRoundTrip(Readings readings) {
        assertRoundTrip(readings, "");
    }

    static void assertRoundTrip(Readings readings, String what) {
        byte[] block = SeriesBlock.encode(readings);
        Readings back = SeriesBlock.decode(block);
        assertThat(back.size()).as(what).isEqualTo(readings.size());
        long[] times = Arrays.copyOf(readings.times(), readings.size());
        assertThat(SeriesBlock.times(block)).as(what).isEqualTo(times);
        for (int head : new int[] {block.length, Math.min(block.length, 256), block.length / 2, 1})
            SeriesBlock.timesOfHead(Arrays.copyOf(block, head), times.length, times[0], times[times.length - 1])
                    .ifPresent(found -> assertThat(found)
                            .as("%s, first %d bytes", what, head)
                            .isEqualTo(times));
        for (int i = 0; i < readings.size(); i++) {
            if (!same(readings, back, i)) {
                assertThat(describe(back, i)).as(what).isEqualTo(describe(readings, i));
            }
        }
    }

    private static boolean same(Readings one, Readings other, int at) {
        boolean same = one.time(at) == other.time(at)
                && one.flags(at) == other.flags(at)
                && Double.doubleToRawLongBits(one.value(at)) == Double.doubleToRawLongBits(other.value(at))
                && Arrays.equals(one.extra(at), other.extra(at));
        for (int column = 0; column < one.sideCount(); column++) {
            same &= one.side(column, at) == other.side(column, at);
        }
        return same;
    }

    private static String describe(Readings readings, int at) {
        var sides = new StringBuilder();
        for (int column = 0; column < readings.sideCount(); column++)
            sides.append(readings.side(column, at)).append(' ');
        return "%d at %d: %s flags %d extra %s sides %s"
                .formatted(
                        at,
                        readings.time(at),
                        readings.value(at),
                        readings.flags(at),
                        Arrays.toString(readings.extra(at)),
                        sides);
    }

    private static long[] steps(int count, long step) {
        var times = new long[count];
        for (int i = 0; i < count; i++) times[i] = T0 + i * step;
        return times;
    }

    /** Hashed noise of plus or minus one on a slow wave, two decimals: as the reference measured other engines with. */
    private static double[] noise(Random random, int count) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            double wave = 50 + 10 * Math.sin(i / 300.0);
            values[i] = Math.round(100 * (wave + 2 * random.nextDouble() - 1)) / 100.0;
        }
        return values;
    }
}

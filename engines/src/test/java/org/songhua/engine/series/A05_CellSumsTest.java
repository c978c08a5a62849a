package org.songhua.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;

/** What a block comes to by minutes, hours or days. */
class A05_CellSumsTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static Readings every(long step_us, int count) {
        var times = new long[count];
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = i * step_us;
            values[i] = i % 10;
        }
        return Readings.of(times, values);
    }

    @Test
    void the_finest_length_of_which_a_cell_holds_sixteen_readings_is_taken() {
        assertThat(CellSums.of(every(SECOND, 1200))).map(CellSums::length_us).contains(MINUTE);
        assertThat(CellSums.of(every(MINUTE, 1200))).map(CellSums::length_us).contains(HOUR);
        assertThat(CellSums.of(every(5 * MINUTE, 1200)))
                .map(CellSums::length_us)
                .contains(DAY);
        // Four readings a day are as quickly read as summed up.
        assertThat(CellSums.of(every(6 * HOUR, 1200))).isEmpty();
    }

    @Test
    void cells_are_what_the_readings_of_their_minute_come_to() {
        CellSums sums = CellSums.of(every(SECOND, 120)).orElseThrow();
        // Sixty readings of 0 to 9, over and over: six times 45.
        assertThat(sums.cells()).containsExactly(new RollUp(0, 60, 0, 9, 270), new RollUp(MINUTE, 60, 0, 9, 270));
        assertThat(sums.total()).isEqualTo(new RollUp(0, 120, 0, 9, 540));
    }

    @Test
    void days_are_those_of_chinese_time() {
        // 1970-01-01 in China began at 16:00 of the day before.
        assertThat(CellSums.ofDays(every(HOUR, 17)).cells())
                .extracting(RollUp::start_us)
                .containsExactly(-8 * HOUR, 16 * HOUR);
        assertThat(CellSums.floor(0, DAY)).isEqualTo(-8 * HOUR);
        assertThat(CellSums.floor(HOUR + 1, HOUR)).isEqualTo(HOUR);
    }

    @Test
    void intervals_that_are_not_made_of_whole_cells_are_told() {
        assertThat(CellSums.fit(HOUR, 0, 3 * HOUR)).isTrue();
        assertThat(CellSums.fit(HOUR, MINUTE, 3 * HOUR)).isFalse();
        assertThat(CellSums.fit(HOUR, 0, 90 * MINUTE)).isFalse();
        assertThat(CellSums.fit(DAY, 0, DAY)).isFalse();
        assertThat(CellSums.fit(DAY, 16 * HOUR, 2 * DAY)).isTrue();
        assertThat(CellSums.fit(DAY, -8 * HOUR - 30 * DAY, DAY)).isTrue();
    }

    @Test
    void doubts_and_readings_without_a_number_are_counted() {
        int[] flags = new int[32];
        flags[3] = 4;
        flags[5] = 1 | Readings.NO_NUMBER;
        // Flags that are no doubts say nothing of the quality.
        flags[7] = 1 << 20;
        long[] times = new long[32];
        for (int i = 0; i < 32; i++) times[i] = i * SECOND;
        var readings = new Readings(times, new double[32], flags, null, new long[0][], 32);
        assertThat(CellSums.of(readings).orElseThrow().cells()).containsExactly(new RollUp(0, 31, 2, 5, 0, 0, 0));
    }

    @Test
    void sums_come_back_as_they_went_in_whatever_the_readings() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            Readings readings = RandomReadings.any(random);
            for (CellSums sums : new CellSums[] {
                CellSums.ofDays(readings), CellSums.of(readings).orElse(CellSums.ofDays(readings))
            }) assertThat(CellSums.of(sums.toBytes())).as("seed %d", seed).isEqualTo(sums);
        }
    }

    @Test
    void sums_of_decimals_take_few_bytes() {
        // A minute of a sensor with two decimals: start, count, flags, least, greatest and sum.
        var random = new Random(5);
        var times = new long[2040];
        var values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * SECOND;
            values[i] = Math.round(2000 + 100 * Math.sin(i / 300.0) + 100 * random.nextDouble()) / 100.0;
        }
        byte[] bytes = CellSums.of(Readings.of(times, values)).orElseThrow().toBytes();
        assertThat(bytes.length / 34.0).isLessThan(14);
    }

    @Test
    void damaged_sums_are_a_fault_or_other_sums() {
        byte[] bytes = CellSums.of(every(SECOND, 1200)).orElseThrow().toBytes();
        var random = new Random(9);
        for (int round = 0; round < 2000; round++) {
            byte[] wrong = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            try {
                assertThat(CellSums.of(wrong).cells()).hasSizeLessThanOrEqualTo(SeriesBlock.COUNT_MAX);
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).isEqualTo("SERIES-001");
            }
        }
        assertThatThrownBy(() -> CellSums.of(new byte[] {9})).hasMessageContaining("SERIES-001");
    }
}

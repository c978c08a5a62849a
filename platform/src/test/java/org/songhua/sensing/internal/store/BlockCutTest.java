package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.series.BlockHeader;

/** Where readings are cut into blocks: what a block may hold, and in which month of the database it lies. */
class BlockCutTest {
    private static final long DATASTREAM = 9;
    private static final long MINUTE_US = 60_000_000;

    private static long us(String time) {
        return ReadingFormat.micros(Instant.parse(time), "phenomenonTime");
    }

    private static List<Reading> numbers(long first_us, long step_us, int count) {
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < count; i++)
            readings.add(new Reading(DATASTREAM, i + 1L, first_us + i * step_us, i, 0, 0, 0, 0, null));
        return readings;
    }

    private static List<Integer> sizes(List<Block> blocks) {
        return blocks.stream().map(block -> block.readings().size()).toList();
    }

    /** 1024 make a block; up to twice as many stay together, so that one that comes late makes no block of its own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1    | 1
            1024 | 1024
            2048 | 2048
            2049 | 1024,1025
            3072 | 1024,2048
            3073 | 1024,1024,1025
            """)
    void after_so_many(int count, String expected) {
        var blocks = BlockCut.cut(DATASTREAM, Block.columns(numbers(us("2026-05-02T00:00:00Z"), 1, count)), List.of());
        assertThat(sizes(blocks))
                .isEqualTo(List.of(expected.split(",", -1)).stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void nothing_makes_no_block() {
        assertThat(BlockCut.cut(DATASTREAM, Block.columns(List.of()), List.of()))
                .isEmpty();
    }

    /** May has 31 days: from 23:58 of its last day on two readings lie in May, the third is the first of June. */
    @Test
    void at_the_end_of_a_month_of_utc() {
        var readings = numbers(us("2026-05-31T23:58:00Z"), MINUTE_US, 5);
        var blocks = BlockCut.cut(DATASTREAM, Block.columns(readings), List.of());
        assertThat(sizes(blocks)).containsExactly(2, 3);
        assertThat(blocks.get(0).until_us()).isEqualTo(us("2026-05-31T23:59:00Z"));
        assertThat(blocks.get(1).from_us()).isEqualTo(us("2026-06-01T00:00:00Z"));
    }

    /** Clocks that start at 1970 or run to 2200 share one part of the table, so no month cuts them. */
    @Test
    void months_before_2000_and_after_2099_are_not_cut() {
        for (String first : List.of("1970-01-31T23:58:00Z", "2200-01-31T23:58:00Z")) {
            var blocks = BlockCut.cut(DATASTREAM, Block.columns(numbers(us(first), MINUTE_US, 5)), List.of());
            assertThat(sizes(blocks)).as(first).containsExactly(5);
        }
    }

    /** Of 1500 readings of one time all must lie in one block, or two blocks would touch. */
    @Test
    void readings_of_one_time_stay_together() {
        var readings = numbers(us("2026-05-02T00:00:00Z"), 1, 600);
        readings.addAll(numbers(readings.getLast().start_us() + 1, 0, 1500));
        readings.addAll(numbers(readings.getLast().start_us() + 1, 1, 600));
        var blocks = BlockCut.cut(DATASTREAM, Block.columns(readings), List.of());
        assertThat(sizes(blocks)).containsExactly(2100, 600);
    }

    @Test
    void where_another_block_lies_between_them() {
        long first_us = us("2026-05-02T00:00:00Z");
        var readings = numbers(first_us, 10, 10);
        List<long[]> others =
                List.of(new long[] {first_us - 20, first_us - 10}, new long[] {first_us + 31, first_us + 39});
        var blocks = BlockCut.cut(DATASTREAM, Block.columns(readings), others);
        assertThat(sizes(blocks)).containsExactly(4, 6);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void blocks_are_the_readings_in_order_none_touches_another_and_none_crosses_a_month(long seed) {
        var random = new Random(seed);
        var readings = new ArrayList<Reading>();
        long time_us = us("2026-01-30T00:00:00Z");
        for (int i = 0; i < 6000; i++) {
            time_us += random.nextInt(3) * MINUTE_US * (random.nextInt(500) == 0 ? 9_000 : 1);
            readings.add(new Reading(DATASTREAM, 10_000L - i, time_us, random.nextGaussian(), 0, 0, 0, 0, null));
        }
        readings.sort(Reading.ORDER);
        var blocks = BlockCut.cut(DATASTREAM, Block.columns(readings), List.of());
        var together = new ArrayList<Reading>();
        long before_us = Long.MIN_VALUE;
        for (Block block : blocks) {
            String what = "seed %d, block from %s".formatted(seed, ReadingFormat.instant(block.from_us()));
            assertThat(block.from_us()).as(what).isGreaterThan(before_us);
            assertThat(BlockMonth.of(block.from_us())).as(what).isEqualTo(BlockMonth.of(block.until_us()));
            before_us = block.until_us();
            assertTellsWhatItHolds(block, what, together);
        }
        assertThat(together.stream().map(RandomColumns::said))
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        readings.stream().map(RandomColumns::said).toList());
    }

    /** Span, ids and sums stand beside the body, so that the database can choose without opening it. */
    private static void assertTellsWhatItHolds(Block block, String what, List<Reading> together) {
        var readings = block.readings();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        double sum = 0;
        for (int i = 0; i < readings.size(); i++) {
            together.add(Reading.of(DATASTREAM, readings, i));
            least = Math.min(least, readings.side(0, i));
            greatest = Math.max(greatest, readings.side(0, i));
            sum += readings.value(i);
            if (!block.covers(readings.time(i))) fail(what + " does not cover what it holds");
        }
        assertThat(block.covers(block.from_us() - 1)).as(what).isFalse();
        assertThat(block.covers(block.until_us() + 1)).as(what).isFalse();
        assertThat(new long[] {block.idFrom(), block.idUntil()}).as(what).containsExactly(least, greatest);
        BlockHeader header = block.header();
        assertThat(header.count()).as(what).isEqualTo(readings.size());
        assertThat(block.times()).as(what).hasSize(readings.size());
        BlockSums sums = Objects.requireNonNull(block.sums(), what);
        assertThat(sums.total().count()).as(what).isEqualTo(readings.size());
        assertThat(sums.total().sum()).as(what).isCloseTo(sum, Offset.offset(1e-9));
    }

    /** Sums near the greatest double overflow when the database adds up several: such blocks are opened instead. */
    @Test
    void a_block_whose_sum_is_too_great_has_none() {
        var great = new Reading(DATASTREAM, 1, us("2026-05-02T00:00:00Z"), 1e291, 0, 0, 0, 0, null);
        assertThat(Block.of(DATASTREAM, Block.columns(List.of(great))).sums()).isNull();
        var both = List.of(great, new Reading(DATASTREAM, 2, great.start_us() + 1, -1e291, 0, 0, 0, 0, null));
        assertThat(Block.of(DATASTREAM, Block.columns(both)).sums()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-05-31T23:59:59.999999Z | block_2026_05 | true
            2026-06-01T00:00:00Z        | block_2026_06 | true
            2000-01-01T00:00:00Z        | block_2000_01 | true
            1999-12-31T23:59:59Z        | block_1999_12 | false
            2099-12-31T23:59:59Z        | block_2099_12 | true
            2100-01-01T00:00:00Z        | block_2100_01 | false
            1969-12-31T23:59:59.999999Z | block_1969_12 | false
            """)
    void the_month_of_a_block(String time, String table, boolean hasPartition) {
        var month = BlockMonth.of(us(time));
        assertThat(month.table()).isEqualTo(table);
        assertThat(month.hasPartition()).isEqualTo(hasPartition);
        assertThat(month.from_us()).isLessThanOrEqualTo(us(time));
        assertThat(month.until_us()).isGreaterThan(us(time));
        assertThat(BlockMonth.of(month.until_us() - 1)).isEqualTo(month);
        assertThat(BlockMonth.of(month.until_us())).isNotEqualTo(month);
    }

    /** A leap day makes February longer by 86,400 seconds. */
    @Test
    void february_is_as_long_as_its_year_says() {
        assertThat(new BlockMonth(2028, 2).until_us() - new BlockMonth(2028, 2).from_us())
                .isEqualTo(29L * 86_400 * 1_000_000);
        assertThat(new BlockMonth(2026, 2).until_us() - new BlockMonth(2026, 2).from_us())
                .isEqualTo(28L * 86_400 * 1_000_000);
        assertThat(new BlockMonth(2026, 12).until_us()).isEqualTo(new BlockMonth(2027, 1).from_us());
    }
}

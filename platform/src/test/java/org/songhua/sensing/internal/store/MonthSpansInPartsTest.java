package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts of a time against the obvious way to make them: a list of its months, taken off in portions of 1, 2, 4 and so on. */
class MonthSpansInPartsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final YearMonth FIRST = YearMonth.of(BlockMonth.YEAR_FIRST, 1);

    private static long begin_us(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }

    private static List<long[]> obvious(YearMonth first, YearMonth last, boolean newestFirst) {
        var months = new ArrayList<YearMonth>();
        for (YearMonth at = first; !at.isAfter(last); at = at.plusMonths(1)) months.add(at);
        var parts = new ArrayList<long[]>();
        for (int portion = 1; !months.isEmpty(); portion *= 2) {
            int length = Math.min(portion, months.size());
            int begin = newestFirst ? months.size() - length : 0;
            List<YearMonth> part = months.subList(begin, begin + length);
            parts.add(new long[] {
                begin_us(part.getFirst()), begin_us(part.getLast().plusMonths(1))
            });
            part.clear();
        }
        return parts;
    }

    private static long within_us(YearMonth month, Random random) {
        return random.nextLong(begin_us(month), begin_us(month.plusMonths(1)));
    }

    @Test
    void within_the_years_of_partitions_parts_are_as_counted_by_hand() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(1200);
            YearMonth first = FIRST.plusMonths(from);
            YearMonth last = FIRST.plusMonths(random.nextInt(from, 1200));
            boolean newestFirst = random.nextBoolean();
            long first_us = within_us(first, random);
            long last_us = Math.max(first_us, within_us(last, random));
            assertThat(MonthSpans.of(first_us, last_us, newestFirst))
                    .as(first + " to " + last)
                    .containsExactlyElementsOf(obvious(first, last, newestFirst));
        }
    }

    @Test
    void the_first_and_the_last_microsecond_of_a_month_are_of_it() {
        YearMonth may = YearMonth.of(2026, 5);
        long begin = begin_us(may);
        long end = begin_us(may.plusMonths(1));
        for (boolean newestFirst : new boolean[] {true, false}) {
            assertThat(MonthSpans.of(begin, end - 1, newestFirst)).containsExactly(new long[] {begin, end});
            assertThat(MonthSpans.of(begin - 1, end, newestFirst)).hasSize(2);
            assertThat(MonthSpans.of(begin, begin, newestFirst)).containsExactly(new long[] {begin, end});
        }
    }

    @Test
    void a_time_that_ends_before_it_begins_has_no_parts() {
        long begin = begin_us(YearMonth.of(2026, 5));
        assertThat(MonthSpans.of(begin, begin - 1, true)).isEmpty();
        assertThat(MonthSpans.of(begin, begin_us(FIRST), false)).isEmpty();
    }

    /** A hundred years are 1200 months and the ends: eleven parts, so that a search that finds nothing asks few times. */
    @Test
    void all_time_is_a_few_parts() {
        for (boolean newestFirst : new boolean[] {true, false}) {
            List<long[]> parts =
                    MonthSpans.of(begin_us(YearMonth.of(1, 1)), begin_us(YearMonth.of(9999, 12)), newestFirst);
            assertThat(parts).hasSize(11);
            assertThat((newestFirst ? parts.getLast() : parts.getFirst())[0]).isEqualTo(Long.MIN_VALUE);
            assertThat((newestFirst ? parts.getFirst() : parts.getLast())[1]).isEqualTo(Long.MAX_VALUE);
        }
    }
}

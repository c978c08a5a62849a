package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts of a time lie side by side, in the order of the search, and leave nothing out. */
class MonthSpansTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);

    private static long us(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }

    @Test
    void a_year_from_its_newest_month_on() {
        assertThat(MonthSpans.of(us("2026-01-15T00:00:00Z"), us("2026-11-29T08:00:00Z"), true))
                .containsExactly(
                        new long[] {us("2026-11-01T00:00:00Z"), us("2026-12-01T00:00:00Z")},
                        new long[] {us("2026-09-01T00:00:00Z"), us("2026-11-01T00:00:00Z")},
                        new long[] {us("2026-05-01T00:00:00Z"), us("2026-09-01T00:00:00Z")},
                        new long[] {us("2026-01-01T00:00:00Z"), us("2026-05-01T00:00:00Z")});
    }

    @Test
    void beyond_the_months_with_partitions_a_part_has_no_end() {
        assertThat(MonthSpans.of(us("1850-06-01T00:00:00Z"), us("2000-01-05T00:00:00Z"), false))
                .containsExactly(
                        new long[] {Long.MIN_VALUE, us("2000-01-01T00:00:00Z")},
                        new long[] {us("2000-01-01T00:00:00Z"), us("2000-02-01T00:00:00Z")});
        assertThat(MonthSpans.of(us("2099-12-05T00:00:00Z"), us("+12000-01-01T00:00:00Z"), true))
                .containsExactly(
                        new long[] {us("2100-01-01T00:00:00Z"), Long.MAX_VALUE},
                        new long[] {us("2099-12-01T00:00:00Z"), us("2100-01-01T00:00:00Z")});
    }

    @Test
    void any_time_is_covered_without_a_gap() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            long first = random.nextLong(us("1900-01-01T00:00:00Z"), us("2150-01-01T00:00:00Z"));
            long last = random.nextLong(first, us("2160-01-01T00:00:00Z"));
            boolean newestFirst = random.nextBoolean();
            var parts = MonthSpans.of(first, last, newestFirst);
            long[] earliest = newestFirst ? parts.getLast() : parts.getFirst();
            long[] latest = newestFirst ? parts.getFirst() : parts.getLast();
            assertThat(earliest[0]).isLessThanOrEqualTo(first);
            assertThat(latest[1]).isGreaterThan(last);
            for (int at = 1; at < parts.size(); at++) {
                long[] before = parts.get(newestFirst ? at : at - 1);
                assertThat(before[1]).isEqualTo(parts.get(newestFirst ? at - 1 : at)[0]);
            }
        }
    }
}

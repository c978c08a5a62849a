package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.songhua.sensing.internal.store.RandomColumns.said;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.series.Readings;

/**
 * The readings in memory against a sorted set: whatever is put, put again, removed and packed away, they are those of the set, in its
 * order; and what somebody was given to read before stays as it was.
 */
class ColumnsTest {
    private static final long DATASTREAM = 7;

    private static void assertSame(Readings readings, Collection<Reading> expected, String what) {
        assertThat(readings.size()).as(what).isEqualTo(expected.size());
        int at = 0;
        for (Reading one : expected)
            if (!said(Reading.of(DATASTREAM, readings, at++)).equals(said(one))) fail(what + ", at " + (at - 1));
    }

    private record Given(Readings view, List<Reading> as) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void they_hold_what_a_sorted_set_holds_and_views_stay_as_they_were(long seed) {
        var random = new Random(seed);
        var readings = new RandomColumns(random, DATASTREAM, 1_000_000, 1_000);
        var plain = new TreeSet<>(Reading.ORDER);
        var columns = new Columns();
        var given = new ArrayList<Given>();
        for (int step = 0; step < 400; step++) {
            String what = "seed %d, step %d".formatted(seed, step);
            switch (random.nextInt(10)) {
                case 0 -> remove(columns, plain, random, what);
                case 1 -> putAgain(columns, plain, random, readings);
                case 2 -> removeFirst(columns, plain, random);
                case 3 -> assertThat(columns.remove(5, 5)).as(what).isFalse();
                default -> put(columns, plain, readings.next());
            }
            assertThat(columns.size()).as(what).isEqualTo(plain.size());
            assertSame(columns.view(), plain, what);
            if (step % 20 == 0) given.add(new Given(columns.view(), List.copyOf(plain)));
        }
        for (Given one : given) assertSame(one.view(), one.as(), "seed %d, a view of before".formatted(seed));
    }

    private static void put(Columns columns, TreeSet<Reading> plain, Reading reading) {
        plain.remove(reading);
        plain.add(reading);
        columns.put(reading);
    }

    private static void putAgain(Columns columns, TreeSet<Reading> plain, Random random, RandomColumns readings) {
        if (plain.isEmpty()) return;
        Reading there = any(plain, random);
        put(columns, plain, readings.at(there.start_us(), there.id() & ((1L << SeriesState.ID_BITS) - 1)));
    }

    private static void remove(Columns columns, TreeSet<Reading> plain, Random random, String what) {
        if (plain.isEmpty()) return;
        Reading there = any(plain, random);
        plain.remove(there);
        assertThat(columns.remove(there.start_us(), there.id())).as(what).isTrue();
        assertThat(columns.remove(there.start_us(), there.id())).as(what).isFalse();
    }

    private static void removeFirst(Columns columns, TreeSet<Reading> plain, Random random) {
        int count = random.nextInt(Math.min(5, plain.size() + 1));
        for (int i = 0; i < count; i++) plain.pollFirst();
        columns.removeFirst(count);
    }

    private static Reading any(TreeSet<Reading> plain, Random random) {
        return List.copyOf(plain).get(random.nextInt(plain.size()));
    }

    private static Reading number(long start_us, long id, double value) {
        return new Reading(DATASTREAM, id, start_us, value, 0, Codes.NONE, Codes.NONE, Codes.NONE, null);
    }

    /** What a sealer prepared stays good as long as readings only come behind the end. */
    @Test
    void only_what_is_no_addition_behind_the_end_counts_as_a_change() {
        var columns = new Columns();
        for (int i = 1; i <= 50; i++) columns.put(number(i * 10L, i, i));
        assertThat(columns.copies()).isZero();
        columns.put(number(500, 51, 0));
        assertThat(columns.copies())
                .as("of the same time as the last, and a later number")
                .isZero();
        columns.put(number(495, 52, 0));
        assertThat(columns.copies()).as("before the last").isEqualTo(1);
        columns.put(number(500, 51, 3));
        assertThat(columns.copies()).as("in place of another").isEqualTo(2);
        assertThat(columns.remove(10, 1)).isTrue();
        assertThat(columns.copies()).as("removed").isEqualTo(3);
        assertThat(columns.remove(10, 1)).isFalse();
        assertThat(columns.copies()).as("nothing to remove").isEqualTo(3);
    }

    @Test
    void a_view_of_an_empty_series_is_empty_also_after_all_went() {
        var columns = new Columns();
        assertThat(columns.view().size()).isZero();
        columns.put(number(10, 1, 1));
        columns.removeFirst(1);
        assertThat(columns.size()).isZero();
        assertThat(columns.view().size()).isZero();
        columns.put(number(5, 2, 2));
        assertThat(columns.view().time(0)).isEqualTo(5);
        assertThat(columns.view().value(0)).isEqualTo(2);
    }

    /** A column that only one reading fills must not be seen at the others. */
    @Test
    void what_one_reading_has_is_not_told_of_its_neighbours() {
        var columns = new Columns();
        columns.put(number(10, 1, 1));
        columns.put(new Reading(DATASTREAM, 2, 20, 2, 0, 5, 6, 7, new byte[] {1}));
        columns.put(number(30, 3, 3));
        columns.put(number(15, 4, 4));
        for (int i : new int[] {0, 1, 3}) {
            Reading one = Reading.of(DATASTREAM, columns.view(), i);
            assertThat(one.endCode()).isZero();
            assertThat(one.resultCode()).isZero();
            assertThat(one.featureCode()).isZero();
            assertThat(one.extra()).isNull();
        }
        Reading full = Reading.of(DATASTREAM, columns.view(), 2);
        assertThat(List.of(full.endCode(), full.resultCode(), full.featureCode()))
                .containsExactly(5L, 6L, 7L);
        assertThat(full.extra()).containsExactly(1);
    }
}

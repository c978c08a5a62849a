package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.songhua.sensing.internal.store.RandomColumns.said;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packed block that is opened for late, corrected and removed readings, against a sorted set. */
class BlockEditTest {
    private static final long DATASTREAM = 3;

    private static Block block(List<Reading> readings) {
        return Block.of(DATASTREAM, Block.columns(readings));
    }

    private static void assertHolds(BlockEdit edit, TreeSet<Reading> plain, String what) {
        var columns = edit.readings();
        assertThat(columns.size()).as(what).isEqualTo(plain.size());
        int at = 0;
        for (Reading expected : plain)
            if (!said(Reading.of(DATASTREAM, columns, at++)).equals(said(expected))) fail(what + ", at " + (at - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatever_is_put_and_removed_it_finds_what_a_sorted_set_holds(long seed) {
        var random = new Random(seed);
        var readings = new RandomColumns(random, DATASTREAM, -30_000, 1_000);
        var plain = new TreeSet<>(Reading.ORDER);
        plain.addAll(readings.ordered(80));
        int before = plain.size();
        var edit = new BlockEdit(block(List.copyOf(plain)));
        assertHolds(edit, plain, "seed %d, packed and unpacked".formatted(seed));
        for (int step = 0; step < 150; step++) {
            String what = "seed %d, step %d".formatted(seed, step);
            Reading there = List.copyOf(plain).get(random.nextInt(plain.size()));
            switch (random.nextInt(3)) {
                case 0 -> {
                    plain.remove(there);
                    edit.remove(there);
                }
                case 1 -> {
                    Reading other = there.withDoubts(random.nextInt(256));
                    plain.remove(there);
                    plain.add(other);
                    edit.put(other);
                }
                default -> {
                    Reading late = readings.next();
                    plain.add(late);
                    edit.put(late);
                }
            }
            assertHolds(edit, plain, what);
            assertThat(edit.growth()).as(what).isEqualTo(plain.size() - before);
            assertFinds(edit, plain, readings.next(), what);
        }
    }

    private static void assertFinds(BlockEdit edit, TreeSet<Reading> plain, Reading asked, String what) {
        Reading expected = plain.stream()
                .filter(one -> one.isAt(asked.start_us(), asked.endCode()))
                .findFirst()
                .orElse(null);
        assertThat(said(edit.find(asked.start_us(), asked.endCode()))).as(what).isEqualTo(said(expected));
        assertThat(edit.findById(asked.id())).as(what).isNull();
        Reading last = plain.last();
        assertThat(said(edit.findById(last.id()))).as(what).isEqualTo(said(last));
    }

    /** What comes again after an outage says the same: the block is only looked into. */
    @Test
    void looking_into_it_changes_nothing() {
        var readings = new RandomColumns(new Random(25), DATASTREAM, 0, 1_000).ordered(40);
        var edit = new BlockEdit(block(readings));
        for (Reading one : readings) {
            assertThat(edit.find(one.start_us(), one.endCode())).isNotNull();
            assertThat(said(edit.findById(one.id()))).isEqualTo(said(one));
        }
        assertThat(edit.find(-1, Codes.NONE)).isNull();
        assertThat(edit.findById(-1)).isNull();
        assertThat(edit.isChanged()).isFalse();
        assertThat(edit.growth()).isZero();
    }

    @Test
    void a_block_can_lose_all_its_readings() {
        var readings = new RandomColumns(new Random(26), DATASTREAM, 0, 1_000).ordered(5);
        var edit = new BlockEdit(block(readings));
        readings.forEach(edit::remove);
        assertThat(edit.isChanged()).isTrue();
        assertThat(edit.readings().size()).isZero();
        assertThat(edit.growth()).isEqualTo(-5);
        edit.remove(readings.getFirst());
        assertThat(edit.growth()).as("what is not there cannot be removed").isEqualTo(-5);
    }
}

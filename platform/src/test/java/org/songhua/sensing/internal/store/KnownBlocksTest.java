package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of many blocks that come and go, against a look at each of them. */
class KnownBlocksTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261130);
    private static final int STREAMS = 40;
    private static final int ROOM = 100;

    private final Random random = new Random(SEED);

    /** Its own room of time of each, so that blocks of a datastream never overlap; ends of several are often equal. */
    private KnownBlock block(long datastream, int room) {
        long from_us = 1000L * room + random.nextInt(5);
        int n = 2 + random.nextInt(10);
        long step_us = 1 + random.nextInt(60);
        boolean isSteady = random.nextInt(4) != 0;
        long until_us = isSteady ? from_us + (n - 1) * step_us : from_us + 700;
        boolean hasNumbers = random.nextInt(10) != 0;
        double min = hasNumbers ? random.nextInt(50) : Double.POSITIVE_INFINITY;
        double max = hasNumbers ? min + random.nextInt(random.nextInt(20) == 0 ? 60 : 5) : Double.NEGATIVE_INFINITY;
        long id = datastream * 1_000_000 + room * 100L;
        return new KnownBlock(
                new BlockSpan(datastream, from_us, until_us),
                id,
                id + n,
                n,
                min,
                max,
                isSteady ? (Long) step_us : null,
                random.nextInt(500) == 0 ? null : new byte[0]);
    }

    private Window window() {
        long[] datastreams = random.nextInt(3) == 0
                ? LongStream.range(0, 1 + random.nextInt(8))
                        .map(i -> 1 + random.nextInt(STREAMS + 2))
                        .toArray()
                : null;
        double min = random.nextBoolean() ? Double.NEGATIVE_INFINITY : random.nextInt(110);
        double max = random.nextInt(3) != 0 ? Double.POSITIVE_INFINITY : random.nextInt(60);
        long from_us = random.nextBoolean() ? Long.MIN_VALUE : random.nextInt(1000 * ROOM);
        long until_us = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(1000 * ROOM);
        return new Window(datastreams, from_us, until_us, min, max, Codes.NONE);
    }

    private static boolean isNamed(KnownBlock block, long @Nullable [] datastreams) {
        return datastreams == null || LongStream.of(datastreams).anyMatch(one -> one == block.span.datastream());
    }

    private static List<KnownBlock> obvious(List<KnownBlock> all, Window window, boolean newestFirst) {
        Comparator<KnownBlock> order = newestFirst ? BlockRuns.BY_END.reversed() : BlockRuns.BY_BEGIN;
        return all.stream()
                .filter(block -> isNamed(block, window.datastreams()) && block.meets(window) && block.mayHold(window))
                .sorted(order)
                .toList();
    }

    private static List<KnownBlock> told(KnownFront front, int most) {
        var told = new ArrayList<KnownBlock>();
        front.each(block -> told.add(block) && told.size() < most);
        return told;
    }

    private List<KnownBlock> change(KnownBlocks known, List<KnownBlock> all) {
        var left = new ArrayList<>(all);
        int kind = random.nextInt(100);
        if (kind == 0) {
            long datastream = 1 + random.nextInt(STREAMS);
            long before_us = random.nextInt(1000 * ROOM / 2);
            known.removeBefore(datastream, before_us);
            left.removeIf(block -> block.span.datastream() == datastream && block.span.until_us() < before_us);
        } else if (kind == 1) {
            long datastream = 1 + random.nextInt(STREAMS);
            known.removeAllOf(datastream);
            left.removeIf(block -> block.span.datastream() == datastream);
        } else if (kind < 40 && !left.isEmpty()) {
            BlockSpan gone = left.remove(random.nextInt(left.size())).span;
            known.remove(gone.datastream(), gone.from_us());
        } else {
            KnownBlock block = block(1 + random.nextInt(STREAMS), random.nextInt(ROOM));
            left.stream()
                    .filter(one -> one.span.datastream() == block.span.datastream()
                            && one.span.from_us() / 1000 == block.span.from_us() / 1000)
                    .toList()
                    .forEach(one -> known.remove(one.span.datastream(), one.span.from_us()));
            left.removeIf(one -> one.span.datastream() == block.span.datastream()
                    && one.span.from_us() / 1000 == block.span.from_us() / 1000);
            known.put(block);
            left.add(block);
        }
        return left;
    }

    private List<KnownBlock> some(int rooms) {
        return IntStream.rangeClosed(1, STREAMS)
                .boxed()
                .flatMap(datastream -> IntStream.range(0, rooms).mapToObj(room -> block(datastream, room)))
                .toList();
    }

    @Test
    void orders_and_counts_are_those_of_a_look_at_all() {
        List<KnownBlock> all = some(ROOM / 2);
        var known = new KnownBlocks(all);
        for (int i = 0; i < 3000; i++) {
            all = change(known, all);
            if (i % 10 != 0) continue;
            Window window = window();
            boolean newestFirst = random.nextBoolean();
            int most = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(20);
            List<KnownBlock> expected = obvious(all, window, newestFirst);
            assertThat(told(known.inOrder(window, newestFirst), most))
                    .as("%s %s", window, newestFirst)
                    .isEqualTo(expected.subList(0, Math.min(most, expected.size())));
            if (window.from_us() < window.until_us() && !window.hasBounds())
                assertThat(known.count(window)).as(window.toString()).isEqualTo(count(expected, window));
        }
        assertThat(known.list()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(known.size()).isEqualTo(all.size()).isGreaterThan(2 * BlockRuns.RUN_MAX);
    }

    private static JdbcHeads.Count count(List<KnownBlock> those, Window window) {
        long readings = 0;
        long unread = 0;
        for (KnownBlock block : those) {
            if (block.isSteady())
                for (int i = 0; i < block.n; i++)
                    readings += isIn(block.span.from_us() + i * block.step_us, window) ? 1 : 0;
            else if (isIn(block.span.from_us(), window) && isIn(block.span.until_us(), window)) readings += block.n;
            else unread++;
        }
        return new JdbcHeads.Count(readings, unread);
    }

    private static boolean isIn(long time_us, Window window) {
        return time_us >= window.from_us() && time_us < window.until_us();
    }

    /** Whoever looks through them while commits change them sees them as they were. */
    @Test
    void an_order_that_was_begun_is_not_disturbed() {
        List<KnownBlock> all = some(ROOM / 2);
        var known = new KnownBlocks(all);
        var window = new Window(
                null, Long.MIN_VALUE, Long.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Codes.NONE);
        for (boolean newestFirst : new boolean[] {true, false}) {
            List<KnownBlock> expected = obvious(all, window, newestFirst);
            var told = new ArrayList<KnownBlock>();
            var now = new ArrayList<List<KnownBlock>>(List.of(all));
            known.inOrder(window, newestFirst).each(block -> {
                now.set(0, change(known, now.getFirst()));
                return told.add(block);
            });
            assertThat(told).isEqualTo(expected);
            all = now.getFirst();
        }
    }

    /** As it happens when they are read anew while a commit brings the block: what becomes of it in one place does nothing to the other. */
    @Test
    void a_block_may_be_known_in_two_places() {
        List<KnownBlock> some = some(3);
        var one = new KnownBlocks(some.subList(0, 2));
        var other = new KnownBlocks(some.subList(10, 13));
        KnownBlock shared = some.get(20);
        one.put(shared);
        one.put(some.get(30));
        other.put(shared);
        one.remove(shared.span.datastream(), shared.span.from_us());
        assertThat(one.list()).containsExactlyInAnyOrder(some.get(0), some.get(1), some.get(30));
        assertThat(other.list()).containsExactlyInAnyOrder(some.get(10), some.get(11), some.get(12), shared);
    }

    /** At the end, where new blocks come, runs are filled up; a full one is only halved in the middle. */
    @Test
    void runs_hold_what_comes_at_the_end_one_by_one() {
        var known = new KnownBlocks(List.of());
        var all = new ArrayList<KnownBlock>();
        for (int room = 0; room < ROOM; room++)
            for (int datastream = 1; datastream <= 8; datastream++) {
                all.add(block(datastream, room));
                known.put(all.getLast());
            }
        var window = new Window(null, 0, 50_000, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Codes.NONE);
        assertThat(told(known.inOrder(window, true), Integer.MAX_VALUE)).isEqualTo(obvious(all, window, true));
        assertThat(known.size()).isEqualTo(8 * ROOM);
    }
}

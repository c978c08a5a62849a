package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.engine.quality.QualityRules;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/**
 * Sums by minutes, hours and days that are kept beside blocks: after any appends, corrections and removals in any order they are what adding up all
 * readings gives. {@code -Dsonghua.test.seed} for other readings.
 */
class KeptSumsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final Instant T0 = Instant.parse("2026-10-31T16:00:00Z");
    private static final Duration[] STEPS = {
        Duration.ofSeconds(7),
        Duration.ofMinutes(1),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofMinutes(100),
        Duration.ofDays(1),
        Duration.ofDays(30)
    };

    private TestDatabase database;
    private StoredObservations store;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        store = reopened();
    }

    @AfterEach
    void close() {
        store.destroy();
        database.close();
    }

    private StoredObservations reopened() {
        // Whatever is below zero is doubted.
        return new StoredObservations(
                new JdbcReadings(database.database()),
                event -> {},
                datastream -> QualityRules.NONE.withRange(0, 1e9),
                java.time.Clock.systemUTC(),
                100_000);
    }

    private static NewObservation reading(long datastream, Instant time, Result result) {
        return new NewObservation(datastream, time, null, null, result, null, null);
    }

    private void appendEvery(long datastream, int seconds, int count) {
        store.append(IntStream.range(0, count)
                .mapToObj(i -> reading(datastream, T0.plusSeconds((long) i * seconds), new Result.Numeric(i % 100)))
                .toList());
        store.sealUntil(0);
    }

    /** A reading as it should be: NaN for a text. */
    private record Plain(double value, int doubts) {
        private static final int BELOW_RANGE = 1;
        private static final int CORRECTED = 32;

        static Plain after(Plain before, double value) {
            if (before != null && Double.compare(before.value, value) == 0) return before;
            boolean isCorrection = before != null && !Double.isNaN(value);
            return new Plain(value, (value < 0 ? BELOW_RANGE : 0) | (isCorrection ? CORRECTED : 0));
        }
    }

    private final TreeMap<Instant, Plain> plain = new TreeMap<>();

    private List<Aggregate> expected(Instant from, Instant until, Duration step) {
        var bins = new TreeMap<Long, List<Plain>>();
        plain.subMap(from, until)
                .forEach((time, value) -> bins.computeIfAbsent(
                                Duration.between(from, time).dividedBy(step), bin -> new ArrayList<>())
                        .add(value));
        var all = new ArrayList<Aggregate>();
        bins.forEach((bin, values) -> {
            var summary = values.stream()
                    .mapToDouble(Plain::value)
                    .filter(value -> !Double.isNaN(value))
                    .summaryStatistics();
            long doubted = values.stream().filter(one -> one.doubts() != 0).count();
            if (summary.getCount() > 0)
                all.add(new Aggregate(
                        from.plus(step.multipliedBy(bin)),
                        summary.getMin(),
                        summary.getMax(),
                        summary.getAverage(),
                        summary.getCount(),
                        doubted,
                        values.stream().mapToInt(Plain::doubts).reduce(0, (x, y) -> x | y)));
        });
        return all;
    }

    private void compare(Instant from, Instant until, Duration step, String what) {
        List<Aggregate> found = store.aggregate(1, from, until, step);
        List<Aggregate> expected = expected(from, until, step);
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            Aggregate one = found.get(i);
            Aggregate other = expected.get(i);
            assertThat(one.mean()).as(what).isCloseTo(other.mean(), within(1e-9 * Math.max(1, Math.abs(other.mean()))));
            assertThat(new Aggregate(
                            one.from(), one.min(), one.max(), other.mean(), one.count(), one.doubted(), one.doubts()))
                    .as(what)
                    .isEqualTo(other);
        }
    }

    @Test
    void after_any_changes_in_any_order_they_are_what_adding_up_gives() {
        for (int seconds : new int[] {1, 60, 300}) changeAndCompare(new Random(SEED + seconds), seconds);
    }

    private void changeAndCompare(Random random, int seconds) {
        store.deleteOf(1);
        plain.clear();
        int end = 0;
        for (int round = 0; round < 14; round++) {
            String what = "seed %d, every %d s, round %d".formatted(SEED, seconds, round);
            if (random.nextBoolean()) end = grow(random, seconds, end);
            change(random, seconds, end);
            if (random.nextInt(3) > 0) store.sealUntil(random.nextBoolean() ? 0 : 500);
            if (random.nextInt(5) == 0) {
                store.destroy();
                store = reopened();
            }
            for (int i = 0; i < 4; i++) compareSomewhere(random, seconds, end, what);
        }
        assertThat(store.count(org.songhua.sensing.ObservationQuery.ALL)).isEqualTo(plain.size());
    }

    /** Adds readings behind the end. */
    private int grow(Random random, int seconds, int end) {
        int more = 500 + random.nextInt(3000);
        var readings = new ArrayList<NewObservation>();
        for (int i = end; i < end + more; i++) if (random.nextInt(10) > 0) readings.add(put(random, seconds, i));
        store.append(readings);
        return end + more;
    }

    private NewObservation put(Random random, int seconds, int place) {
        Instant time = T0.plusSeconds((long) place * seconds);
        boolean isText = random.nextInt(50) == 0;
        double value = random.nextInt(40) == 0 ? -1 : random.nextInt(10_000) / 100.0;
        plain.put(time, Plain.after(plain.get(time), isText ? Double.NaN : value));
        return reading(1, time, isText ? new Result.Text("off") : new Result.Numeric(value));
    }

    /** Late readings, corrections and removals among those that are there. */
    private void change(Random random, int seconds, int end) {
        if (end == 0) return;
        var readings = new ArrayList<NewObservation>();
        for (int i = random.nextInt(30); i > 0; i--) readings.add(put(random, seconds, random.nextInt(end)));
        // The later of two of the same time is what holds.
        if (!readings.isEmpty()) store.append(readings);
        for (int i = random.nextInt(10); i > 0; i--) remove(T0.plusSeconds((long) random.nextInt(end) * seconds));
    }

    private void remove(Instant time) {
        var found = new ArrayList<Long>();
        store.stream(
                org.songhua.sensing.ObservationQuery.ALL.withDatastreams(1).within(time, time.plusMillis(1)),
                one -> found.add(one.id()));
        found.forEach(store::delete);
        plain.remove(time);
    }

    private void compareSomewhere(Random random, int seconds, int end, String what) {
        Duration step = STEPS[random.nextInt(STEPS.length)];
        Instant from = T0.plus(step.multipliedBy(random.nextInt(5))).minus(Duration.ofDays(random.nextInt(2)));
        if (random.nextInt(4) == 0) from = from.plusSeconds(random.nextInt(5000));
        Instant until = from.plusSeconds(1 + (long) random.nextInt(Math.max(2, end)) * seconds);
        if (Duration.between(from, until).dividedBy(step) > 20_000) return;
        compare(from, until, step, "%s, from %s until %s by %s".formatted(what, from, until, step));
    }

    @Test
    void a_week_by_the_second_is_added_up_by_the_hour_without_opening_more_than_its_ends() {
        appendEvery(1, 1, 30_000);
        appendEvery(2, 60, 3_000);
        // Damaged bodies would be told: nothing but the kept sums is looked at.
        database.database().update("update sensing.block set body = '\\x00'");

        List<Aggregate> hours = store.aggregate(1, T0, T0.plus(Duration.ofHours(9)), Duration.ofHours(1));
        assertThat(hours).hasSize(9);
        // Second i reads i modulo 100: 3600 of them are 36 times 0 to 99.
        assertThat(hours.getFirst()).isEqualTo(new Aggregate(T0, 0, 99, 49.5, 3600, 0, 0));
        assertThat(hours.getLast().count()).isEqualTo(30_000 - 8 * 3600);
        assertThat(store.aggregate(2, T0, T0.plus(Duration.ofDays(3)), Duration.ofDays(1)))
                .extracting(Aggregate::count)
                .containsExactly(1440L, 1440L, 120L);
    }

    @Test
    void blocks_of_before_are_opened() {
        appendEvery(1, 60, 3_000);
        List<Aggregate> before = store.aggregate(1, T0, T0.plus(Duration.ofDays(3)), Duration.ofHours(2));
        database.database()
                .update(
                        "update sensing.block set numbers = null, total = null, doubted = null, doubts = null, cell_us = null, cells = null");

        assertThat(store.aggregate(1, T0, T0.plus(Duration.ofDays(3)), Duration.ofHours(2)))
                .isEqualTo(before);
        assertThat(before).hasSize(25);
    }

    @Test
    void numbers_too_great_to_be_added_up_do_no_harm() {
        store.append(IntStream.range(0, 2000)
                .mapToObj(i -> reading(1, T0.plusSeconds(i), new Result.Numeric(1e308)))
                .toList());
        store.sealUntil(0);

        assertThat(store.aggregate(1, T0, T0.plusSeconds(4000), Duration.ofHours(2)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.max()).isEqualTo(1e308);
                    assertThat(one.count()).isEqualTo(2000);
                });
    }

    @Test
    void the_ends_of_time_are_no_mistake() {
        appendEvery(1, 60, 100);
        assertThat(store.aggregate(1, Instant.MIN, Instant.MAX, Duration.ofDays(100_000)).stream()
                        .mapToLong(Aggregate::count)
                        .sum())
                .isEqualTo(100);
        assertThat(store.aggregate(1, T0, T0, Duration.ofDays(1))).isEmpty();
        assertThat(store.aggregate(9, T0, T0.plusSeconds(1), Duration.ofDays(1)))
                .isEmpty();
    }

    @Test
    void whoever_asks_while_readings_are_packed_sees_each_once() throws Exception {
        var counts = new java.util.concurrent.ConcurrentLinkedQueue<Long>();
        var isOver = new java.util.concurrent.atomic.AtomicBoolean();
        appendEvery(1, 1, 1);
        Thread asking = Thread.ofPlatform().start(() -> {
            while (!isOver.get())
                counts.add(store.aggregate(1, T0, T0.plusSeconds(100_000), Duration.ofDays(2)).stream()
                        .mapToLong(Aggregate::count)
                        .sum());
        });
        long before = 1;
        for (int batch = 0; batch < 30; batch++) {
            int first = 1 + batch * 300;
            store.append(IntStream.range(first, first + 300)
                    .mapToObj(i -> reading(1, T0.plusSeconds(i), new Result.Numeric(1)))
                    .toList());
            if (batch % 3 == 0) store.sealUntil(0);
        }
        isOver.set(true);
        asking.join();
        for (long count : counts) {
            // Never less than before, and whole batches: what is on its way into a block is counted once.
            assertThat(count).isGreaterThanOrEqualTo(before);
            assertThat((count - 1) % 300).isZero();
            before = count;
        }
        assertThat(store.aggregate(1, T0, T0.plusSeconds(100_000), Duration.ofDays(2))
                        .getFirst()
                        .count())
                .isEqualTo(9001);
    }
}

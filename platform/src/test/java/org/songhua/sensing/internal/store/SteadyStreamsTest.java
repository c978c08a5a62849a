package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.engine.series.SeriesBlock;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/**
 * Counts and first readings of streams that mostly come at steady times, against a look at every reading; and whatever changes a block, what stands beside it
 * is of its readings.
 */
class SteadyStreamsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final Instant T0 = Instant.parse("2026-10-28T00:00:00Z");
    private static final int STREAMS = 8;
    private static final int EACH = 700;

    private static TestDatabase database;
    private static StoredObservations store;
    /** Over the same readings, with nothing in memory of what stands beside their blocks. */
    private static StoredObservations forgetful;

    private static List<Observation> all;

    /**
     * Over the end of a month, every 5, 10, ... minutes, all at the full minute: stream 3 is not steady, 4 has a gap, 5 a reading that came late, 6 is of
     * before steps were kept, 8 is all in memory.
     */
    @BeforeAll
    static void fill() {
        database = TestDatabase.create();
        var readings = new JdbcReadings(database.database());
        store = new StoredObservations(readings, event -> {}, 100_000);
        var random = new Random(SEED);
        append(random, 0, EACH / 2, 1, STREAMS);
        store.sealUntil(0);
        append(random, EACH / 2, EACH, 1, STREAMS - 1);
        store.sealUntil(0);
        append(random, EACH, EACH + 20, 1, STREAMS + 1);
        store.append(List.of(reading(5, T0.plusSeconds(300 * 5 * 20 + 60), 95)));
        database.database()
                .run(() -> database.database()
                        .update("update sensing.block set step_us = null, records = null where datastream = 6"));
        readings.heads().forget();
        readings.heads().load();
        readings.heads().await();
        all = new ArrayList<>();
        store.stream(ObservationQuery.ALL, all::add);
        forgetful = new StoredObservations(new JdbcReadings(database.database(), 0), event -> {}, 100_000);
        assertThat(all).hasSizeGreaterThan(EACH * (STREAMS - 2));
    }

    private static void append(Random random, int from, int until, int first, int end) {
        var readings = new ArrayList<NewObservation>();
        for (int stream = first; stream < end; stream++)
            for (int i = from; i < until; i++) {
                if (stream == 4 && i % 400 == 100) continue;
                long jitter = stream == 3 ? random.nextInt(100) : 0;
                double value = random.nextInt(50) == 0 ? 90 + random.nextInt(20) : random.nextInt(60);
                readings.add(reading(stream, T0.plusSeconds(300L * stream * i + jitter), value));
            }
        store.append(readings);
    }

    /** Of feature 1 mostly. */
    private static NewObservation reading(long stream, Instant time, double value) {
        long feature = time.getEpochSecond() / 300 % 97 == 0 ? 2 : 1;
        return new NewObservation(stream, time, null, null, new Result.Numeric(value), null, feature);
    }

    @AfterAll
    static void close() {
        forgetful.destroy();
        store.destroy();
        database.close();
    }

    private static List<Observation> obvious(ObservationQuery query) {
        Comparator<Observation> order =
                Comparator.comparing(Observation::phenomenonStart).thenComparing(Observation::id);
        return all.stream()
                .filter(one -> isWanted(one, query))
                .sorted(query.newestFirst() ? order.reversed() : order)
                .limit(query.limit())
                .toList();
    }

    private static boolean isWanted(Observation one, ObservationQuery query) {
        Instant from = query.from();
        Instant until = query.until();
        Double min = query.min();
        if (from != null && one.phenomenonStart().isBefore(from)) return false;
        if (until != null && !one.phenomenonStart().isBefore(until)) return false;
        if (min != null && ((Result.Numeric) one.result()).value() < min) return false;
        return query.feature() == null || query.feature().equals(one.feature());
    }

    private static @Nullable Instant time(Random random) {
        if (random.nextInt(4) == 0) return null;
        Instant time = T0.plusSeconds(300L * random.nextInt(EACH * STREAMS / 2));
        return random.nextBoolean() ? time : time.plusSeconds(random.nextInt(3) - 1);
    }

    @Test
    void counts_of_a_span_are_those_of_a_look_at_all() {
        var random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            ObservationQuery query = ObservationQuery.ALL.within(time(random), time(random));
            for (StoredObservations one : List.of(store, forgetful))
                assertThat(one.count(query))
                        .as(query.toString())
                        .isEqualTo(obvious(query).size());
        }
    }

    @Test
    void the_first_behind_a_time_are_those_of_a_look_at_all() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < 300; i++) {
            ObservationQuery query = ObservationQuery.ALL
                    .within(time(random), time(random))
                    .between(random.nextInt(3) == 0 ? 60.0 + random.nextInt(60) : null, null)
                    .ofFeature(random.nextInt(4) == 0 ? 2L : null)
                    .newestFirst(random.nextBoolean())
                    .withLimit(1 + random.nextInt(60));
            for (StoredObservations one : List.of(store, forgetful)) {
                var found = new ArrayList<Observation>();
                one.stream(query, found::add);
                assertThat(found).as(query.toString()).isEqualTo(obvious(query));
            }
        }
    }

    @Test
    void what_stands_beside_a_block_is_of_its_readings_whatever_changed_it() {
        try (var other = TestDatabase.create()) {
            var readings = new StoredObservations(new JdbcReadings(other.database()), event -> {}, 100_000);
            readings.append(hours(0, 2000));
            readings.sealUntil(0);
            assertMarks(other, true);
            readings.append(List.of(reading(1, T0.plus(Duration.ofMinutes(90)), 7)));
            assertMarks(other, false);
            readings.append(List.of(reading(1, T0.plus(Duration.ofHours(3)), 1000)));
            assertMarks(other, false);
            readings.stream(ObservationQuery.ALL.between(1000.0, null), one -> readings.delete(one.id()));
            assertMarks(other, false);
            readings.append(hours(2000, 2010));
            readings.sealUntil(0);
            readings.dropOld(new long[] {1}, T0.plus(Duration.ofDays(5)));
            assertMarks(other, false);
            readings.destroy();
        }
    }

    private static List<NewObservation> hours(int from, int until) {
        var hours = new ArrayList<NewObservation>();
        for (int hour = from; hour < until; hour++)
            hours.add(reading(1, T0.plus(Duration.ofHours(hour)), hour * 37 % 101));
        return hours;
    }

    private static void assertMarks(TestDatabase database, boolean areSteady) {
        var steps = new ArrayList<@Nullable Long>();
        database.database().each("select body, step_us, records from sensing.block order by from_us", row -> {
            BlockMarks marks = BlockMarks.of(SeriesBlock.decode(row.bytes("body")));
            steps.add(row.findWhole("step_us"));
            assertThat(row.findWhole("step_us")).isEqualTo(marks.step_us());
            assertThat(row.findBytes("records")).isEqualTo(marks.records());
        });
        assertThat(steps).isNotEmpty();
        if (areSteady) assertThat(steps).containsOnly(Duration.ofHours(1).toNanos() / 1000);
        else assertThat(steps).contains(Duration.ofHours(1).toNanos() / 1000);
    }
}

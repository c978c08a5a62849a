package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/**
 * Questions to all streams at once against the plain way: every reading in one sorted list. Streams of different value and pace, in blocks and in
 * memory and in two months, so that blocks are skipped by what they hold, by where they lie, and not at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManySeriesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final Instant T0 = Instant.parse("2026-10-31T19:00:00Z");
    private static final int STREAMS = 40;
    private static final int SPAN_S = 40_000;

    private final Comparator<Observation> order =
            Comparator.comparing(Observation::phenomenonStart).thenComparing(Observation::id);
    private final List<Observation> all = new ArrayList<>();
    private TestDatabase database;
    private StoredObservations store;

    @BeforeAll
    void fill() {
        database = TestDatabase.create();
        store = new StoredObservations(new JdbcReadings(database.database()), event -> {}, 1_000_000);
        var random = new Random(SEED);
        for (int part = 0; part < 4; part++) {
            var batch = new ArrayList<NewObservation>();
            for (int stream = 1; stream <= STREAMS; stream++) addPart(batch, stream, part, random);
            store.append(batch);
            // The last part stays in memory; of the others, a few streams do.
            if (part < 3) store.sealUntil(part * 200L);
        }
        store.stream(ObservationQuery.ALL, all::add);
        all.sort(order);
    }

    /** Every stream has its own pace from 5 s to 200 s, and its own level; few readings stand out. */
    private static void addPart(List<NewObservation> batch, int stream, int part, Random random) {
        int step_s = 5 * stream;
        for (int second = part * SPAN_S / 4; second < (part + 1) * SPAN_S / 4; second += step_s) {
            double value = stream % 7 + random.nextInt(100) / 100.0;
            if (random.nextInt(500) == 0) value += 50;
            Result result = random.nextInt(50) == 0 ? new Result.Text("E") : new Result.Numeric(value);
            Long feature = stream % 3 == 0 ? (Long) 7L : null;
            batch.add(new NewObservation(stream, T0.plusSeconds(second), null, null, result, null, feature));
        }
    }

    @AfterAll
    void close() {
        store.destroy();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_first_of_any_question_are_those_of_the_sorted_list(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            ObservationQuery query = query(random);
            int taken = 1 + random.nextInt(random.nextInt(5) == 0 ? 30_000 : 300);
            String what = "seed %d, question %d: %s, %d taken".formatted(seed, i, query, taken);
            var found = new ArrayList<Observation>();
            store.stream(query, one -> found.add(one) && found.size() < taken);
            List<Observation> expected = plain(query);
            assertThat(found.size()).as(what).isEqualTo(Math.min(taken, expected.size()));
            assertThat(found.equals(expected.subList(0, found.size()))).as(what).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void counts_are_those_of_the_list(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            ObservationQuery query = query(random).withLimit(Long.MAX_VALUE).guessing(0);
            assertThat(store.count(query))
                    .as("seed %d, question %d: %s", seed, i, query)
                    .isEqualTo(plain(query).size());
        }
    }

    private ObservationQuery query(Random random) {
        ObservationQuery query = ObservationQuery.ALL.newestFirst(random.nextBoolean());
        if (random.nextInt(3) > 0) query = query.within(time(random), random.nextBoolean() ? time(random) : null);
        if (random.nextInt(3) == 0) query = query.within(null, time(random));
        if (random.nextInt(2) == 0) query = query.between((double) random.nextInt(60), null);
        if (random.nextInt(4) == 0) query = query.between(query.min(), (double) random.nextInt(60));
        if (random.nextInt(4) == 0) query = query.ofFeature(7L);
        if (random.nextInt(4) == 0) query = query.withDatastreams(3, 9, 31, 40, 99);
        if (random.nextInt(4) == 0) query = query.after(position(random));
        if (random.nextBoolean()) query = query.guessing(1 + random.nextInt(200));
        return random.nextInt(3) == 0 ? query.withLimit(1 + random.nextInt(500)) : query;
    }

    private static Instant time(Random random) {
        return T0.plusMillis(random.nextInt(1000 * SPAN_S));
    }

    private ObservationQuery.Position position(Random random) {
        Observation at = all.get(random.nextInt(all.size()));
        return new ObservationQuery.Position(at.phenomenonStart(), at.id());
    }

    private List<Observation> plain(ObservationQuery query) {
        return PlainReadings.list(query, all);
    }

    @Test
    void what_is_packed_meanwhile_is_neither_missed_nor_met_twice() {
        var isOver = new AtomicBoolean();
        var busy = Thread.ofPlatform().start(() -> {
            for (int round = 0; !isOver.get(); round++) {
                store.append(List.of(new NewObservation(
                        1000 + round % 8, T0.plusSeconds(round), null, null, new Result.Numeric(-9), null, null)));
                if (round % 16 == 0) store.sealUntil(0);
            }
        });
        try {
            ObservationQuery query =
                    ObservationQuery.ALL.between(40.0, null).newestFirst(true).withLimit(200);
            List<Observation> expected = plain(query);
            long[] known = java.util.stream.LongStream.rangeClosed(1, STREAMS).toArray();
            ObservationQuery span =
                    ObservationQuery.ALL.within(T0.plusSeconds(777), null).withDatastreams(known);
            for (int i = 0; i < 15; i++) {
                var found = new ArrayList<Observation>();
                store.stream(query, found::add);
                assertThat(found).isEqualTo(expected);
                assertThat(store.count(span)).isEqualTo(plain(span).size());
            }
        } finally {
            isOver.set(true);
            join(busy);
            for (int stream = 1000; stream < 1008; stream++) store.deleteOf(stream);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_comes_again_in_any_order_changes_nothing_and_what_is_new_between_is_told_apart() {
        var random = new Random(SEED);
        var batch = new ArrayList<NewObservation>();
        for (int i = 0; i < 3000; i++) batch.add(again(all.get(random.nextInt(all.size()))));
        long before = store.count(ObservationQuery.ALL);
        assertThat(store.append(batch)).allMatch(one -> one.outcome().name().equals("UNCHANGED"));
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(before);
        // Half a second behind a reading that is there, twice in the same batch.
        Observation known = all.get(all.size() / 2);
        NewObservation late = new NewObservation(
                known.datastream(),
                known.phenomenonStart().plusMillis(500),
                null,
                null,
                new Result.Numeric(1),
                null,
                null);
        var outcomes = store.append(List.of(again(all.getFirst()), late, again(known), late, again(all.getLast())));
        assertThat(outcomes)
                .extracting(one -> one.outcome().name())
                .containsExactly("UNCHANGED", "CREATED", "UNCHANGED", "UNCHANGED", "UNCHANGED");
        assertThat(store.delete(outcomes.get(1).id())).isTrue();
    }

    private static NewObservation again(Observation one) {
        return new NewObservation(
                one.datastream(),
                one.phenomenonStart(),
                one.phenomenonEnd(),
                one.resultTime(),
                one.result(),
                one.extrasJson(),
                one.feature());
    }
}

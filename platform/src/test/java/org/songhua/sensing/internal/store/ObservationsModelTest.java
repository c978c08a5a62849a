package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.Appended;
import org.songhua.sensing.Appended.Outcome;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.store.TestDatabase;

/**
 * The store against a plain map: random readings, late, repeated, corrected, replaced and removed, while blocks are
 * packed and the program is restarted.
 */
class ObservationsModelTest {
    private static final int STEPS = Integer.getInteger("songhua.test.steps", 120);

    private final PlainReadings plain = new PlainReadings();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_is_done_the_store_answers_as_a_plain_map_does(long seed) {
        var random = new Random(seed);
        var readings = new RandomReadings(random);
        try (var database = TestDatabase.create()) {
            var store = open(database);
            for (int step = 0; step < STEPS; step++) {
                String what = "seed %d, step %d".formatted(seed, step);
                switch (random.nextInt(12)) {
                    case 0 -> {
                        store.destroy();
                        store = open(database);
                    }
                    case 1 -> store.sealUntil(random.nextInt(3) * 100L);
                    case 2 -> remove(store, random, what);
                    case 3 -> replace(store, random, readings, what);
                    case 4 -> removeAll(store, random, readings);
                    case 5 -> store.trim();
                    default -> append(store, random, readings, what);
                }
                compare(store, random, readings, what);
            }
            store.destroy();
        }
    }

    private static StoredObservations open(TestDatabase database) {
        return new StoredObservations(new JdbcReadings(database.database()), event -> {}, 2000);
    }

    private void append(StoredObservations store, Random random, RandomReadings readings, String what) {
        var batch = new ArrayList<NewObservation>();
        int size = random.nextInt(10) == 0 ? 1500 : 1 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            batch.add(readings.next());
            if (random.nextInt(20) == 0) batch.add(batch.get(random.nextInt(batch.size())));
        }
        List<Appended> outcomes = store.append(batch);
        for (int i = 0; i < batch.size(); i++) {
            NewObservation one = batch.get(i);
            Optional<Observation> before = plain.findAt(one);
            Appended outcome = outcomes.get(i);
            assertThat(outcome.outcome()).as(what).isEqualTo(expected(before, one));
            before.ifPresent(b -> assertThat(outcome.id()).as(what).isEqualTo(b.id()));
            plain.put(outcome.id(), one);
        }
    }

    private static Outcome expected(Optional<Observation> before, NewObservation one) {
        if (before.isEmpty()) return Outcome.CREATED;
        long id = before.get().id();
        return before.get().equals(PlainReadings.observation(id, one)) ? Outcome.UNCHANGED : Outcome.CORRECTED;
    }

    private void remove(StoredObservations store, Random random, String what) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            long id = anyId(random);
            assertThat(store.delete(id)).as(what).isEqualTo(plain.remove(id));
        }
    }

    private long anyId(Random random) {
        List<Long> ids = plain.ids();
        return ids.isEmpty() || random.nextInt(10) == 0 ? 123 : ids.get(random.nextInt(ids.size()));
    }

    private void replace(StoredObservations store, Random random, RandomReadings readings, String what) {
        long id = anyId(random);
        Optional<Observation> before = plain.find(id);
        if (before.isEmpty()) return;
        NewObservation content = random.nextBoolean()
                ? readings.at(before.get().datastream(), before.get().phenomenonStart())
                : readings.next();
        boolean taken = plain.findAt(content).filter(other -> other.id() != id).isPresent();
        try {
            Observation after = store.replace(id, content);
            assertThat(taken).as(what).isFalse();
            assertThat(after).as(what).isEqualTo(PlainReadings.observation(id, content));
            plain.put(id, content);
        } catch (FaultException e) {
            assertThat(taken).as("%s: %s", what, e).isTrue();
        }
    }

    private void removeAll(StoredObservations store, Random random, RandomReadings readings) {
        if (random.nextInt(4) > 0) return;
        long datastream = readings.datastream();
        store.deleteOf(datastream);
        plain.removeOf(datastream);
    }

    private void compare(StoredObservations store, Random random, RandomReadings readings, String what) {
        for (long datastream = 1; datastream <= RandomReadings.DATASTREAMS; datastream++) {
            assertThat(store.latest(datastream)).as(what).isEqualTo(plain.latest(datastream));
        }
        spanHolds(store, readings.datastream(), what);
        long id = anyId(random);
        assertThat(store.find(id)).as("%s: id %d", what, id).isEqualTo(plain.find(id));
        for (int i = 0; i < 3; i++) compare(store, readings.query(), what);
        compareAggregates(store, random, readings, what);
    }

    private void compare(StoredObservations store, ObservationQuery query, String what) {
        var found = new ArrayList<Observation>();
        store.stream(query, found::add);
        List<Observation> expected = plain.list(query);
        if (!found.equals(expected)) {
            assertThat(found).as("%s: %s", what, query).containsExactlyElementsOf(expected);
        }
        assertThat(store.count(query))
                .as("%s: count of %s", what, query)
                .isEqualTo(plain.list(query.withLimit(Long.MAX_VALUE)).size());
    }

    private void spanHolds(StoredObservations store, long datastream, String what) {
        List<Observation> all = plain.list(ObservationQuery.ALL.withDatastreams(datastream));
        var span = store.span(datastream);
        assertThat(span.isPresent()).as(what).isEqualTo(!all.isEmpty());
        if (all.isEmpty()) return;
        assertThat(span.get().phenomenonFrom())
                .as(what)
                .isEqualTo(all.getFirst().phenomenonStart());
        Instant until = all.stream()
                .map(one -> Objects.requireNonNullElse(one.phenomenonEnd(), one.phenomenonStart()))
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(span.get().phenomenonUntil()).as(what).isEqualTo(until);
    }

    private void compareAggregates(StoredObservations store, Random random, RandomReadings readings, String what) {
        Instant from = readings.time();
        Instant until = from.plusSeconds(random.nextInt(100_000));
        Duration step = Duration.ofMinutes(1 + random.nextInt(200));
        long datastream = readings.datastream();
        List<Aggregate> found = store.aggregate(datastream, from, until, step);
        List<Aggregate> expected = plain.aggregate(datastream, from, until, step);
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            Aggregate one = found.get(i);
            Aggregate other = expected.get(i);
            assertThat(one.mean()).as(what).isCloseTo(other.mean(), org.assertj.core.api.Assertions.within(1e-9));
            assertThat(new Aggregate(
                            one.from(), one.min(), one.max(), other.mean(), one.count(), one.doubted(), one.doubts()))
                    .as(what)
                    .isEqualTo(other);
        }
    }
}

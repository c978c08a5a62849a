package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** The first readings of more streams than stand on a shelf, all at the same moments, against a look at each stream, while ever more of them are packed. */
class ManyStreamsSearchTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261130);
    private static final Instant T0 = Instant.parse("2026-10-31T12:00:00Z");
    private static final int STREAMS = 2 * Shelf.ROOM + 50;
    private static final int MOMENTS = 5;

    private final Random random = new Random(SEED);

    private static NewObservation reading(long stream, int moment, double value) {
        return new NewObservation(
                stream, T0.plusSeconds(600L * moment), null, null, new Result.Numeric(value), null, null);
    }

    private void append(StoredObservations store, int from, int until) {
        var some = new ArrayList<NewObservation>();
        for (int moment = from; moment < until; moment++)
            for (int stream = 1; stream <= STREAMS; stream++)
                if (random.nextInt(10) != 0) some.add(reading(stream, moment, random.nextInt(1000)));
        store.append(some);
    }

    private static List<Observation> lookAtEach(StoredObservations store) {
        var all = new ArrayList<Observation>();
        for (int stream = 1; stream <= STREAMS; stream++)
            store.stream(ObservationQuery.ALL.withDatastreams(stream), all::add);
        all.sort(Comparator.comparing(Observation::phenomenonStart).thenComparing(Observation::id));
        return all;
    }

    private ObservationQuery query() {
        Double min = random.nextBoolean() ? null : Double.valueOf(900 + random.nextInt(110));
        Double max = min != null || random.nextBoolean() ? null : Double.valueOf(random.nextInt(20));
        Instant from = random.nextBoolean() ? null : T0.plusSeconds(300L * random.nextInt(2 * MOMENTS));
        Instant until = random.nextBoolean() ? null : T0.plusSeconds(300L * random.nextInt(2 * MOMENTS));
        return ObservationQuery.ALL
                .between(min, max)
                .within(from, until)
                .newestFirst(random.nextBoolean())
                .withLimit(1 + random.nextInt(120));
    }

    private static List<Observation> obvious(List<Observation> sorted, ObservationQuery query) {
        List<Observation> all = query.newestFirst() ? sorted.reversed() : sorted;
        Instant from = query.from();
        Instant until = query.until();
        Double min = query.min();
        Double max = query.max();
        return all.stream()
                .filter(one -> from == null || !one.phenomenonStart().isBefore(from))
                .filter(one -> until == null || one.phenomenonStart().isBefore(until))
                .filter(one -> one.result() instanceof Result.Numeric number
                        && (min == null || number.value() >= min)
                        && (max == null || number.value() <= max))
                .limit(query.limit())
                .toList();
    }

    private void assertFound(StoredObservations store) {
        List<Observation> sorted = lookAtEach(store);
        for (int i = 0; i < 60; i++) {
            ObservationQuery query = query();
            var found = new ArrayList<Observation>();
            store.stream(query, found::add);
            assertThat(found).as(query.toString()).isEqualTo(obvious(sorted, query));
        }
    }

    /** One reading is given to another stream and keeps its id, one stream is emptied: no shelf may be passed over because of it. */
    private void change(StoredObservations store, List<Observation> all) {
        Observation moved = all.get(random.nextInt(all.size()));
        long elsewhere = 1 + moved.datastream() % STREAMS;
        store.replace(moved.id(), reading(elsewhere, MOMENTS + 1, 1000 + random.nextInt(9)));
        store.deleteOf(1 + random.nextInt(STREAMS));
        store.delete(all.get(random.nextInt(all.size())).id());
    }

    @Test
    void what_is_found_is_what_a_look_at_each_stream_finds() {
        try (var database = TestDatabase.create()) {
            var readings = new JdbcReadings(database.database());
            var store = new StoredObservations(readings, event -> {}, 1_000_000);
            try {
                readings.heads().await();
                append(store, 0, MOMENTS / 2);
                assertFound(store);
                change(store, lookAtEach(store));
                assertFound(store);
                store.sealUntil(STREAMS);
                assertFound(store);
                append(store, MOMENTS / 2, MOMENTS);
                change(store, lookAtEach(store));
                assertFound(store);
                store.sealUntil(0);
                assertFound(store);
            } finally {
                store.destroy();
            }
        }
    }
}

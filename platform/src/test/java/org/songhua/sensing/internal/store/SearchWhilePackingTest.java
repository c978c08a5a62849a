package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Numbers that stand still are found, each once and in order, while those around them come late, are corrected, removed and packed. */
class SearchWhilePackingTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261130);
    private static final Instant T0 = Instant.parse("2026-09-28T00:00:00Z");
    private static final int STREAMS = 5;
    private static final int MINUTES = 9000;
    private static final int ROUNDS = 40;
    private static final double HIGH = 1000;

    private final List<Observation> high = new ArrayList<>();

    private static NewObservation reading(long stream, long second, double value) {
        return new NewObservation(stream, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, null);
    }

    private static void append(StoredObservations store, Random random, int from, int until) {
        var some = new ArrayList<NewObservation>();
        for (int stream = 1; stream <= STREAMS; stream++)
            for (int i = from; i < until; i++) {
                boolean isHigh = i % 97 == stream;
                some.add(reading(stream, 60L * i, isHigh ? HIGH + random.nextInt(9) : random.nextInt(90)));
            }
        store.append(some);
    }

    /** Some come again with another number, some lie between two others, some go; now and then all is packed, or what is known of the blocks read anew. */
    private static void disturb(StoredObservations store, JdbcReadings readings, Random random, int round) {
        int stream = 1 + random.nextInt(STREAMS);
        var some = new ArrayList<NewObservation>();
        for (int i = 0; i < 20; i++) some.add(reading(stream, 60L * random.nextInt(MINUTES) + 30, random.nextInt(90)));
        for (int i = 0; i < 20; i++) {
            int minute = random.nextInt(MINUTES);
            if (minute % 97 != stream) some.add(reading(stream, 60L * minute, random.nextInt(90)));
        }
        // Behind the end, so that last blocks grow.
        some.add(reading(stream, 60L * (MINUTES + 10L * round), random.nextInt(90)));
        store.append(some);
        var low = new ArrayList<Observation>();
        store.stream(
                ObservationQuery.ALL
                        .withDatastreams(stream)
                        .between(null, 90.0)
                        .within(T0.plusSeconds(60L * random.nextInt(MINUTES)), null)
                        .withLimit(3),
                low::add);
        low.forEach(one -> store.delete(one.id()));
        if (round % 3 == 0) store.sealUntil(random.nextInt(40));
        if (round % 10 == 5) readings.heads().forget();
    }

    private List<Observation> expected(ObservationQuery query) {
        Comparator<Observation> order =
                Comparator.comparing(Observation::phenomenonStart).thenComparing(Observation::id);
        Instant from = query.from();
        Instant until = query.until();
        return high.stream()
                .filter(one -> from == null || !one.phenomenonStart().isBefore(from))
                .filter(one -> until == null || one.phenomenonStart().isBefore(until))
                .sorted(query.newestFirst() ? order.reversed() : order)
                .limit(query.limit())
                .toList();
    }

    private static Instant time(Random random) {
        return T0.plusSeconds(60L * random.nextInt(MINUTES));
    }

    private static ObservationQuery query(Random random) {
        return ObservationQuery.ALL
                .between(HIGH, random.nextInt(4) == 0 ? HIGH + 100 : null)
                .within(random.nextBoolean() ? null : time(random), random.nextBoolean() ? null : time(random))
                .newestFirst(random.nextBoolean())
                .withLimit(1 + random.nextInt(60));
    }

    private static List<Observation> found(StoredObservations store, ObservationQuery query) {
        var found = new ArrayList<Observation>();
        store.stream(query, found::add);
        return found;
    }

    @Test
    void what_stands_still_is_found_whatever_happens_around_it() {
        try (var database = TestDatabase.create()) {
            var readings = new JdbcReadings(database.database());
            var store = new StoredObservations(readings, event -> {}, 100_000);
            try {
                var random = new Random(SEED);
                append(store, random, 0, MINUTES / 2);
                store.sealUntil(0);
                append(store, random, MINUTES / 2, MINUTES);
                store.sealUntil(2000);
                high.addAll(found(store, ObservationQuery.ALL.between(HIGH, null)));
                assertThat(high).hasSizeGreaterThan(400);
                var disturbed = CompletableFuture.runAsync(() -> {
                    for (int round = 0; round < ROUNDS; round++)
                        disturb(store, readings, new Random(SEED + round), round);
                });
                int asked = 0;
                while (!disturbed.isDone() || asked < 50) {
                    ObservationQuery query = query(random);
                    assertThat(found(store, query)).as(query.toString()).isEqualTo(expected(query));
                    asked++;
                }
                disturbed.join();
            } finally {
                store.destroy();
            }
        }
    }
}

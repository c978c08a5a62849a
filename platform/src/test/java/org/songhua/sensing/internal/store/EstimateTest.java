package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Counts of readings within bounds: exact while they are small, near the truth when they are large, and quick either way. */
class EstimateTest {
    private static final long SEED = 5;
    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private static final int STREAMS = 10;
    private static final int EACH = 3000;

    private static TestDatabase database;
    private static StoredObservations store;

    /** Numbers spread evenly from 0 to 100, a twentieth of them in memory; every hundredth reading is a text. */
    @BeforeAll
    static void fill() {
        database = TestDatabase.create();
        store = new StoredObservations(new JdbcReadings(database.database()), event -> {}, 100_000);
        var random = new Random(SEED);
        append(random, 0, EACH);
        store.sealUntil(0);
        append(random, EACH, EACH + EACH / 20);
    }

    private static void append(Random random, int from, int until) {
        var readings = new ArrayList<NewObservation>();
        for (int i = from; i < until; i++)
            for (int stream = 1; stream <= STREAMS; stream++) {
                Result result =
                        i % 100 == 0 ? new Result.Text("off") : new Result.Numeric(random.nextInt(10_000) / 100.0);
                readings.add(new NewObservation(stream, T0.plusSeconds(60L * i), null, null, result, null, null));
            }
        store.append(readings);
    }

    @AfterAll
    static void close() {
        store.destroy();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "50, 100", "0, 30", "25, 75", "99, 100"})
    void largeCountsAreNearTheTruth(double min, double max) {
        ObservationQuery query = ObservationQuery.ALL.between(min, max);
        long exact = store.count(query);

        long estimate = store.estimate(query, 100);

        assertThat(estimate).isCloseTo(exact, within(exact / 10 + 20));
        assertThat(estimate).isGreaterThan(100);
    }

    @Test
    void aSpanOfTimeAndAStreamAreLookedAtToo() {
        Instant from = T0.plusSeconds(60L * EACH / 3);
        Instant until = T0.plusSeconds(60L * EACH * 2 / 3);
        ObservationQuery query = ObservationQuery.ALL
                .withDatastreams(1, 2, 3)
                .within(from, until)
                .between(50.0, null);
        long exact = store.count(query);
        assertThat(store.estimate(query, 100)).isCloseTo(exact, within(exact / 8));
        assertThat(store.estimate(query.within(until, from), 100)).isZero();
    }

    @Test
    void smallCountsAreExact() {
        ObservationQuery query = ObservationQuery.ALL.between(99.9, null);
        long exact = store.count(query);

        assertThat(exact).isPositive();
        assertThat(store.estimate(query, exact)).isEqualTo(exact);
        assertThat(store.estimate(ObservationQuery.ALL.between(1e6, null), 0)).isZero();
    }

    @Test
    void whatIsAtHandIsExactHoweverLarge() {
        assertThat(store.estimate(ObservationQuery.ALL, 0)).isEqualTo(store.count(ObservationQuery.ALL));
        ObservationQuery since = ObservationQuery.ALL.within(T0.plusSeconds(7), null);
        assertThat(store.estimate(since, 0)).isEqualTo(store.count(since));
    }

    @Test
    void blocksWithoutSumsAreEstimatedByTheirSize() {
        ObservationQuery query = ObservationQuery.ALL.between(50.0, null);
        long exact = store.count(query);
        database.database()
                .run(() -> database.database().update("update sensing.block set numbers = null where datastream < 5"));

        assertThat(store.estimate(query, 100)).isCloseTo(exact, within(exact / 10));
    }
}

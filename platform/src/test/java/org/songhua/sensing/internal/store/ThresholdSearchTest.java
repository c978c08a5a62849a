package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Readings beyond a threshold, of which some are packed and some are not, against a look at every one of them. */
class ThresholdSearchTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final Instant T0 = Instant.parse("2024-11-20T00:00:00Z");
    private static final int STREAMS = 6;
    private static final int EACH = 1200;

    private static TestDatabase database;
    private static StoredObservations store;
    /** Over the same readings, with nothing in memory of what stands beside their blocks. */
    private static StoredObservations forgetful;

    private static List<Observation> all;

    /**
     * Over two years' ends, of unequal steps: most numbers are low, some peaks are high, some texts lie between. Two of three are packed, a few come late,
     * one of the streams is all in memory.
     */
    @BeforeAll
    static void fill() {
        database = TestDatabase.create();
        var readings = new JdbcReadings(database.database());
        store = new StoredObservations(readings, event -> {}, 100_000);
        readings.heads().await();
        var random = new Random(SEED);
        append(random, 1, STREAMS, 0, EACH * 2 / 3);
        store.sealUntil(0);
        append(random, 1, STREAMS + 1, EACH * 2 / 3, EACH);
        append(random, 1, STREAMS, 100, 110);
        all = new ArrayList<>();
        store.stream(ObservationQuery.ALL, all::add);
        forgetful = new StoredObservations(new JdbcReadings(database.database(), 0), event -> {}, 100_000);
    }

    private static void append(Random random, int first, int until, int from, int to) {
        var readings = new ArrayList<NewObservation>();
        for (int stream = first; stream < until; stream++)
            for (int i = from; i < to; i++) {
                Instant at = T0.plusSeconds(3000L * stream * i / 2 + random.nextInt(900));
                readings.add(new NewObservation(stream, at, null, null, result(random), null, null));
            }
        store.append(readings);
    }

    private static Result result(Random random) {
        if (random.nextInt(30) == 0) return new Result.Text("off");
        return new Result.Numeric(random.nextInt(60) == 0 ? 90 + random.nextInt(20) : random.nextInt(50));
    }

    @AfterAll
    static void close() {
        forgetful.destroy();
        store.destroy();
        database.close();
    }

    private static List<Observation> found(ObservationQuery query) {
        var found = new ArrayList<Observation>();
        store.stream(query, found::add);
        var sameFromDatabase = new ArrayList<Observation>();
        forgetful.stream(query, sameFromDatabase::add);
        assertThat(sameFromDatabase).as(query.toString()).isEqualTo(found);
        return found;
    }

    private static List<Observation> obvious(ObservationQuery query) {
        Comparator<Observation> order =
                Comparator.comparing(Observation::phenomenonStart).thenComparing(Observation::id);
        if (query.newestFirst()) order = order.reversed();
        var position = query.after();
        Comparator<Observation> both = order;
        return all.stream()
                .filter(one -> isWanted(one, query))
                .filter(one -> position == null || both.compare(one, at(position)) > 0)
                .sorted(order)
                .limit(query.limit())
                .toList();
    }

    private static Observation at(ObservationQuery.Position position) {
        return new Observation(
                position.id(), 0, position.phenomenonStart(), null, null, new Result.Text(""), null, null, (byte) 0);
    }

    private static boolean isWanted(Observation one, ObservationQuery query) {
        long[] streams = query.datastreams();
        if (streams != null && LongStream.of(streams).noneMatch(stream -> stream == one.datastream())) return false;
        Instant from = query.from();
        Instant until = query.until();
        if (from != null && one.phenomenonStart().isBefore(from)) return false;
        if (until != null && !one.phenomenonStart().isBefore(until)) return false;
        Double min = query.min();
        Double max = query.max();
        if (min == null && max == null) return true;
        return one.result() instanceof Result.Numeric number
                && (min == null || number.value() >= min)
                && (max == null || number.value() <= max);
    }

    private static @Nullable Instant time(Random random) {
        return random.nextInt(3) == 0 ? null : T0.plusSeconds(random.nextInt(3000 * STREAMS * EACH / 2));
    }

    private static ObservationQuery query(Random random) {
        Double min = random.nextInt(6) == 0 ? null : Double.valueOf(random.nextInt(115));
        Double max = random.nextInt(3) != 0 ? null : (min == null ? 0 : min) + random.nextInt(20);
        ObservationQuery query = ObservationQuery.ALL
                .within(time(random), time(random))
                .between(min, max)
                .newestFirst(random.nextBoolean())
                .guessing(random.nextInt(3) * 40)
                .withLimit(random.nextBoolean() ? 1 + random.nextInt(40) : Long.MAX_VALUE);
        if (random.nextBoolean())
            query = query.withDatastreams(1 + random.nextInt(STREAMS), 1 + random.nextInt(STREAMS), 999);
        if (random.nextInt(3) != 0) return query;
        Observation last = all.get(random.nextInt(all.size()));
        return query.after(new ObservationQuery.Position(last.phenomenonStart(), last.id()));
    }

    @Test
    void whatIsSearchedAtRandomIsWhatLooksAtAllFind() {
        var random = new Random(SEED);
        int some = 0;
        for (int i = 0; i < 300; i++) {
            ObservationQuery query = query(random);
            List<Observation> expected = obvious(query);
            assertThat(found(query)).as(query.toString()).isEqualTo(expected);
            if (!expected.isEmpty()) some++;
        }
        assertThat(some).isGreaterThan(100);
    }

    @Test
    void countsAreThoseOfALookAtAll() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < 100; i++) {
            ObservationQuery query = query(random).withLimit(Long.MAX_VALUE).after(null);
            assertThat(store.count(query))
                    .as(query.toString())
                    .isEqualTo(obvious(query).size());
        }
    }

    /** Whoever has enough after a few may stop, at any of them, and has seen the first ones in order. */
    @Test
    void whoeverStopsHasTheFirstOnes() {
        for (boolean newestFirst : new boolean[] {true, false}) {
            ObservationQuery query = ObservationQuery.ALL.between(90.0, null).newestFirst(newestFirst);
            List<Observation> expected = obvious(query);
            for (int stop : new int[] {1, 2, 3, 10, 50}) {
                var seen = new ArrayList<Observation>();
                store.stream(query.guessing(stop), one -> seen.add(one) && seen.size() < stop);
                assertThat(seen).isEqualTo(expected.subList(0, stop));
            }
        }
    }

    /** Pages that each begin behind the last of the one before are together all there is, without a repeat. */
    @Test
    void pagesJoinWithoutGapOrRepeat() {
        for (boolean newestFirst : new boolean[] {true, false}) {
            ObservationQuery query = ObservationQuery.ALL.between(95.0, 105.0).newestFirst(newestFirst);
            var joined = new ArrayList<Observation>();
            List<Observation> page = found(query.withLimit(7).guessing(7));
            while (!page.isEmpty()) {
                joined.addAll(page);
                var last = page.getLast();
                var behind = new ObservationQuery.Position(last.phenomenonStart(), last.id());
                page = found(query.after(behind).withLimit(7).guessing(7));
            }
            assertThat(joined).isEqualTo(obvious(query));
        }
    }

    @Test
    void theGreatestNumberIsWithinItsBoundAndNothingIsAboveIt() {
        double greatest = all.stream()
                .filter(one -> one.result() instanceof Result.Numeric)
                .mapToDouble(one -> ((Result.Numeric) one.result()).value())
                .max()
                .orElseThrow();
        assertThat(found(ObservationQuery.ALL.between(greatest, null))).isNotEmpty();
        assertThat(found(ObservationQuery.ALL.between(Math.nextUp(greatest), null)))
                .isEmpty();
        assertThat(found(ObservationQuery.ALL.between(60.0, 80.0).newestFirst(true)))
                .isEmpty();
    }
}

package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** What is in memory of blocks is what stands in the database, whatever changes them, and however many there may be. */
class BlockHeadsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final Instant T0 = Instant.parse("2026-10-28T00:00:00Z");
    private static final int STREAMS = 5;

    private TestDatabase database;
    private JdbcReadings readings;
    private StoredObservations store;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        open(1000);
    }

    private void open(int knownMost) {
        readings = new JdbcReadings(database.database(), knownMost);
        store = new StoredObservations(readings, event -> {}, 100_000);
    }

    @AfterEach
    void close() {
        store.destroy();
        database.close();
    }

    private void append(long stream, int from, int until) {
        var some = new ArrayList<NewObservation>();
        for (int i = from; i < until; i++) some.add(reading(stream, i * 600L, i * 37 % 101));
        store.append(some);
    }

    private static NewObservation reading(long stream, long second, double value) {
        return new NewObservation(stream, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, null);
    }

    private static String told(KnownBlock block) {
        String records = block.records == null ? "" : HexFormat.of().formatHex(block.records);
        return "%s %d %d %d %s %s %d %s"
                .formatted(
                        block.span, block.idFrom, block.idUntil, block.n, block.min, block.max, block.step_us, records);
    }

    private void assertKnown() {
        readings.heads().load();
        readings.heads().await();
        List<KnownBlock> known = readings.heads().ask(KnownBlocks::list).orElseThrow();
        var told = new ArrayList<String>();
        known.forEach(block -> told.add(told(block)));
        assertThat(told).containsExactlyInAnyOrderElementsOf(standing());
    }

    private List<String> standing() {
        var standing = new ArrayList<String>();
        new JdbcHeads(database.database()).eachKnown(block -> standing.add(told(block)));
        return standing;
    }

    /** Late and corrected readings, removals, whole datastreams that go and come again, old ones that are dropped, over the end of a month. */
    @Test
    void what_is_known_is_what_stands_in_the_database() {
        var random = new Random(SEED);
        var next = new int[STREAMS + 1];
        assertKnown();
        for (int i = 0; i < 40; i++) {
            int stream = 1 + random.nextInt(STREAMS);
            int before = next[stream];
            switch (random.nextInt(8)) {
                case 0 -> store.append(List.of(reading(stream, 600L * random.nextInt(before + 1) + 60, 500)));
                case 1 -> store.append(List.of(reading(stream, 600L * random.nextInt(before + 1), 700)));
                case 2 -> deleteOne(stream, random);
                case 3 -> {
                    if (random.nextInt(3) == 0) store.deleteOf(stream);
                }
                case 4 -> store.dropOld(new long[] {stream}, T0.plusSeconds(random.nextInt(600 * (before + 1))));
                default -> append(stream, before, next[stream] += 1 + random.nextInt(900));
            }
            store.sealUntil(random.nextInt(3) * 200L);
            assertKnown();
        }
        assertThat(standing()).hasSizeGreaterThan(5);
    }

    private void deleteOne(int stream, Random random) {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL.withDatastreams(stream).withLimit(1 + random.nextInt(400)), found::add);
        if (!found.isEmpty()) store.delete(found.getLast().id());
    }

    /** Blocks that come and go while they are read for the first time are known all the same. */
    @Test
    void what_changes_while_it_is_read_for_the_first_time_is_known_afterwards() {
        for (int round = 0; round < 8; round++) {
            readings.heads().forget();
            for (int stream = 1; stream <= STREAMS; stream++) append(stream, 300 * round, 300 * round + 300);
            readings.heads().load();
            store.sealUntil(0);
            assertKnown();
        }
    }

    /** However many ask at once, and whatever is forgotten while it is read: what is in memory in the end is what stands in the database. */
    @Test
    void many_who_ask_at_once_have_them_read_together() {
        for (int round = 0; round < 8; round++) {
            for (int stream = 1; stream <= STREAMS; stream++) append(stream, 300 * round, 300 * round + 300);
            var asking = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++)
                asking.add(Thread.ofVirtual().start(() -> {
                    readings.heads().forget();
                    for (int j = 0; j < 20; j++) readings.heads().ask(KnownBlocks::size);
                }));
            store.sealUntil(0);
            for (Thread one : asking) join(one);
            readings.heads().await();
            assertKnown();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_a_commit_that_fails_nothing_is_known() {
        append(1, 0, 500);
        store.sealUntil(0);
        assertKnown();
        assertThatThrownBy(() -> readings.commit(() -> {
                    readings.deleteAllOf(1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertKnown();
        assertThat(standing()).isNotEmpty();
    }

    /** Then the database is asked, for ever more. */
    @Test
    void of_too_many_blocks_nothing_is_in_memory() {
        append(1, 0, 500);
        store.sealUntil(0);
        store.destroy();
        int blocks = standing().size();
        open(blocks);
        assertKnown();
        append(2, 0, 500);
        store.sealUntil(0);
        assertThat(readings.heads().ask(KnownBlocks::size)).isEmpty();
        assertThat(store.count(ObservationQuery.ALL.within(T0.plusSeconds(600 * 100), null)))
                .isEqualTo(800);
        store.destroy();
        open(blocks);
        readings.heads().await();
        assertThat(readings.heads().ask(KnownBlocks::size)).isEmpty();
    }

    /** Among equal times the ids decide; each datastream is asked for once, however often it is named. */
    @Test
    void questions_about_some_datastreams_are_answered_from_theirs_alone() {
        for (int stream = 1; stream <= STREAMS; stream++) append(stream, 0, 400);
        store.sealUntil(0);
        ObservationQuery query =
                ObservationQuery.ALL.withDatastreams(2, 4, 2, 99).within(T0.plusSeconds(600 * 100), null);
        assertThat(store.count(query)).isEqualTo(600);
        var streams = new TreeSet<Long>();
        store.stream(query.withLimit(10), one -> streams.add(one.datastream()) || true);
        assertThat(streams).containsExactly(2L, 4L);
        assertThat(store.count(query.within(T0.plusSeconds(600 * 100), T0.plusSeconds(600 * 110 + 1))))
                .isEqualTo(22);
    }
}

package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Blocks that are read from memory are those that stand in the database, whatever changed since they were read. */
class BlockBodiesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final Instant T0 = Instant.parse("2026-10-28T00:00:00Z");
    private static final int STREAMS = 3;
    private static final double LEAST = Double.NEGATIVE_INFINITY;
    private static final double GREATEST = Double.POSITIVE_INFINITY;

    private TestDatabase database;
    private JdbcReadings plain;
    private JdbcReadings readings;
    private StoredObservations store;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        plain = new JdbcReadings(database.database(), 0);
        open(1 << 20);
    }

    private void open(long bodiesMax) {
        readings = new JdbcReadings(database.database(), 1000, bodiesMax);
        store = new StoredObservations(readings, event -> {}, 100_000);
        readings.heads().await();
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

    private static List<String> told(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.span() + " " + block.idFrom() + " " + block.idUntil() + " "
                        + HexFormat.of().formatHex(block.body()))
                .toList();
    }

    /** From either end, from the middle, with bounds, and where blocks stood before. */
    private void assertSame(int stream, long second, Set<BlockSpan> before) {
        long time_us = ReadingFormat.bound(T0.plusSeconds(second));
        for (double least : new double[] {LEAST, 99, 600})
            for (int limit : new int[] {1, 100}) {
                assertThat(told(readings.readAfter(stream, time_us, least, GREATEST, limit)))
                        .isEqualTo(told(plain.listAfter(stream, time_us, least, GREATEST, limit)));
                assertThat(told(readings.readBefore(stream, 0, time_us, least, GREATEST, limit)))
                        .isEqualTo(told(plain.readBefore(stream, 0, time_us, least, GREATEST, limit)));
            }
        assertThat(told(readings.readCovering(stream, time_us).stream().toList()))
                .isEqualTo(told(plain.findCovering(stream, time_us).stream().toList()));
        readings.readAfter(stream, 0, LEAST, GREATEST, 100).forEach(block -> before.add(block.span()));
        // Two that stood at different times may overlap, and then find one twice.
        for (BlockSpan span : before)
            assertThat(told(readings.listWithin(List.of(span))))
                    .containsExactlyInAnyOrderElementsOf(told(plain.listWithin(List.of(span))));
    }

    /** Late and corrected readings, removals, whole datastreams that go and come again, old ones that are dropped; with room for all bodies, for few and for none. */
    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 3000, 0})
    void what_is_read_is_what_stands_in_the_database(long bodiesMax) {
        store.destroy();
        open(bodiesMax);
        var random = new Random(SEED);
        var next = new int[STREAMS + 1];
        var before = new LinkedHashSet<BlockSpan>();
        for (int i = 0; i < 40; i++) {
            int stream = 1 + random.nextInt(STREAMS);
            int last = next[stream];
            switch (random.nextInt(8)) {
                case 0 -> store.append(List.of(reading(stream, 600L * random.nextInt(last + 1) + 60, 500)));
                case 1 -> store.append(List.of(reading(stream, 600L * random.nextInt(last + 1), 700)));
                case 2 -> deleteOne(stream, random);
                case 3 -> {
                    if (random.nextInt(3) == 0) store.deleteOf(stream);
                }
                case 4 -> store.dropOld(new long[] {stream}, T0.plusSeconds(random.nextInt(600 * (last + 1))));
                default -> append(stream, last, next[stream] += 1 + random.nextInt(900));
            }
            store.sealUntil(random.nextInt(3) * 200L);
            assertSame(stream, random.nextInt(600 * (next[stream] + 1)), before);
        }
        assertThat(before).hasSizeGreaterThan(10);
    }

    private void deleteOne(int stream, Random random) {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL.withDatastreams(stream).withLimit(1 + random.nextInt(400)), found::add);
        if (!found.isEmpty()) store.delete(found.getLast().id());
    }

    private List<Observation> all() {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL.withDatastreams(1).newestFirst(true), found::add);
        return found;
    }

    @Test
    void who_reads_the_same_again_asks_no_database() {
        append(1, 0, 500);
        store.sealUntil(0);
        List<Observation> before = all();
        database.database().update("update sensing.block set body = ''");
        assertThat(all()).hasSize(500).isEqualTo(before);
    }

    /** Of a commit of which nobody knows whether it became durable, memory keeps nothing. */
    @Test
    void what_is_forgotten_is_read_anew() {
        append(1, 0, 500);
        store.sealUntil(0);
        assertThat(all()).hasSize(500);
        readings.heads().forget();
        database.database().update("delete from sensing.block");
        assertThat(all()).isEmpty();
    }
}

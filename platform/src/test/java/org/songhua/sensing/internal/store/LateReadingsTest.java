package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Who reads the journal hears of every reading, also of those that come for a time whose readings are packed already. */
class LateReadingsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final Instant T0 = Instant.parse("2026-11-03T00:00:00Z");

    private TestDatabase database;
    private StoredObservations store;
    private StoredJournal journal;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        store = reopened();
        journal = new StoredJournal(database.database());
        assertThat(journal.position("reader")).isZero();
        store.append(IntStream.range(0, 100).mapToObj(i -> reading(2 * i, i)).toList());
        store.sealUntil(0);
    }

    @AfterEach
    void close() {
        store.destroy();
        database.close();
    }

    private StoredObservations reopened() {
        return new StoredObservations(new JdbcReadings(database.database()), event -> {}, 100_000);
    }

    private static NewObservation reading(int second, double value) {
        return new NewObservation(1, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, null);
    }

    /** {@return what a reader hears behind a commit, as second=value} */
    private List<String> heard(long behind) {
        var heard = new ArrayList<String>();
        journal.read(behind, 1000, (seq, observations) -> observations.forEach(one -> heard.add(said(one))));
        return heard;
    }

    private static String said(Observation one) {
        long second = one.phenomenonStart().getEpochSecond() - T0.getEpochSecond();
        return second + "=" + ((Result.Numeric) one.result()).value();
    }

    private long last() {
        return database.database().get("select max(seq) as seq from sensing.journal", row -> row.whole("seq"));
    }

    @Test
    void a_reading_late_for_its_block_is_heard_with_those_that_come_in_time() {
        long before = last();
        store.append(List.of(reading(51, 7), reading(300, 8)));
        assertThat(heard(before)).containsExactly("51=7.0", "300=8.0");
    }

    @Test
    void a_correction_of_a_packed_reading_is_heard_and_a_repetition_is_not() {
        long before = last();
        store.append(List.of(reading(50, 25), reading(52, 99)));
        assertThat(heard(before)).containsExactly("52=99.0");
        store.append(List.of(reading(52, 99)));
        assertThat(heard(before)).containsExactly("52=99.0");
    }

    @Test
    void a_reading_that_is_put_in_place_of_a_packed_one_is_heard_and_a_deletion_is_not() {
        long before = last();
        long id = id(60);
        store.replace(id, reading(61, 5));
        assertThat(heard(before)).containsExactly("61=5.0");
        assertThat(store.delete(id)).isTrue();
        assertThat(heard(before)).containsExactly("61=5.0");
    }

    private long id(int second) {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL.within(T0.plusSeconds(second), T0.plusSeconds(second + 1)), found::add);
        return found.getFirst().id();
    }

    @Test
    void what_was_late_is_there_once_after_a_restart_and_is_not_told_again() {
        store.append(List.of(reading(51, 7), reading(300, 8)));
        List<Observation> all = list();
        assertThat(all).hasSize(102);
        store.destroy();
        store = reopened();
        assertThat(list()).isEqualTo(all);
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(102);
        assertThat(heard(last())).isEmpty();
    }

    @Test
    void a_journal_of_nothing_but_late_readings_is_dropped_when_they_were_read() {
        store.append(List.of(reading(51, 7)));
        store.trim();
        assertThat(heard(0)).contains("51=7.0");
        journal.advance("reader", last());
        store.trim();
        assertThat(heard(0)).isEmpty();
        assertThat(list()).hasSize(101);
    }

    private List<Observation> list() {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL, found::add);
        return found;
    }

    /** Whatever is packed when: the last that a reader hears of a time is what the store says of it. */
    @Test
    void a_reader_knows_what_the_store_knows() {
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            store.append(IntStream.range(0, 1 + random.nextInt(20))
                    .mapToObj(i -> reading(random.nextInt(400), random.nextInt(5)))
                    .toList());
            if (random.nextInt(4) == 0) store.sealUntil(random.nextInt(100));
        }
        var known = new java.util.TreeMap<Integer, String>();
        for (String one : heard(0)) known.put(Integer.valueOf(one.substring(0, one.indexOf('='))), one);
        assertThat(known.values())
                .as("seed %d", SEED)
                .containsExactlyElementsOf(
                        list().stream().map(LateReadingsTest::said).toList());
    }
}

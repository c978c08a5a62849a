package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.sensing.Appended;
import org.songhua.sensing.Appended.Outcome;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.ObservationsRecorded;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** What the store promises, one promise at a time. */
class ObservationsTest {
    private static final Instant T0 = Instant.parse("2026-11-03T00:00:00Z");

    private final List<Object> news = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private StoredObservations store;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        store = reopened();
    }

    @AfterEach
    void close() {
        store.destroy();
        database.close();
    }

    private StoredObservations reopened() {
        return new StoredObservations(new JdbcReadings(database.database()), news::add, 100_000);
    }

    @Test
    void every_kind_of_result_goes_out_as_it_came_in_also_from_a_block_and_after_a_restart() {
        List<Result> results = List.of(
                new Result.Numeric(21.5),
                new Result.Numeric(0.1, new BigDecimal("0.1000000000000000055511151231257827")),
                new Result.Text("关阀"),
                new Result.Truth(true),
                new Result.Truth(false),
                new Result.Json("[1, null, {\"a\": []}]"));
        var sent = new ArrayList<NewObservation>();
        for (int i = 0; i < results.size(); i++) {
            sent.add(new NewObservation(
                    1,
                    T0.plusSeconds(i),
                    T0.plusSeconds(i + 9),
                    T0.minusMillis(i),
                    results.get(i),
                    "{\"parameters\":{}}",
                    7L));
        }
        store.append(sent);
        List<Observation> before = list(ObservationQuery.ALL);
        assertThat(before).extracting(Observation::result).isEqualTo(results);
        assertThat(before).allMatch(one -> one.feature() == 7 && "{\"parameters\":{}}".equals(one.extrasJson()));
        store.sealUntil(0);
        assertThat(list(ObservationQuery.ALL)).isEqualTo(before);
        store.destroy();
        store = reopened();
        assertThat(list(ObservationQuery.ALL)).isEqualTo(before);
    }

    @Test
    void the_same_reading_again_changes_nothing_and_another_value_corrects_it() {
        Appended first = store.append(List.of(reading(1, 0, 5))).getFirst();
        assertThat(store.append(List.of(reading(1, 0, 5))).getFirst())
                .isEqualTo(new Appended(first.id(), Outcome.UNCHANGED, (byte) 0));
        store.sealUntil(0);
        assertThat(store.append(List.of(reading(1, 0, 6))).getFirst())
                .isEqualTo(new Appended(first.id(), Outcome.CORRECTED, (byte) 0));
        assertThat(store.latest(1).orElseThrow().result()).isEqualTo(new Result.Numeric(6));
        assertThat(store.count(ObservationQuery.ALL)).isOne();
        double old = database.database()
                .get(
                        "select number from sensing.earlier_reading where id = ?",
                        row -> row.number("number"),
                        first.id());
        assertThat(old).isEqualTo(5);
    }

    @Test
    void a_late_reading_is_taken_into_the_block_where_it_belongs() {
        store.append(
                IntStream.range(0, 2000).mapToObj(i -> reading(1, 2L * i, i)).toList());
        store.sealUntil(0);
        store.append(List.of(reading(1, 1001, 77), reading(1, 1003, 78)));
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(2002);
        List<Observation> around = list(ObservationQuery.ALL.within(T0.plusSeconds(1000), T0.plusSeconds(1004)));
        assertThat(around)
                .extracting(one ->
                        one.phenomenonStart().minusSeconds(T0.getEpochSecond()).getEpochSecond())
                .containsExactly(1000L, 1001L, 1002L, 1003L);
    }

    @Test
    void blocks_hold_less_than_four_bytes_a_reading_with_all_that_belongs_to_them() {
        var random = new java.util.Random(3);
        for (int batch = 0; batch < 20; batch++) {
            int start = batch * 1000;
            store.append(IntStream.range(start, start + 1000)
                    .mapToObj(i -> reading(1 + i % 10, i, Math.round(5000 + 100 * random.nextDouble()) / 100.0))
                    .toList());
        }
        store.sealUntil(0);
        long bytes = database.database()
                .get("select sum(length(body))::bigint as n from sensing.block", row -> row.whole("n"));
        assertThat(bytes / 20_000.0).isLessThan(2);
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(20_000);
    }

    @Test
    void the_journal_is_dropped_when_nothing_needs_it() {
        store.append(IntStream.range(0, 500).mapToObj(i -> reading(1, i, i)).toList());
        store.append(List.of(reading(2, 0, 1)));
        for (int i = 0; i < 20; i++) store.append(List.of(reading(3, i, i)));
        store.sealUntil(400);
        store.trim();
        assertThat(journalRows()).isLessThan(22);
        store.destroy();
        store = reopened();
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(521);
        store.sealUntil(0);
        store.trim();
        assertThat(journalRows()).isZero();
        store.destroy();
        store = reopened();
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(521);
        Appended next = store.append(List.of(reading(3, 99, 1))).getFirst();
        assertThat(store.find(next.id())).isPresent();
        store.destroy();
        store = reopened();
        assertThat(store.find(next.id())).isPresent();
    }

    @Test
    void readings_of_many_senders_at_once_are_all_there_once() throws Exception {
        int senders = 16;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<java.util.concurrent.Future<?>>();
            for (int sender = 0; sender < senders; sender++) {
                int number = sender;
                work.add(pool.submit(() -> {
                    // Each reading is sent by two senders, to streams that all share.
                    for (int i = 0; i < 300; i++)
                        store.append(List.of(reading(1 + i % 7, i, number / 2), reading(9, i, 1)));
                }));
            }
            for (int i = 0; i < 5; i++) store.sealUntil(0);
            for (var one : work) one.get();
        }
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(600);
        assertThat(list(ObservationQuery.ALL)).hasSize(600);
        store.destroy();
        store = reopened();
        assertThat(list(ObservationQuery.ALL)).hasSize(600);
    }

    @Test
    void streams_that_fill_faster_than_they_are_packed_are_packed_once() throws Exception {
        var senders = new ArrayList<Thread>();
        for (int sender = 0; sender < 4; sender++) {
            int datastream = 1 + sender;
            senders.add(Thread.ofVirtual().start(() -> {
                for (int batch = 0; batch < 60; batch++) {
                    int start = batch * 700;
                    store.append(IntStream.range(start, start + 700)
                            .mapToObj(i -> reading(datastream, i, i % 50))
                            .toList());
                }
            }));
        }
        for (Thread sender : senders) sender.join();
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(4 * 42_000);
        assertThat(store.count(ObservationQuery.ALL.within(T0.plusSeconds(1000), null)))
                .isEqualTo(4 * 41_000);
        assertThat(list(ObservationQuery.ALL.withDatastreams(2)))
                .hasSize(42_000)
                .doesNotHaveDuplicates();
        store.sealUntil(0);
        assertThat(list(ObservationQuery.ALL.withDatastreams(2))).hasSize(42_000);
        assertThat(store.sealFailures()).isZero();
    }

    @Test
    void ids_are_unique_and_find_their_reading_wherever_it_is() {
        List<Appended> all = store.append(LongStream.range(0, 3000)
                .mapToObj(i -> reading(1 + i % 3, i, i))
                .toList());
        assertThat(all).extracting(Appended::id).doesNotHaveDuplicates();
        store.sealUntil(1500);
        for (int i = 0; i < 3000; i += 97) {
            assertThat(store.find(all.get(i).id()).orElseThrow().result()).isEqualTo(new Result.Numeric(i));
        }
        assertThat(store.find(5)).isEmpty();
        assertThat(store.find(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void a_reading_that_moves_to_another_datastream_keeps_its_id() {
        long id = store.append(List.of(reading(1, 0, 5))).getFirst().id();
        store.replace(id, reading(2, 3, 6));
        assertThat(store.latest(1)).isEmpty();
        assertThat(store.latest(2).orElseThrow().id()).isEqualTo(id);
        store.sealUntil(0);
        store.destroy();
        store = reopened();
        assertThat(store.find(id).orElseThrow().datastream()).isEqualTo(2);
        assertThat(store.append(List.of(reading(1, 0, 5))).getFirst().id()).isNotEqualTo(id);
        assertThat(store.delete(id)).isTrue();
        assertThat(store.delete(id)).isFalse();
    }

    @Test
    void replacing_needs_the_reading_and_its_time_free() {
        List<Appended> two = store.append(List.of(reading(1, 0, 5), reading(1, 1, 6)));
        assertThatThrownBy(() -> store.replace(77, reading(1, 9, 1))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> store.replace(two.getFirst().id(), reading(1, 1, 1)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("OBS-001");
        assertThat(list(ObservationQuery.ALL)).hasSize(2);
    }

    @Test
    void times_that_are_mistakes_are_refused_and_bounds_of_queries_never_are() {
        var late = new NewObservation(1, Instant.MAX, null, null, new Result.Numeric(1), null, null);
        assertThatThrownBy(() -> store.append(List.of(reading(1, 0, 1), late)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("OBS-002");
        store.append(List.of(reading(1, 0, 1)));
        assertThat(list(ObservationQuery.ALL.within(Instant.MIN, Instant.MAX))).hasSize(1);
        assertThat(list(ObservationQuery.ALL.within(T0.plusNanos(1), null))).isEmpty();
        assertThat(list(ObservationQuery.ALL.within(null, T0.plusNanos(1)))).hasSize(1);
    }

    @Test
    void readings_of_the_year_1850_and_of_3000_live_beside_those_of_today() {
        store.append(List.of(at("1850-01-01T00:00:00Z"), at("2026-11-03T00:00:00Z"), at("3000-01-01T00:00:00Z")));
        store.sealUntil(0);
        store.append(List.of(at("1999-12-31T23:59:59Z"), at("2000-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")));
        store.sealUntil(0);
        assertThat(list(ObservationQuery.ALL))
                .hasSize(6)
                .isSortedAccordingTo(java.util.Comparator.comparing(Observation::phenomenonStart));
        assertThat(store.count(ObservationQuery.ALL.within(T0, null))).isEqualTo(3);
    }

    @Test
    void news_tells_of_new_and_corrected_readings_in_order_and_not_of_repeats() {
        store.append(List.of(reading(1, 0, 1), reading(1, 1, 2)));
        store.append(List.of(reading(1, 0, 1)));
        store.append(List.of(reading(1, 0, 3)));
        store.destroy();
        var told = new ArrayList<Observation>();
        for (Object one : news) told.addAll(((ObservationsRecorded) one).observations());
        assertThat(told)
                .extracting(Observation::result)
                .containsExactly(new Result.Numeric(1), new Result.Numeric(2), new Result.Numeric(3));
        store = reopened();
    }

    @Test
    void a_listener_that_fails_hinders_nobody() {
        store.destroy();
        store = new StoredObservations(
                new JdbcReadings(database.database()),
                event -> {
                    throw new IllegalStateException("a listener");
                },
                1000);
        store.append(List.of(reading(1, 0, 1)));
        store.append(List.of(reading(1, 1, 1)));
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(2);
    }

    @Test
    void what_a_failed_commit_held_is_not_seen_and_can_be_sent_again() {
        store.append(List.of(reading(1, 0, 1)));
        database.database().update("alter table sensing.journal add constraint full_disk check (n < 1) not valid");
        assertThatThrownBy(() -> store.append(List.of(reading(1, 1, 2)))).isNotInstanceOf(FaultException.class);
        assertThat(store.count(ObservationQuery.ALL)).isOne();
        assertThat(store.latest(1).orElseThrow().result()).isEqualTo(new Result.Numeric(1));
        database.database().update("alter table sensing.journal drop constraint full_disk");
        assertThat(store.append(List.of(reading(1, 1, 2))).getFirst().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(2);
    }

    @Test
    void connections_that_break_cost_an_answer_and_no_reading() {
        var acknowledged = new ArrayList<Integer>();
        for (int i = 0; i < 60; i++) {
            if (i % 10 == 5) breakConnections();
            try {
                store.append(List.of(reading(1, i, i)));
                acknowledged.add(i);
            } catch (RuntimeException e) {
                assertThat(e).isNotInstanceOf(FaultException.class);
            }
        }
        List<Observation> all = list(ObservationQuery.ALL);
        for (int i : acknowledged)
            assertThat(all).anyMatch(one -> one.phenomenonStart().equals(T0.plusSeconds(i)));
        assertThat(all).doesNotHaveDuplicates();
        store.destroy();
        store = reopened();
        assertThat(list(ObservationQuery.ALL)).isEqualTo(all);
    }

    private void breakConnections() {
        database.database()
                .list(
                        "select pg_terminate_backend(pid) as done from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
                        row -> row.flag("done"));
    }

    @Test
    void after_the_end_nothing_is_taken() {
        store.destroy();
        assertThatThrownBy(() -> store.append(List.of(reading(1, 0, 1)))).hasMessageContaining("stopping");
        store = reopened();
    }

    @Test
    void deleting_a_datastream_leaves_nothing_of_it() {
        store.append(
                IntStream.range(0, 100).mapToObj(i -> reading(1 + i % 2, i, i)).toList());
        store.sealUntil(0);
        store.append(List.of(reading(1, 200, 1)));
        store.deleteOf(1, 99);
        assertThat(store.latest(1)).isEmpty();
        assertThat(store.span(1)).isEmpty();
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(50);
        store.destroy();
        store = reopened();
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(50);
        assertThat(store.aggregate(1, T0, T0.plusSeconds(300), Duration.ofMinutes(1)))
                .isEmpty();
    }

    private long journalRows() {
        return database.database().get("select count(*) as n from sensing.journal", row -> row.whole("n"));
    }

    private List<Observation> list(ObservationQuery query) {
        var found = new ArrayList<Observation>();
        store.stream(query, found::add);
        return found;
    }

    private static NewObservation reading(long datastream, long second, double value) {
        return new NewObservation(
                datastream, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, null);
    }

    private static NewObservation at(String time) {
        return new NewObservation(1, Instant.parse(time), null, null, new Result.Numeric(1), null, null);
    }
}

package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.Appended.Outcome;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.OldReadings;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Readings that are dropped because of their age leave their hours behind, and nothing else changes. */
class DroppedReadingsTest {
    /** Midnight in China. */
    private static final Instant T0 = Instant.parse("2026-09-30T16:00:00Z");
    /** Ten days by the minute. */
    private static final int COUNT = 14_400;

    private static final Instant END = T0.plus(Duration.ofMinutes(COUNT));
    private static final Instant BEFORE = T0.plus(Duration.ofDays(5));

    private TestDatabase database;
    private StoredObservations store;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        store = reopened();
        append(1, 0, COUNT);
        append(2, 0, COUNT);
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

    private void append(long datastream, int from, int until) {
        store.append(IntStream.range(from, until)
                .mapToObj(i -> reading(datastream, i, i % 60))
                .toList());
    }

    private static NewObservation reading(long datastream, int minute, double value) {
        Instant time = T0.plus(Duration.ofMinutes(minute));
        return new NewObservation(datastream, time, null, null, new Result.Numeric(value), null, null);
    }

    private List<Observation> readings(long datastream) {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL.withDatastreams(datastream), found::add);
        return found;
    }

    private List<Aggregate> hours(long datastream) {
        return store.aggregate(datastream, T0, END, Duration.ofHours(1));
    }

    private long kept() {
        return database.database().get("select count(*) as n from sensing.kept_sum", row -> row.whole("n"));
    }

    @Test
    void what_is_old_goes_and_its_hours_stay() {
        List<Aggregate> before = hours(1);
        assertThat(before).hasSize(240).allMatch(hour -> hour.count() == 60 && hour.mean() == 29.5);
        OldReadings preview = store.old(new long[] {1}, BEFORE);

        OldReadings dropped = store.dropOld(new long[] {1}, BEFORE);

        assertThat(dropped).isEqualTo(preview);
        assertThat(dropped.datastreams()).isOne();
        assertThat(dropped.bytes()).isPositive();
        // Five days are 7200 readings, of which those go that fill whole blocks of 1024 to 2048.
        assertThat(dropped.readings()).isBetween(5_000L, 7_200L);
        assertThat(readings(1)).hasSize((int) (COUNT - dropped.readings()));
        assertThat(hours(1)).isEqualTo(before);
    }

    @Test
    void other_datastreams_and_all_counts_stay_true() {
        long dropped = store.dropOld(new long[] {1, 99}, BEFORE).readings();

        assertThat(readings(2)).hasSize(COUNT);
        assertThat(store.count(ObservationQuery.ALL)).isEqualTo(2L * COUNT - dropped);
        assertThat(store.count(ObservationQuery.ALL.withDatastreams(1))).isEqualTo(COUNT - dropped);
        Observation first = readings(1).getFirst();
        assertThat(store.span(1).orElseThrow().phenomenonFrom()).isEqualTo(first.phenomenonStart());
        assertThat(store.find(first.id())).contains(first);
        assertThat(store.find(first.id() - 1)).isEmpty();
    }

    @Test
    void after_a_restart_all_is_as_it_was() {
        append(1, COUNT, COUNT + 10);
        store.dropOld(new long[] {1}, BEFORE);
        List<Observation> left = readings(1);
        List<Aggregate> hours = hours(1);
        store.destroy();
        store = reopened();

        assertThat(readings(1)).isEqualTo(left);
        assertThat(hours(1)).isEqualTo(hours);
        assertThat(store.span(1).orElseThrow().phenomenonFrom())
                .isEqualTo(left.getFirst().phenomenonStart());
        assertThat(store.latest(1)).contains(left.getLast());
    }

    @Test
    void the_newest_readings_stay_however_old_they_are() {
        Observation latest = store.latest(1).orElseThrow();
        Instant inAHundredYears = END.plus(Duration.ofDays(36_500));
        store.dropOld(new long[] {1}, inAHundredYears);

        assertThat(store.latest(1)).contains(latest);
        assertThat(readings(1)).isNotEmpty().contains(latest);
        assertThat(store.dropOld(new long[] {1}, inAHundredYears)).isEqualTo(OldReadings.NONE);
        // What comes next is taken as ever.
        assertThat(store.append(List.of(reading(1, COUNT, 7))).getFirst().outcome())
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    void nothing_goes_when_nothing_is_old() {
        assertThat(store.old(new long[] {1, 2}, T0)).isEqualTo(OldReadings.NONE);
        assertThat(store.dropOld(new long[] {1, 2}, T0)).isEqualTo(OldReadings.NONE);
        assertThat(kept()).isZero();
    }

    @Test
    void sums_of_blocks_without_hours_are_made_before_these_go() {
        database.database().update("update sensing.block set cells = null, cell_us = null where datastream = 1");
        store.dropOld(new long[] {1}, BEFORE);

        List<Aggregate> days = store.aggregate(1, T0, END, Duration.ofDays(1));
        assertThat(days).hasSize(10).allMatch(day -> day.count() == 1440);
    }

    @Test
    void what_comes_once_more_after_it_was_dropped_is_not_kept_twice() {
        store.dropOld(new long[] {1}, BEFORE);
        List<Aggregate> hours = hours(1);
        long kept = kept();
        // A gateway sends everything again.
        append(1, 0, 3000);
        store.sealUntil(0);
        store.dropOld(new long[] {1}, BEFORE);

        assertThat(kept()).isEqualTo(kept);
        assertThat(hours(1)).isEqualTo(hours);
    }

    @Test
    void earlier_values_go_with_their_readings_and_a_deleted_datastream_leaves_no_sums() {
        store.append(List.of(reading(1, 5, 99), reading(1, COUNT - 5, 99)));
        store.dropOld(new long[] {1}, BEFORE);
        long earlier =
                database.database().get("select count(*) as n from sensing.earlier_reading", row -> row.whole("n"));
        assertThat(earlier).isOne();

        store.deleteOf(1);
        assertThat(kept()).isZero();
        assertThat(hours(1)).isEmpty();
    }

    @Test
    void what_the_database_refuses_is_not_dropped_and_can_be_later() {
        database.database()
                .update("alter table sensing.kept_sum add constraint full_disk check (datastream < 1) not valid");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> store.dropOld(new long[] {1}, BEFORE))
                .isInstanceOf(RuntimeException.class);
        assertThat(readings(1)).hasSize(COUNT);
        assertThat(hours(1)).hasSize(240);
        database.database().update("alter table sensing.kept_sum drop constraint full_disk");

        assertThat(store.dropOld(new long[] {1}, BEFORE).readings()).isPositive();
        assertThat(hours(1)).hasSize(240).allMatch(hour -> hour.count() == 60);
    }
}

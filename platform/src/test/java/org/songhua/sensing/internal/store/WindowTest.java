package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.series.Readings;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;

/** What a question wants of packed columns, against the question as it is asked of plain readings. */
class WindowTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

    /** The span is searched for, the rest is asked of each reading; together they say what the question says. */
    @ParameterizedTest
    @ValueSource(longs = {91, 92, 93, 94})
    void a_reading_is_wanted_when_the_question_wants_it(long seed) {
        var random = new Random(seed);
        var source = new RandomReadings(random);
        var kept = new ArrayList<Observation>();
        var columns = new Columns();
        for (int i = 0; i < 400; i++) {
            Reading reading = ReadingFormat.of(source.next()).withId(i + 1L);
            columns.put(reading);
            kept.add(ReadingFormat.toObservation(reading));
        }
        Readings readings = columns.view();
        for (int i = 0; i < 200; i++) {
            ObservationQuery query =
                    source.query().after(null).newestFirst(false).withLimit(Long.MAX_VALUE);
            Window window = Window.of(query.withDatastreams(1));
            var found = new ArrayList<Long>();
            for (int at = readings.from(window.from_us()); at < readings.from(window.until_us()); at++)
                if (window.wants(readings, at)) found.add(readings.side(0, at));
            ObservationQuery all = new ObservationQuery(
                    null,
                    query.from(),
                    query.until(),
                    query.min(),
                    query.max(),
                    query.feature(),
                    false,
                    null,
                    Long.MAX_VALUE,
                    0);
            assertThat(found)
                    .as("seed %d, question %s", seed, all)
                    .isEqualTo(PlainReadings.list(all, kept).stream()
                            .map(Observation::id)
                            .toList());
        }
    }

    @Test
    void a_question_without_bounds_wants_what_is_no_number_too() {
        assertThat(Window.of(ObservationQuery.ALL).wantsAll()).isTrue();
        assertThat(Window.of(ObservationQuery.ALL.within(START, START.plusSeconds(1)))
                        .wantsAll())
                .isTrue();
        assertThat(Window.of(ObservationQuery.ALL.between(null, 5.0)).wantsAll())
                .isFalse();
        assertThat(Window.of(ObservationQuery.ALL.between(5.0, null)).hasBounds())
                .isTrue();
        assertThat(Window.of(ObservationQuery.ALL.ofFeature(0L)).wantsAll())
                .as("feature 0 is a feature")
                .isFalse();
    }

    /** Bounds between two microseconds go up: of what is kept, the next one is the first behind them. */
    @Test
    void a_span_is_narrowed_and_never_widened() {
        Window window = Window.of(ObservationQuery.ALL.within(
                START.plusNanos(1), START.plusSeconds(10).plusNanos(1)));
        long start_us = ReadingFormat.micros(START, "t");
        assertThat(window.from_us()).isEqualTo(start_us + 1);
        assertThat(window.until_us()).isEqualTo(start_us + 10_000_001);
        Window narrower = window.within(start_us, start_us + 5);
        assertThat(narrower.from_us()).isEqualTo(start_us + 1);
        assertThat(narrower.until_us()).isEqualTo(start_us + 5);
        assertThat(window.of(3, 4).datastreams()).containsExactly(3, 4);
    }

    /** The least and greatest number in memory let a question pass by; one that a reading was taken from may only be too wide. */
    @Test
    void a_series_in_memory_is_passed_by_when_none_of_it_can_be_wanted() {
        var series = new Series(1, SeriesState.start(1));
        series.put(new Reading(1, 1, 10, 3, 0, 0, 0, 0, null), 1);
        series.put(new Reading(1, 2, 20, 7, 0, 0, 0, 0, null), 1);
        series.put(new Reading(1, 3, 30, 99, Readings.NO_NUMBER, 0, 0, 0, null), 1);
        series.publish();
        assertThat(Window.of(ObservationQuery.ALL.between(7.0, null)).mayWantHot(series))
                .isTrue();
        assertThat(Window.of(ObservationQuery.ALL.between(7.1, null)).mayWantHot(series))
                .as("99 is no number")
                .isFalse();
        assertThat(Window.of(ObservationQuery.ALL.between(null, 2.9)).mayWantHot(series))
                .isFalse();
        assertThat(Window.of(ObservationQuery.ALL).mayWantHot(new Series(2, SeriesState.start(2))))
                .isTrue();
        assertThat(Window.of(ObservationQuery.ALL.between(0.0, 9.0)).mayWantHot(new Series(2, SeriesState.start(2))))
                .isFalse();
        assertThat(series.remove(20, 2, 2)).isTrue();
        series.publish();
        assertThat(series.hot.size()).isEqualTo(2);
        assertThat(Window.of(ObservationQuery.ALL.between(3.0, null)).mayWantHot(series))
                .isTrue();
    }

    /** What was packed leaves the memory from the front; then it holds, counts and remembers only what is left. */
    @Test
    void what_was_packed_is_in_memory_no_more() {
        var series = new Series(1, SeriesState.start(1));
        for (int i = 1; i <= 10; i++) series.put(new Reading(1, i, i * 10L, i, 0, 0, 0, 0, null), i);
        series.publish();
        assertThat(series.oldestSeq).isEqualTo(1);
        int before = series.changes;
        series.sealed(6, series.state.withSealed(6, 10, 60).withSealedSeq(10));
        assertThat(series.hot.size()).isEqualTo(4);
        assertThat(series.hot.time(0)).isEqualTo(70);
        assertThat(series.count()).isEqualTo(10);
        assertThat(new double[] {series.hotMin, series.hotMax}).containsExactly(7, 10);
        assertThat(series.oldestSeq).isEqualTo(11);
        assertThat(series.changes).as("what a sealer prepared before is void").isGreaterThan(before);
        series.sealed(4, series.state.withSealed(10, 10, 100).withSealedSeq(20));
        assertThat(series.hot.size()).isZero();
        assertThat(series.oldestSeq).isEqualTo(Series.NEVER);
        assertThat(series.hotMin).isInfinite();
        series.clear();
        assertThat(series.count()).isEqualTo(10);
    }
}

package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.quality.QualityRules;
import org.songhua.sensing.Appended.Outcome;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** The machine's clock jumps a day ahead and a day back under load: every reading is there once at its own time, and only doubts go by the clock. */
class ClockJumpTest {
    private static final Instant T0 = Instant.parse("2026-11-03T00:00:00Z");
    private static final int MINUTES = 1500;
    private static final QualityRules RULES = QualityRules.NONE.withClock(60_000_000, Long.MAX_VALUE);

    private final JumpingClock clock = new JumpingClock();
    private TestDatabase database;
    private StoredObservations store;

    /** Says what it is told to. */
    private static final class JumpingClock extends Clock {
        private Instant now = T0;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

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
        return new StoredObservations(
                new JdbcReadings(database.database()), event -> {}, datastream -> RULES, clock, 100_000);
    }

    /** The clock of the machine is wrong by hours at some minutes; devices go by their own. */
    private static Duration wrong(int minute) {
        if (minute >= 300 && minute < 600) return Duration.ofDays(1);
        return minute >= 900 && minute < 1200 ? Duration.ofDays(-1) : Duration.ZERO;
    }

    private Outcome send(int minute) {
        clock.now = T0.plus(Duration.ofMinutes(minute)).plus(wrong(minute));
        var reading = new NewObservation(
                1, T0.plus(Duration.ofMinutes(minute)), null, null, new Result.Numeric(minute % 7), null, null);
        return store.append(List.of(reading)).getFirst().outcome();
    }

    private List<Observation> list() {
        var found = new ArrayList<Observation>();
        store.stream(ObservationQuery.ALL, found::add);
        return found;
    }

    @Test
    void every_reading_is_there_once_and_what_seems_to_come_from_the_future_is_doubted() {
        for (int minute = 0; minute < MINUTES; minute++) {
            assertThat(send(minute)).as("minute %d", minute).isEqualTo(Outcome.CREATED);
            if (minute == 450 || minute == 1050) store.sealUntil(0);
        }
        List<Observation> all = list();
        assertThat(all)
                .extracting(
                        one -> (int) Duration.between(T0, one.phenomenonStart()).toMinutes())
                .containsExactlyElementsOf(IntStream.range(0, MINUTES).boxed().toList());
        assertThat(all)
                .filteredOn(
                        one -> QualityFlag.of(Byte.toUnsignedInt(one.quality())).contains(QualityFlag.CLOCK))
                .extracting(
                        one -> (int) Duration.between(T0, one.phenomenonStart()).toMinutes())
                .containsExactlyElementsOf(IntStream.range(900, 1200).boxed().toList());
        store.destroy();
        store = reopened();
        assertThat(list()).isEqualTo(all);
    }

    @Test
    void what_is_sent_again_after_the_clock_went_back_is_known() {
        for (int minute = 290; minute < 620; minute++) send(minute);
        for (int minute = 290; minute < 620; minute++)
            assertThat(send(minute)).as("minute %d", minute).isEqualTo(Outcome.UNCHANGED);
        assertThat(list()).hasSize(330);
    }
}

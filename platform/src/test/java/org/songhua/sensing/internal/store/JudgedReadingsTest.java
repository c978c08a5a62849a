package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.quality.QualityRules;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;
import org.songhua.store.TestDatabase;

/** Every reading is judged on its way in, and keeps what was doubted. */
class JudgedReadingsTest {
    private static final Instant T0 = Instant.parse("2026-11-03T00:00:00Z");
    private static final long MINUTE_US = 60_000_000;
    /** From 0 to 10, one a second at most, never the same for two minutes, a minute apart, a minute ahead. */
    private static final QualityRules RULES = QualityRules.NONE
            .withRange(0, 10)
            .withRate(1)
            .withIntervals(2 * MINUTE_US, MINUTE_US)
            .withClock(MINUTE_US, Long.MAX_VALUE);

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
        return new StoredObservations(
                new JdbcReadings(database.database()),
                event -> {},
                datastream -> datastream == 1 ? RULES : QualityRules.NONE,
                Clock.fixed(T0.plusSeconds(3600), ZoneOffset.UTC),
                100_000);
    }

    private List<QualityFlag> append(long datastream, long second, double value) {
        return append(datastream, second, value, 0);
    }

    private List<QualityFlag> append(long datastream, long second, double value, int doubts) {
        var reading = new NewObservation(
                datastream, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, null, doubts);
        var appended = store.append(List.of(reading)).getFirst();
        Observation kept = store.find(appended.id()).orElseThrow();
        assertThat(kept.quality()).isEqualTo(appended.quality());
        return QualityFlag.of(Byte.toUnsignedInt(kept.quality()));
    }

    @Test
    void aReadingOutOfRangeIsKeptAndDoubted() {
        assertThat(append(1, 0, 11)).containsExactly(QualityFlag.RANGE);
        assertThat(append(1, 60, 9)).isEmpty();
    }

    @Test
    void aJumpIsDoubted() {
        append(1, 0, 1);
        assertThat(append(1, 2, 9)).containsExactly(QualityFlag.RATE);
    }

    @Test
    void standstillAndGapAreDoubted() {
        append(1, 0, 1);
        assertThat(append(1, 121, 1)).containsExactly(QualityFlag.STUCK, QualityFlag.GAP);
    }

    @Test
    void aClockAheadIsDoubted() {
        assertThat(append(1, 3600 + 61, 1)).containsExactly(QualityFlag.CLOCK);
    }

    @Test
    void anotherValueOfTheSameTimeIsDoubted() {
        append(1, 0, 1);
        assertThat(append(1, 0, 2)).containsExactly(QualityFlag.DUPLICATE);
    }

    @Test
    void theSameAgainChangesNothing() {
        append(1, 0, 11);
        assertThat(append(1, 0, 11)).containsExactly(QualityFlag.RANGE);
        assertThat(store.count(org.songhua.sensing.ObservationQuery.ALL)).isOne();
    }

    @Test
    void whatTheSenderDoubtsIsKept() {
        assertThat(append(1, 0, 12, QualityFlag.SENDER.bit())).containsExactly(QualityFlag.RANGE, QualityFlag.SENDER);
        assertThat(append(2, 0, 12, QualityFlag.SENDER.bit())).containsExactly(QualityFlag.SENDER);
    }

    @Test
    void aDatastreamOfWhichNobodySaysWhatToExpectIsNotJudged() {
        append(2, 0, 1);
        assertThat(append(2, 1, 1e9)).isEmpty();
        assertThat(append(2, 1, 2e9)).isEmpty();
    }

    @Test
    void doubtsSurviveThePackingAndARestart() {
        append(1, 0, 11);
        store.sealUntil(0);
        store.destroy();
        store = reopened();

        assertThat(store.latest(1).orElseThrow().quality()).isEqualTo((byte) QualityFlag.RANGE.bit());
        assertThat(append(1, 30, 12)).containsExactly(QualityFlag.RANGE);
        assertThat(append(1, 31, 2)).containsExactly(QualityFlag.RATE);
    }

    private List<QualityFlag> replaced(long id, long second, Result result, String extras) {
        store.replace(id, new NewObservation(1, T0.plusSeconds(second), null, null, result, extras, null));
        return QualityFlag.of(Byte.toUnsignedInt(store.find(id).orElseThrow().quality()));
    }

    /** The rules say 0 to 10: 11 is beyond, 9 is not; a remark on 11 makes it no better. */
    @Test
    void aCorrectedReadingIsJudgedByWhatItSaysNow() {
        append(1, 0, 11);
        long id = store.latest(1).orElseThrow().id();
        String remark = "{\"parameters\":{\"by\":\"hand\"}}";
        assertThat(replaced(id, 0, new Result.Numeric(11), remark)).containsExactly(QualityFlag.RANGE);
        assertThat(replaced(id, 0, new Result.Numeric(9), remark)).isEmpty();
        assertThat(replaced(id, 0, new Result.Numeric(-3), null)).containsExactly(QualityFlag.RANGE);
        assertThat(replaced(id, 60, new Result.Numeric(-3), null)).containsExactly(QualityFlag.RANGE);
        assertThat(replaced(id, 60, new Result.Text("-3"), null)).isEmpty();
    }

    /** What was doubted for its neighbours stays doubted: a jump is no smaller for a remark on it. */
    @Test
    void whatWasDoubtedForItsNeighboursStaysDoubtedUntilItSaysAnotherNumber() {
        append(1, 0, 1);
        append(1, 2, 9);
        long id = store.latest(1).orElseThrow().id();
        assertThat(replaced(id, 2, new Result.Numeric(9), "{\"resultQuality\":\"looked at\"}"))
                .containsExactly(QualityFlag.RATE);
        assertThat(replaced(id, 2, new Result.Numeric(2), null)).isEmpty();
    }

    @Test
    void whatIsCorrectedInAPackedBlockIsJudgedToo() {
        append(1, 0, 1);
        append(1, 60, 2);
        long id = store.latest(1).orElseThrow().id();
        store.sealUntil(0);
        assertThat(replaced(id, 60, new Result.Numeric(12), null)).containsExactly(QualityFlag.RANGE);
        assertThat(store.latest(1).orElseThrow().quality()).isEqualTo((byte) QualityFlag.RANGE.bit());
    }
}

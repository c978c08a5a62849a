package org.songhua.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.calendar.Facts.OFFICE;
import static org.songhua.engine.calendar.Facts.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.calendar.Pauses.Pause;
import org.songhua.engine.random.Seeded;

class A05_PausesTest {
    private static final Instant MONDAY_NINE = at("2026-03-02T09:00");
    private static final RunningClock DAY = RunningClock.start(MONDAY_NINE, new TimeLimit(1, ClockUnit.WORK_DAY));

    @Test
    void withoutPausesTheDeadlineIsThatOfTheLimit() {
        assertThat(DAY.deadline(OFFICE)).contains(DAY.limit().from(MONDAY_NINE, OFFICE));
        assertThat(DAY.deadline(OFFICE).orElseThrow().due()).isEqualTo(at("2026-03-03T09:00"));
    }

    /** Stopped Monday 10:00 to Wednesday 15:00; one hour was used, seven are left: Wednesday 15-18 and Thursday 8-12. */
    @Test
    void aPauseMovesTheDeadlineByTheWorkTimeItHolds() {
        RunningClock clock = DAY.stop(at("2026-03-02T10:00")).resume(at("2026-03-04T15:00"));
        assertThat(clock.deadline(OFFICE).orElseThrow().due()).isEqualTo(at("2026-03-05T12:00"));
        assertThat(clock.used(at("2026-03-04T16:00"), OFFICE)).isEqualTo(Duration.ofHours(2));
        assertThat(clock.paused(at("2026-03-04T16:00"), OFFICE)).isEqualTo(Duration.ofHours(7 + 8 + 5 - 1 - 0));
        assertThat(clock.left(at("2026-03-04T16:00"), OFFICE)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aStandingClockHasNoDeadlineAndUsesNothing() {
        RunningClock standing = DAY.stop(at("2026-03-02T10:00"));
        assertThat(standing.deadline(OFFICE)).isEmpty();
        assertThat(standing.used(at("2026-03-20T10:00"), OFFICE)).isEqualTo(Duration.ofHours(1));
        assertThat(standing.pauses().openSince()).contains(at("2026-03-02T10:00"));
    }

    @Test
    void aClockStoppedAfterItsDeadlineKeepsIt() {
        RunningClock late = DAY.stop(at("2026-03-05T10:00"));
        assertThat(late.deadline(OFFICE).orElseThrow().due()).isEqualTo(at("2026-03-03T09:00"));
    }

    @Test
    void urgentClocksPauseByTheClockOnTheWall() {
        RunningClock urgent = RunningClock.start(MONDAY_NINE, new TimeLimit(2, ClockUnit.URGENT_HOUR))
                .stop(at("2026-03-02T10:00"))
                .resume(at("2026-03-02T23:00"));
        assertThat(urgent.deadline(OFFICE).orElseThrow().due()).isEqualTo(at("2026-03-03T00:00"));
    }

    @Test
    void warningsFallOnAPartOfTheTime() {
        // Half of eight hours from Monday 9:00: three until noon, one from 14:00.
        assertThat(DAY.reaches(0.5, OFFICE)).contains(at("2026-03-02T15:00"));
        assertThat(DAY.reaches(0, OFFICE)).contains(MONDAY_NINE);
        assertThat(DAY.reaches(2, OFFICE)).contains(at("2026-03-04T09:00"));
        assertThatThrownBy(() -> DAY.reaches(-1, OFFICE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DAY.reaches(Double.NaN, OFFICE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beforeItsStartAClockHasUsedNothing() {
        assertThat(DAY.used(at("2026-03-01T09:00"), OFFICE)).isZero();
        assertThat(DAY.stop(at("2026-03-01T09:00")).paused(at("2026-03-02T10:00"), OFFICE))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void stoppingTwiceAndResumingTwiceChangeNothing() {
        RunningClock stopped = DAY.stop(at("2026-03-02T10:00"));
        assertThat(stopped.stop(at("2026-03-02T11:00"))).isEqualTo(stopped);
        RunningClock running = stopped.resume(at("2026-03-02T12:00"));
        assertThat(running.resume(at("2026-03-02T13:00"))).isEqualTo(running).hasSameHashCodeAs(running);
        assertThat(running.pauses()).hasToString(running.pauses().list().toString());
    }

    @Test
    void pausesThatOverlapAreOne() {
        Pauses pauses = Pauses.of(List.of(
                new Pause(at("2026-03-02T12:00"), at("2026-03-02T15:00")),
                new Pause(at("2026-03-02T10:00"), at("2026-03-02T12:00")),
                new Pause(at("2026-03-02T16:00"), null),
                new Pause(at("2026-03-02T17:00"), at("2026-03-02T18:00"))));
        assertThat(pauses.list())
                .containsExactly(
                        new Pause(at("2026-03-02T10:00"), at("2026-03-02T15:00")),
                        new Pause(at("2026-03-02T16:00"), null));
        assertThatThrownBy(() -> new Pause(MONDAY_NINE, MONDAY_NINE.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The invariant of the loop: what is used and what is paused make up what has passed; at the deadline all is used. */
    @Test
    void usedAndPausedMakeUpWhatPassedAndTheDeadlineUsesAll() {
        Seeded.check(5_000, random -> {
            var unit = ClockUnit.values()[random.nextInt(4)];
            var list = new ArrayList<Pause>();
            for (int i = random.nextInt(6); i > 0; i--) {
                Instant from = MONDAY_NINE.plus(Duration.ofMinutes(random.nextInt(-600, 30_000)));
                list.add(new Pause(from, from.plus(Duration.ofMinutes(random.nextInt(5_000)))));
            }
            var clock = new RunningClock(MONDAY_NINE, new TimeLimit(1 + random.nextInt(20), unit), Pauses.of(list));
            Instant at = MONDAY_NINE.plus(Duration.ofMinutes(random.nextInt(60_000)));
            TimeScale scale = clock.limit().scale(OFFICE);
            assertThat(clock.used(at, OFFICE).plus(clock.paused(at, OFFICE))).isEqualTo(scale.between(MONDAY_NINE, at));
            Instant due = clock.deadline(OFFICE).orElseThrow().due();
            assertThat(clock.used(due, OFFICE)).isEqualTo(clock.limit().duration(OFFICE.hours()));
            assertThat(clock.used(due.minusNanos(1), OFFICE)).isLessThanOrEqualTo(clock.used(due, OFFICE));
        });
    }

    @Test
    void theContinuousScaleSaysWhatItIs() {
        assertThat(TimeScale.CONTINUOUS).hasToString("continuous");
    }
}

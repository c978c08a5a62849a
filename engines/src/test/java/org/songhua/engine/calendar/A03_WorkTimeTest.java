package org.songhua.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.calendar.Facts.OFFICE;
import static org.songhua.engine.calendar.Facts.at;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

class A03_WorkTimeTest {
    private static final Instant FIRST = at("2026-01-01T00:00");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, 60, 2026-03-02T10:00",
        // Over noon: an hour until 12, two hours of rest, the second hour from 14.
        "2026-03-02T11:00, 120, 2026-03-02T15:00",
        // Exactly until the end of a shift, not the start of the next.
        "2026-03-02T11:00, 60, 2026-03-02T12:00",
        // Friday evening to Monday.
        "2026-03-06T17:30, 60, 2026-03-09T08:30",
        // Before office hours, at night, in the lunch break.
        "2026-03-02T05:00, 30, 2026-03-02T08:30",
        "2026-03-02T23:00, 30, 2026-03-03T08:30",
        "2026-03-02T13:00, 30, 2026-03-02T14:30",
        // Saturday 14 February is worked; then nine days off; Tuesday 24 is the next.
        "2026-02-13T17:00, 120, 2026-02-14T09:00",
        "2026-02-14T17:00, 120, 2026-02-24T09:00",
        // Sunday 4 January is worked after New Year.
        "2026-01-02T10:00, 60, 2026-01-04T09:00",
        // Nothing passes.
        "2026-03-07T10:00, 0, 2026-03-07T10:00"
    })
    void addsMinutesOfWork(String start, long minutes, String end) {
        assertThat(OFFICE.addWorkTime(at(start), Duration.ofMinutes(minutes))).isEqualTo(at(end));
        assertThat(OFFICE.workTimeBetween(at(start), at(end))).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(OFFICE.workTimeBetween(at(end), at(start))).isEqualTo(Duration.ofMinutes(-minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00, 60, 2026-03-02T09:00",
        "2026-03-02T15:00, 120, 2026-03-02T11:00",
        // Backwards an hour from 15:00 is the start of the shift, not the end of the one before.
        "2026-03-02T15:00, 60, 2026-03-02T14:00",
        "2026-02-24T09:00, 120, 2026-02-14T17:00"
    })
    void countsBackwards(String start, long minutes, String end) {
        assertThat(OFFICE.addWorkTime(at(start), Duration.ofMinutes(-minutes))).isEqualTo(at(end));
    }

    private static Duration amount(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofHours(random.nextInt(200));
            case 1 -> Duration.ofHours(8L * random.nextInt(30));
            case 2 -> Duration.ofNanos(random.nextLong(1_000_000_000_000_000L));
            default -> Duration.ofMinutes(random.nextInt(10_000));
        };
    }

    private static Instant instant(SplittableRandom random) {
        Instant day = FIRST.plus(Duration.ofDays(random.nextInt(360)));
        return switch (random.nextInt(3)) {
            case 0 -> day.plus(Duration.ofHours(random.nextInt(24)));
            case 1 -> day.plusSeconds(random.nextInt(86_400));
            default -> day.plusNanos(random.nextLong(86_400_000_000_000L));
        };
    }

    @Test
    void workTimeBetweenUndoesAddWorkTime() {
        Seeded.check(20_000, random -> {
            Instant start = instant(random);
            Duration amount = amount(random);
            Instant end = OFFICE.addWorkTime(start, amount);
            assertThat(end).isAfterOrEqualTo(start);
            assertThat(OFFICE.workTimeBetween(start, end)).isEqualTo(amount);
        });
    }

    @Test
    void addWorkTimeUndoesWorkTimeBetweenInOfficeHours() {
        Seeded.check(20_000, random -> {
            Instant start = instant(random);
            Instant end =
                    OFFICE.nextWorking(start.plus(amount(random))).plusNanos(1 + random.nextLong(3_600_000_000_000L));
            if (!OFFICE.isWorking(end.minusNanos(1))) return;
            assertThat(OFFICE.addWorkTime(start, OFFICE.workTimeBetween(start, end)))
                    .isEqualTo(end);
        });
    }

    @Test
    void backwardsIsTheInverseOfForwards() {
        Seeded.check(20_000, random -> {
            Instant end = instant(random).plus(Duration.ofDays(300));
            Duration amount = amount(random);
            Instant start = OFFICE.addWorkTime(end, amount.negated());
            assertThat(start).isBeforeOrEqualTo(end);
            assertThat(OFFICE.workTimeBetween(start, end)).isEqualTo(amount);
        });
    }

    @Test
    void amountsAddUpAndLongerOnesEndLater() {
        Seeded.check(10_000, random -> {
            Instant start = instant(random);
            Duration first = amount(random);
            Duration second = amount(random).plusNanos(1);
            Instant atOnce = OFFICE.addWorkTime(start, first.plus(second));
            assertThat(OFFICE.addWorkTime(OFFICE.addWorkTime(start, first), second))
                    .isEqualTo(atOnce);
            assertThat(atOnce).isAfter(OFFICE.addWorkTime(start, first));
        });
    }

    @Test
    void isTheSameAsCountingMinuteByMinute() {
        Seeded.check(300, random -> {
            Instant start = FIRST.plus(Duration.ofMinutes(random.nextInt(500_000)));
            int minutes = random.nextInt(1, 3_000);
            Instant slow = start;
            for (int left = minutes; left > 0; slow = slow.plusSeconds(60)) if (isOfficeMinute(slow)) left--;
            assertThat(OFFICE.addWorkTime(start, Duration.ofMinutes(minutes))).isEqualTo(slow);
        });
    }

    /** The obvious way: is this minute one of the office? */
    private static boolean isOfficeMinute(Instant minute) {
        var local = minute.atZone(Facts.ZONE);
        int hour = local.getHour();
        return Facts.DAYS_2026.isWorkday(local.toLocalDate()) && (hour >= 8 && hour < 12 || hour >= 14 && hour < 18);
    }

    @Test
    void officeHoursAreHalfOpen() {
        assertThat(OFFICE.isWorking(at("2026-03-02T08:00"))).isTrue();
        assertThat(OFFICE.isWorking(at("2026-03-02T12:00"))).isFalse();
        assertThat(OFFICE.isWorking(at("2026-03-07T10:00"))).isFalse();
        assertThat(OFFICE.isWorking(FIRST)).isFalse();
        assertThat(OFFICE.nextWorking(at("2026-03-07T10:00"))).isEqualTo(at("2026-03-09T08:00"));
        assertThat(OFFICE.nextWorking(at("2026-03-02T08:00"))).isEqualTo(at("2026-03-02T08:00"));
    }

    @Test
    void aDeskThatNeverClosesCountsEverySecond() {
        var desk = new WorkCalendar(Facts.DAYS_2026, OfficeHours.everyDay(Shift.WHOLE_DAY), Facts.ZONE);
        Seeded.check(2_000, random -> {
            Instant start = instant(random);
            Duration amount = amount(random);
            assertThat(desk.addWorkTime(start, amount)).isEqualTo(start.plus(amount));
        });
    }

    /** New York puts its clocks from 2:00 to 3:00 on 8 March and from 2:00 back to 1:00 on 1 November 2026. */
    @Test
    void daysOfChangedClocksHaveOneHourLessOrMore() {
        var night = new WorkCalendar(
                OfficialDays.weekdaysOnly(LocalDate.of(2026, 1, 1)),
                OfficeHours.everyDay(Shift.parse("00:00-06:00")),
                ZoneId.of("America/New_York"));
        assertThat(hoursOn(night, LocalDate.of(2026, 3, 7))).isEqualTo(6);
        assertThat(hoursOn(night, LocalDate.of(2026, 3, 8))).isEqualTo(5);
        assertThat(hoursOn(night, LocalDate.of(2026, 11, 1))).isEqualTo(7);
    }

    private static long hoursOn(WorkCalendar calendar, LocalDate date) {
        Instant start = date.atStartOfDay(calendar.zone()).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return calendar.workTimeBetween(start, end).toHours();
    }

    @Test
    void whatLiesOutsideTheCalendarIsToldAndNotGuessed() {
        List<Runnable> tries = new ArrayList<>();
        tries.add(() -> OFFICE.addWorkTime(at("2025-12-31T10:00"), Duration.ofHours(1)));
        tries.add(() -> OFFICE.workTimeBetween(FIRST, Instant.MAX));
        tries.add(() -> OFFICE.addWorkTime(FIRST, Duration.ofDays(36_500)));
        tries.add(() -> OFFICE.addWorkTime(FIRST, Duration.ofSeconds(Long.MAX_VALUE)));
        tries.add(() -> OFFICE.addWorkTime(FIRST, Duration.ofHours(-1)));
        tries.add(() -> OFFICE.addWorkTime(at("2025-12-31T10:00"), Duration.ZERO));
        for (Runnable attempt : tries) {
            assertThatThrownBy(attempt::run).isInstanceOf(DateTimeException.class);
        }
    }
}

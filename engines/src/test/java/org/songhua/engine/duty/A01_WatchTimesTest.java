package org.songhua.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.duty.Desk.onDuty;
import static org.songhua.engine.duty.Desk.roster;
import static org.songhua.engine.duty.Desk.watch;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** A01: when a watch is kept. */
class A01_WatchTimesTest {

    @Test
    void aDayWatchBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        var roster = roster(watch("张", "every", "08:00", "20:00"));
        assertThat(onDuty(roster, "2026-10-12T07:59:59")).isEmpty();
        assertThat(onDuty(roster, "2026-10-12T08:00:00")).containsExactly("张");
        assertThat(onDuty(roster, "2026-10-12T19:59:59")).containsExactly("张");
        assertThat(onDuty(roster, "2026-10-12T20:00:00")).isEmpty();
    }

    /** Friday the 9th is worked, Saturday the 10th too, Sunday the 11th not. */
    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        var roster = roster(watch("李", "workday", "20:00", "08:00"));
        assertThat(onDuty(roster, "2026-10-10T03:00")).as("Friday's night").containsExactly("李");
        assertThat(onDuty(roster, "2026-10-11T03:00"))
                .as("worked Saturday's night")
                .containsExactly("李");
        assertThat(onDuty(roster, "2026-10-11T21:00")).as("Sunday evening").isEmpty();
        assertThat(onDuty(roster, "2026-10-12T03:00")).as("Sunday's night").isEmpty();
    }

    @Test
    void equalHoursAreADayAndANight() {
        var roster = roster(watch("王", "mon", "09:00", "09:00"));
        assertThat(onDuty(roster, "2026-10-12T08:59")).isEmpty();
        assertThat(onDuty(roster, "2026-10-12T09:00")).containsExactly("王");
        assertThat(onDuty(roster, "2026-10-13T08:59")).containsExactly("王");
        assertThat(onDuty(roster, "2026-10-13T09:00")).isEmpty();
    }

    /** National Day 2026: Thursday the 1st to Wednesday the 7th off, Saturday the 10th worked in exchange. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-30T10:00, true",
        "2026-10-01T10:00, false",
        "2026-10-07T10:00, false",
        "2026-10-08T10:00, true",
        "2026-10-10T10:00, true",
        "2026-10-11T10:00, false"
    })
    void holidaysAndSwappedWorkdaysCountAsTheCalendarSays(String time, boolean isWorked) {
        var roster = roster(watch("日", "workday", "08:00", "18:00"), watch("假", "off", "08:00", "18:00"));
        assertThat(onDuty(roster, time)).containsExactly(isWorked ? "日" : "假");
    }

    @Test
    void weekdaysCountWhateverTheCalendarSays() {
        var roster = roster(watch("四", "thu", "08:00", "18:00"));
        assertThat(onDuty(roster, "2026-10-01T10:00")).containsExactly("四");
    }

    /** Four crews over four days: on each day exactly one is on. */
    @Test
    void crewsTakeTurns() {
        var roster = roster(
                watch("甲", "4d@2026-10-01", "00:00", "00:00"),
                watch("乙", "4d@2026-10-02", "00:00", "00:00"),
                watch("丙", "4d@2026-10-03", "00:00", "00:00"),
                watch("丁", "4d@2026-10-04", "00:00", "00:00"));
        assertThat(onDuty(roster, "2026-10-01T12:00")).containsExactly("甲");
        assertThat(onDuty(roster, "2026-10-04T12:00")).containsExactly("丁");
        assertThat(onDuty(roster, "2026-10-05T12:00")).containsExactly("甲");
        assertThat(onDuty(roster, "2026-09-30T12:00"))
                .as("it counts backward too")
                .containsExactly("丁");
    }

    @Test
    void firstAndLastDayBoundTheBegin() {
        var night = watch("夜", "every", "22:00", "06:00");
        var roster = roster(Desk.between(night, LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 12)));
        assertThat(onDuty(roster, "2026-10-11T23:00")).isEmpty();
        assertThat(onDuty(roster, "2026-10-12T01:00")).isEmpty();
        assertThat(onDuty(roster, "2026-10-12T22:00")).containsExactly("夜");
        assertThat(onDuty(roster, "2026-10-13T05:59")).containsExactly("夜");
        assertThat(onDuty(roster, "2026-10-13T22:00")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"every", "workday", "off", "mon,wed,sun", "4d@2026-01-02", "366d@2024-02-29"})
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(Days.parse(text).text()).isEqualTo(text);
        assertThat(Days.parse(" " + text.toUpperCase(java.util.Locale.ROOT) + " "))
                .isEqualTo(Days.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "mon,noday", "1d@2026-01-01", "400d@2026-01-01", "4d@2026-02-30", "4d", ",", "周一"})
    void whatIsNoDaysIsRefused(String text) {
        assertThatThrownBy(() -> Days.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingWrittenMeansEveryDay() {
        assertThat(Days.parse("")).isEqualTo(new Days.Every());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 6})
    void thereAreFiveTiers(int tier) {
        assertThatThrownBy(() -> Desk.always(tier, "x", null, null, org.songhua.engine.rule.Level.BLUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Against the obvious way: mark the minutes of every begun watch one by one, then look. */
    @Test
    void itIsOnWhenOneOfItsDaysHasMarkedTheMinute() {
        Seeded.check(60, random -> {
            var kept = watch("x", days(random), time(random), time(random));
            var roster = roster(kept);
            LocalDate origin = LocalDate.of(2026, 9, 28);
            boolean[] marked = marked(kept, origin);
            for (int i = 0; i < 400; i++) {
                int minute = 1440 + random.nextInt(13 * 1440);
                LocalDateTime at = origin.atStartOfDay().plusMinutes(minute);
                assertThat(!onDuty(roster, at.toString()).isEmpty())
                        .as("%s %s-%s at %s", kept.days().text(), kept.from(), kept.until(), at)
                        .isEqualTo(marked[minute]);
            }
        });
    }

    private static boolean[] marked(Watch watch, LocalDate origin) {
        var marked = new boolean[16 * 1440];
        int from = watch.from().toSecondOfDay() / 60;
        int length = Math.floorMod(watch.until().toSecondOfDay() / 60 - from - 1, 1440) + 1;
        for (int day = 0; day < 14; day++) {
            if (!watch.days().hold(origin.plusDays(day), Desk.DAYS)) continue;
            for (int i = 0; i < length; i++) marked[day * 1440 + from + i] = true;
        }
        return marked;
    }

    private static String days(SplittableRandom random) {
        String[] all = {"every", "workday", "off", "sat,sun", "tue", "3d@2026-10-01", "5d@2027-03-01"};
        return all[random.nextInt(all.length)];
    }

    private static String time(SplittableRandom random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15).toString();
    }
}

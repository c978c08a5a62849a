package org.songhua.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A01_OfficialDaysTest {
    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false", // Thursday, New Year
        "2026-01-04, true", // Sunday, swapped
        "2026-01-10, false", // Saturday
        "2026-01-12, true", // Monday
        "2026-02-14, true", // Saturday, swapped
        "2026-02-16, false", // Monday, Spring Festival
        "2026-02-24, true",
        "2026-10-10, true", // Saturday, swapped
    })
    void holidaysAndSwappedWorkdaysGoBeforeWeekdays(String date, boolean workday) {
        assertThat(Facts.DAYS_2026.isWorkday(day(date))).isEqualTo(workday);
    }

    @Test
    void theYear2026Has248Workdays() {
        assertThat(Facts.DAYS_2026.workdaysBetween(day("2026-01-01"), day("2027-01-01")))
                .isEqualTo(248);
        assertThat(Facts.DAYS_2026.workdaysBetween(day("2027-01-01"), day("2026-01-01")))
                .isEqualTo(-248);
    }

    @Test
    void swappedWorkdaysAreListed() {
        assertThat(Facts.DAYS_2026.swappedWorkdays(2026))
                .map(LocalDate::toString)
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    }

    @Test
    void beyondTheHorizonNothingIsPublished() {
        assertThat(Facts.DAYS_2026.isPublished(day("2026-12-31"))).isTrue();
        assertThat(Facts.DAYS_2026.isPublished(day("2027-01-01"))).isFalse();
        assertThat(Facts.DAYS_2026.isPublished(day("2025-12-31"))).isFalse();
        // 1 January 2027 is a Friday: a workday only until somebody says otherwise.
        assertThat(Facts.DAYS_2026.isWorkday(day("2027-01-01"))).isTrue();
    }

    @Test
    void aLaterNoticeReplacesAnEarlierOne() {
        OfficialDays twice = OfficialDays.of(
                "v",
                day("2020-01-01"),
                day("2020-12-31"),
                List.of(
                        new OfficialDay(day("2020-01-31"), false, "春节"),
                        new OfficialDay(day("2020-01-31"), true, "春节")));
        assertThat(twice.isWorkday(day("2020-01-31"))).isFalse();
    }

    @Test
    void localDaysLieOnTopAndGiveAnotherVersion() {
        OfficialDays snow =
                Facts.DAYS_2026.with("2026+snow", List.of(new OfficialDay(day("2026-12-01"), true, "暴雪停工")));
        assertThat(snow.isWorkday(day("2026-12-01"))).isFalse();
        assertThat(snow.version()).isEqualTo("2026+snow");
        assertThat(snow.horizon()).isEqualTo(Facts.DAYS_2026.horizon());
        assertThat(Facts.DAYS_2026.isWorkday(day("2026-12-01"))).isTrue();
    }

    @Test
    void whatWasDeclaredCanBeAskedFor() {
        assertThat(Facts.DAYS_2026.find(day("2026-02-17")))
                .get()
                .extracting(OfficialDay::name)
                .isEqualTo("春节");
        assertThat(Facts.DAYS_2026.find(day("2026-03-17"))).isEmpty();
        assertThat(Facts.DAYS_2026.list(day("2026-10-01"), day("2026-10-10"))).hasSize(8);
        assertThat(Facts.DAYS_2026.list(day("2026-10-10"), day("2026-10-01"))).isEmpty();
    }

    @Test
    void aHorizonBeforeTheFirstDayIsRefused() {
        assertThatThrownBy(() -> OfficialDays.of("v", day("2026-01-01"), day("2025-01-01"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(OfficialDays.weekdaysOnly(day("2026-01-01")).isPublished(day("2026-01-01")))
                .isFalse();
    }
}

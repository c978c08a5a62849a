package org.songhua.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A02_OfficeHoursTest {
    private static final Shift MORNING = Shift.parse("08:00-12:00");
    private static final Shift AFTERNOON = Shift.parse("14:00-18:00");

    @ParameterizedTest
    @CsvSource({
        "08:00-12:00, 28800, 43200",
        "8:30~11:30, 30600, 41400",
        "00:00-24:00, 0, 86400",
        "13:30 至 17:00, 48600, 61200"
    })
    void shiftsAreReadAsPeopleWriteThem(String text, int from, int to) {
        assertThat(Shift.parse(text)).isEqualTo(new Shift(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8-12", "12:00-08:00", "08:00-08:00", "08:00-24:30", "25:00-26:00", "08:60-09:00", "上午"})
    void whatIsNoShiftIsRefused(String text) {
        assertThatThrownBy(() -> Shift.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void midnightAsAnEndIsTheEndOfTheDay() {
        assertThat(Shift.of(LocalTime.of(20, 0), LocalTime.MIDNIGHT).length()).isEqualTo(Duration.ofHours(4));
        assertThat(Shift.WHOLE_DAY.length()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void shiftsAreKeptInOrderAndMayNotOverlap() {
        assertThat(OfficeHours.ofWorkday(AFTERNOON, MORNING).workday()).containsExactly(MORNING, AFTERNOON);
        assertThatThrownBy(() -> OfficeHours.ofWorkday(MORNING, Shift.parse("11:00-13:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(OfficeHours::ofWorkday).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfficeHours(List.of(MORNING), List.of(), List.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seasonsHaveTheirOwnHoursAlsoOverTheTurnOfTheYear() {
        var winter =
                new OfficeHours.Season(MonthDay.of(10, 1), MonthDay.of(4, 30), List.of(Shift.parse("08:30-11:30")));
        var hours = new OfficeHours(List.of(MORNING), List.of(), List.of(winter), Duration.ofHours(8));
        assertThat(hours.on(LocalDate.of(2026, 12, 31), true)).isEqualTo(winter.workday());
        assertThat(hours.on(LocalDate.of(2026, 1, 5), true)).isEqualTo(winter.workday());
        assertThat(hours.on(LocalDate.of(2026, 4, 30), true)).isEqualTo(winter.workday());
        assertThat(hours.on(LocalDate.of(2026, 5, 6), true)).containsExactly(MORNING);
        assertThat(hours.on(LocalDate.of(2026, 12, 31), false)).isEmpty();
        var summer = new OfficeHours.Season(MonthDay.of(6, 1), MonthDay.of(8, 31), List.of(AFTERNOON));
        assertThat(summer.holds(LocalDate.of(2026, 7, 1))).isTrue();
        assertThat(summer.holds(LocalDate.of(2026, 9, 1))).isFalse();
    }

    @Test
    void aDutyDeskWorksOnDaysOffToo() {
        OfficeHours desk = OfficeHours.everyDay(Shift.WHOLE_DAY);
        assertThat(desk.on(LocalDate.of(2026, 10, 1), false)).containsExactly(Shift.WHOLE_DAY);
    }
}

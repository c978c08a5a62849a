package org.songhua.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.calendar.Facts.OFFICE;
import static org.songhua.engine.calendar.Facts.at;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.calendar.Deadline.Punctuality;

class A04_LimitsTest {
    /** All from Saturday 14 February 2026, 17:00, a swapped workday on the eve of nine days of Spring Festival. */
    @ParameterizedTest
    @CsvSource({
        "2, URGENT_HOUR, 2026-02-14T19:00", // through the evening
        "1, URGENT_DAY, 2026-02-15T17:00", // through the holiday
        "4, WORK_HOUR, 2026-02-24T11:00", // one hour on Saturday, three on Tuesday week
        "1, WORK_DAY, 2026-02-24T17:00", // eight office hours: one, then seven: 8-12 and 14-17
        "5, WORK_DAY, 2026-02-28T17:00", // Saturday 28 February is swapped: Tue, Wed, Thu, Fri, Sat
    })
    void theFourKindsOfTimeEndAtDifferentInstants(int amount, ClockUnit unit, String due) {
        Deadline deadline = new TimeLimit(amount, unit).from(at("2026-02-14T17:00"), OFFICE);
        assertThat(deadline.due()).isEqualTo(at(due));
        assertThat(deadline.provisional()).isFalse();
        assertThat(deadline.calendarVersion()).isEqualTo("2026");
    }

    @Test
    void workingLimitsBeyondThePublishedDaysAreProvisional() {
        assertThat(new TimeLimit(1, ClockUnit.WORK_DAY)
                        .from(at("2026-12-31T10:00"), OFFICE)
                        .provisional())
                .isTrue();
        assertThat(new TimeLimit(2, ClockUnit.WORK_HOUR)
                        .from(at("2026-12-31T10:00"), OFFICE)
                        .provisional())
                .isFalse();
        assertThat(new TimeLimit(3, ClockUnit.URGENT_DAY)
                        .from(at("2026-12-31T10:00"), OFFICE)
                        .provisional())
                .isFalse();
    }

    /** When the new year's notice makes 1 January a holiday, the same limit ends on the next workday. */
    @Test
    void aProvisionalDeadlineMovesWhenTheNoticeAppears() {
        var limit = new TimeLimit(1, ClockUnit.WORK_DAY);
        OfficialDays next = OfficialDays.of(
                "2027",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 12, 31),
                List.of(new OfficialDay(LocalDate.of(2027, 1, 1), true, "元旦")));
        Deadline before = limit.from(at("2026-12-31T10:00"), OFFICE);
        Deadline after = limit.from(at("2026-12-31T10:00"), new WorkCalendar(next, OfficeHours.STANDARD, Facts.ZONE));
        assertThat(before.due()).isEqualTo(at("2027-01-01T10:00"));
        assertThat(after).isEqualTo(new Deadline(at("2027-01-04T10:00"), false, "2027"));
    }

    @Test
    void theNominalDayCanBeOtherThanEightHours() {
        var hours = new OfficeHours(
                List.of(Shift.parse("08:30-11:30"), Shift.parse("13:00-17:00")),
                List.of(),
                List.of(),
                Duration.ofHours(7));
        var calendar = new WorkCalendar(Facts.DAYS_2026, hours, Facts.ZONE);
        assertThat(new TimeLimit(1, ClockUnit.WORK_DAY)
                        .from(at("2026-03-02T10:00"), calendar)
                        .due())
                .isEqualTo(at("2026-03-03T10:00"));
    }

    @Test
    void theLastInstantIsInTime() {
        var deadline = new Deadline(at("2026-03-02T10:00"), false, "2026");
        assertThat(deadline.of(at("2026-03-02T10:00"))).isEqualTo(Punctuality.ON_TIME);
        assertThat(deadline.of(at("2026-03-02T10:00").plusNanos(1))).isEqualTo(Punctuality.OVERDUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void amountsThatAreNoneAreRefused(int amount) {
        assertThatThrownBy(() -> new TimeLimit(amount, ClockUnit.WORK_DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachKindHasItsChineseName() {
        assertThat(ClockUnit.values()).extracting(ClockUnit::chinese).containsExactly("紧急工作时", "紧急工作日", "工作时", "工作日");
    }
}

package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;

/** Which trips run on a day: weekdays, holidays, and what goes on after midnight. */
class D02_ServiceDaysTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final ServiceDays WORKING_DAYS = new ServiceDays(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            Set.of(LocalDate.of(2026, 10, 10)),
            Set.of(LocalDate.of(2026, 10, 1)));

    @Test
    void a_service_runs_on_its_weekdays_within_its_period() {
        assertThat(WORKING_DAYS.runsOn(MONDAY)).isTrue();
        assertThat(WORKING_DAYS.runsOn(MONDAY.minusDays(1))).isFalse();
        assertThat(WORKING_DAYS.runsOn(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(WORKING_DAYS.runsOn(LocalDate.of(2026, 12, 31))).isTrue();
    }

    @Test
    void a_holiday_has_no_service_and_a_working_saturday_has() {
        // 1 October 2026 is a Thursday and a holiday; Saturday 10 October is worked in exchange.
        assertThat(WORKING_DAYS.runsOn(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(WORKING_DAYS.runsOn(LocalDate.of(2026, 10, 10))).isTrue();
    }

    private static Timetable of(ServiceDays days, int... times) {
        var stops = List.of(new TransitStop("a", "", Locations.of(0, 0)), new TransitStop("b", "", Locations.of(1, 0)));
        return new Timetable(stops, List.of(Trip.of("t", days, new int[] {0, 1}, times)));
    }

    private static int arrival(Timetable timetable, LocalDate day, int leaving) {
        var raptor = new Raptor(DayTimetable.of(timetable, day), StopWalks.none(2));
        raptor.depart(leaving, new int[] {0}, new int[] {0}, 1 << 20);
        return raptor.byVehicle(1);
    }

    @Test
    void a_trip_of_yesterday_that_runs_after_midnight_is_there_early_today() {
        // 24:10 to 24:40 of Monday's service is 00:10 to 00:40 on Tuesday.
        Timetable monday = of(ServiceDays.only(List.of(MONDAY)), 87_000, 88_800);
        assertThat(arrival(monday, MONDAY.plusDays(1), 0)).isEqualTo(2400);
        assertThat(arrival(monday, MONDAY, 86_000)).isEqualTo(88_800);
        assertThat(arrival(monday, MONDAY, 0)).isEqualTo(88_800);
        assertThat(arrival(monday, MONDAY.plusDays(2), 0)).isEqualTo(Raptor.NEVER);
    }

    @Test
    void who_leaves_before_midnight_catches_the_first_trip_of_the_day_after() {
        // 00:20 on Tuesday is 24:20 for who leaves on Monday at 23:50.
        Timetable tuesday = of(ServiceDays.only(List.of(MONDAY.plusDays(1))), 1200, 1800);
        assertThat(arrival(tuesday, MONDAY, 85_800)).isEqualTo(86_400 + 1800);
    }

    @Test
    void on_a_day_without_service_nothing_runs() {
        // Saturday 3 October 2026, with nothing on Sunday either; on Friday 6 March there is one trip.
        DayTimetable day = DayTimetable.of(of(WORKING_DAYS, 1000, 2000), LocalDate.of(2026, 10, 3));
        assertThat(day.patternCount()).isZero();
        assertThat(DayTimetable.of(of(WORKING_DAYS, 1000, 2000), LocalDate.of(2026, 3, 6))
                        .tripCount())
                .isEqualTo(1);
    }

    @Test
    void on_a_holiday_one_waits_for_the_first_trip_of_the_day_after() {
        assertThat(arrival(of(WORKING_DAYS, 1000, 2000), LocalDate.of(2026, 10, 1), 900))
                .isEqualTo(88_400);
    }

    @Test
    void timetables_of_two_operators_join() {
        Timetable joined = of(ServiceDays.ALWAYS, 0, 100).with(of(ServiceDays.ALWAYS, 0, 200));
        assertThat(joined.stops()).hasSize(4);
        assertThat(joined.trips().get(1).stop(1)).isEqualTo(3);
    }
}

package org.songhua.engine.travel.transit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days a service runs (GTFS {@code calendar.txt} and {@code calendar_dates.txt}): weekdays within a period, but
 * not on removed days, and on added days whatever their weekday.
 *
 * @param weekdays may be empty
 * @param from first day of the period
 * @param to last day of the period; before {@code from} when only added days count
 * @param added days on which it runs in any case, such as a holiday with a special timetable
 * @param removed days on which it does not run
 */
public record ServiceDays(
        Set<DayOfWeek> weekdays, LocalDate from, LocalDate to, Set<LocalDate> added, Set<LocalDate> removed) {

    public ServiceDays {
        weekdays = Set.copyOf(weekdays);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** Runs every day of the calendar. */
    public static final ServiceDays ALWAYS = new ServiceDays(
            EnumSet.allOf(DayOfWeek.class), LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31), Set.of(), Set.of());

    /** {@return a service that runs on given days only} */
    public static ServiceDays only(Collection<LocalDate> days) {
        return new ServiceDays(
                Set.of(), LocalDate.of(1900, 1, 2), LocalDate.of(1900, 1, 1), Set.copyOf(days), Set.of());
    }

    /** {@return whether it runs on the day} */
    public boolean runsOn(LocalDate day) {
        if (added.contains(day)) return true;
        if (removed.contains(day) || !weekdays.contains(day.getDayOfWeek())) return false;
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

package org.songhua.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which civil days are worked: Monday to Friday, except where an authority said otherwise. Immutable; a changed calendar is another
 * one with another version, so that a deadline can name the one it was computed with.
 */
public final class OfficialDays {
    private final String version;
    private final LocalDate first;
    private final LocalDate horizon;
    private final NavigableMap<LocalDate, OfficialDay> days;

    private OfficialDays(
            String version, LocalDate first, LocalDate horizon, NavigableMap<LocalDate, OfficialDay> days) {
        this.version = Objects.requireNonNull(version, "version");
        this.first = first;
        this.horizon = horizon;
        this.days = days;
    }

    /**
     * {@return the calendar}
     *
     * @param version names these facts; goes into each deadline
     * @param first first day for which the facts are complete
     * @param horizon last day for which they are published; later days are weekdays by assumption
     * @param days the exceptions; of two for one date the later in the list holds, as a later notice replaces an earlier one
     */
    public static OfficialDays of(String version, LocalDate first, LocalDate horizon, Collection<OfficialDay> days) {
        if (horizon.isBefore(first))
            throw new IllegalArgumentException("The horizon " + horizon + " is before " + first);
        var byDate = new TreeMap<LocalDate, OfficialDay>();
        for (OfficialDay day : days) byDate.put(day.date(), day);
        return new OfficialDays(version, first, horizon, byDate);
    }

    /** {@return weekdays without any holiday; nothing in it is published, so everything computed with it is provisional} */
    public static OfficialDays weekdaysOnly(LocalDate first) {
        return new OfficialDays("weekdays", first, first.minusDays(1), new TreeMap<>());
    }

    /** {@return this calendar with local days on top, such as a day of snow; the horizon stays} */
    public OfficialDays with(String newVersion, Collection<OfficialDay> local) {
        var all = new ArrayList<>(days.values());
        all.addAll(local);
        return of(newVersion, first, horizon, all);
    }

    public String version() {
        return version;
    }

    public LocalDate first() {
        return first;
    }

    /** {@return the last day for which an authority has spoken} */
    public LocalDate horizon() {
        return horizon;
    }

    /** {@return whether the day is worked} */
    public boolean isWorkday(LocalDate date) {
        OfficialDay official = days.get(date);
        return official == null ? !isWeekend(date) : !official.off();
    }

    /** {@return whether the authority has spoken about the day's year} */
    public boolean isPublished(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(horizon);
    }

    /** {@return what was declared about a day, if anything} */
    public Optional<OfficialDay> find(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    /** {@return what was declared about the days from the first to the second, both included, in order} */
    public List<OfficialDay> list(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? List.of()
                : List.copyOf(days.subMap(from, true, to, true).values());
    }

    /** {@return weekend days that are worked} */
    public List<LocalDate> swappedWorkdays(int year) {
        return list(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                .filter(day -> !day.off() && isWeekend(day.date()))
                .map(OfficialDay::date)
                .toList();
    }

    /** {@return how many days from the first (included) to the second (excluded) are worked; negative when they are the other way round} */
    public int workdaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) return -workdaysBetween(to, from);
        return (int) from.datesUntil(to).filter(this::isWorkday).count();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}

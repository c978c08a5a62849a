package org.songhua.engine.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When an office works.
 *
 * @param workday shifts of a workday, apart from each other, in order
 * @param dayOff shifts of a day off: none for an office, some for a duty desk
 * @param seasons other hours of a workday in parts of the year; the first that holds a date counts
 * @param nominalDay how much working time 工作日, one work day of a limit, is; eight hours by the rule of the cities we know
 */
public record OfficeHours(List<Shift> workday, List<Shift> dayOff, List<Season> seasons, Duration nominalDay) {

    /** 08:00 to 12:00 and 14:00 to 18:00 on workdays. */
    public static final OfficeHours STANDARD = ofWorkday(Shift.parse("08:00-12:00"), Shift.parse("14:00-18:00"));

    /**
     * Other hours in a part of each year.
     *
     * @param from first day
     * @param to last day; before {@code from} when the season holds the turn of the year
     * @param workday its shifts
     */
    public record Season(MonthDay from, MonthDay to, List<Shift> workday) {
        public Season {
            workday = inOrder(workday);
        }

        boolean holds(LocalDate date) {
            MonthDay day = MonthDay.from(date);
            boolean afterFrom = !day.isBefore(from);
            boolean beforeTo = !day.isAfter(to);
            return to.isBefore(from) ? afterFrom || beforeTo : afterFrom && beforeTo;
        }
    }

    public OfficeHours {
        workday = inOrder(workday);
        dayOff = inOrder(dayOff);
        seasons = List.copyOf(seasons);
        if (workday.isEmpty()) throw new IllegalArgumentException("An office without hours never gets anything done");
        if (nominalDay.isNegative() || nominalDay.isZero()) {
            throw new IllegalArgumentException("A work day of " + nominalDay + " is none");
        }
    }

    public static OfficeHours ofWorkday(Shift... shifts) {
        return new OfficeHours(List.of(shifts), List.of(), List.of(), Duration.ofHours(8));
    }

    /** {@return the same shifts on every day: a desk that does not close} */
    public static OfficeHours everyDay(Shift... shifts) {
        return new OfficeHours(List.of(shifts), List.of(shifts), List.of(), Duration.ofHours(8));
    }

    List<Shift> on(LocalDate date, boolean isWorkday) {
        if (!isWorkday) return dayOff;
        for (Season season : seasons) if (season.holds(date)) return season.workday();
        return workday;
    }

    private static List<Shift> inOrder(List<Shift> shifts) {
        var ordered = new ArrayList<>(shifts);
        ordered.sort(Comparator.comparingInt(Shift::fromSecond));
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).fromSecond() < ordered.get(i - 1).toSecond()) {
                throw new IllegalArgumentException("Shifts overlap: " + ordered);
            }
        }
        return List.copyOf(ordered);
    }
}

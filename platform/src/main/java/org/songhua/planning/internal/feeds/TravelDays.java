package org.songhua.planning.internal.feeds;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.travel.transit.ServiceDays;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.engine.travel.transit.Trip;
import org.songhua.pack.calendar.OfficialCalendars;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.planning.TimetableFeeds.Official;
import org.springframework.stereotype.Component;

/**
 * What a date is for public transport. A timetable that names its holiday services says so itself; one that knows weekdays only may be
 * read by the official calendar: a day off as the nearest Sunday, a swapped workday as the nearest worked weekday.
 */
@Component
public class TravelDays {
    /** Days to look around for a day of the kind wanted; the longest holidays are nine. */
    private static final int AROUND_DAYS = 21;

    private final PackView<OfficialDays> days;

    TravelDays(PackContent packs) {
        this.days = PackView.of(packs, OfficialCalendars::of);
    }

    /** {@return what the calendar of the packs says of a day} */
    public Official official(LocalDate date) {
        if (!days.get().isPublished(date)) return Official.NOT_PUBLISHED;
        boolean weekend = FeedReading.isWeekend(date);
        if (days.get().isWorkday(date)) return weekend ? Official.SWAPPED_WORKDAY : Official.WORKDAY;
        return weekend ? Official.WEEKEND : Official.HOLIDAY;
    }

    /** {@return version of that calendar} */
    public String version() {
        return days.get().version();
    }

    /**
     * {@return the day whose services run on a date when the calendar decides: the date itself when the timetable speaks of it or the
     * weekday fits}
     */
    public LocalDate standsFor(Timetable timetable, LocalDate date) {
        if (FeedReading.speaksOf(timetable, date)) return date;
        return switch (official(date)) {
            case HOLIDAY -> nearest(timetable, date, true);
            case SWAPPED_WORKDAY -> nearest(timetable, date, false);
            case WORKDAY, WEEKEND, NOT_PUBLISHED -> date;
        };
    }

    private LocalDate nearest(Timetable timetable, LocalDate date, boolean off) {
        for (int distance = 1; distance <= AROUND_DAYS; distance++)
            for (int sign = -1; sign <= 1; sign += 2) {
                LocalDate other = date.plusDays((long) sign * distance);
                boolean fits = off
                        ? other.getDayOfWeek() == DayOfWeek.SUNDAY
                                && !days.get().isWorkday(other)
                        : !FeedReading.isWeekend(other) && days.get().isWorkday(other);
                if (fits && !FeedReading.speaksOf(timetable, other)) return other;
            }
        return date;
    }

    /** {@return a timetable that does on a date, the eve and the day after what it does around another day} */
    static Timetable shifted(Timetable timetable, LocalDate date, LocalDate standsFor) {
        if (date.equals(standsFor)) return timetable;
        Map<ServiceDays, ServiceDays> known = new HashMap<>();
        var trips = new ArrayList<Trip>();
        for (Trip trip : timetable.trips())
            trips.add(trip.on(known.computeIfAbsent(trip.days(), one -> around(one, date, standsFor))));
        return new Timetable(timetable.stops(), trips, timetable.transfers());
    }

    private static ServiceDays around(ServiceDays days, LocalDate date, LocalDate standsFor) {
        Set<LocalDate> run = new HashSet<>();
        for (int offset = -1; offset <= 1; offset++)
            if (days.runsOn(standsFor.plusDays(offset))) run.add(date.plusDays(offset));
        return ServiceDays.only(run);
    }

    /** {@return the timetable as it runs on a date by the official calendar} */
    public Timetable by(Timetable timetable, LocalDate date) {
        return shifted(timetable, date, standsFor(timetable, date));
    }
}

package org.songhua.engine.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day that an authority has declared to be other than its weekday says, or confirmed as a part of a holiday.
 *
 * @param date civil date in the calendar's zone
 * @param off true for a day off, false for a workday (a swapped weekend day, 调休)
 * @param name of the holiday it belongs to
 */
public record OfficialDay(LocalDate date, boolean off, String name) {
    public OfficialDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(name, "name");
    }
}

package org.songhua.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How long something may take.
 *
 * @param amount above 0, up to 100,000
 * @param unit which kind of time
 */
public record TimeLimit(int amount, ClockUnit unit) {
    public TimeLimit {
        if (amount <= 0 || amount > 100_000) throw new IllegalArgumentException("A limit of " + amount + " is none");
    }

    /** {@return the amount on the scale of its kind of time} */
    public Duration duration(OfficeHours hours) {
        return switch (unit) {
            case URGENT_HOUR, WORK_HOUR -> Duration.ofHours(amount);
            case URGENT_DAY -> Duration.ofHours(24L * amount);
            case WORK_DAY -> hours.nominalDay().multipliedBy(amount);
        };
    }

    /** {@return how its kind of time is counted} */
    public TimeScale scale(WorkCalendar calendar) {
        return unit.isContinuous() ? TimeScale.CONTINUOUS : calendar;
    }

    /** {@return by when it must be done} */
    public Deadline from(Instant start, WorkCalendar calendar) {
        Instant due = scale(calendar).add(start, duration(calendar.hours()));
        return new Deadline(due, isProvisional(due, calendar), calendar.days().version());
    }

    /** A limit in working time depends on all days up to its end, and so on those not published yet. */
    boolean isProvisional(Instant due, WorkCalendar calendar) {
        LocalDate last = calendar.dateOf(due);
        return !unit.isContinuous() && last.isAfter(calendar.days().horizon());
    }
}

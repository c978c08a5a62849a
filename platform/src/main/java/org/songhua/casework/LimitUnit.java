package org.songhua.casework;

import java.time.Duration;
import java.time.Instant;

/** The four kinds of time in which limits are given (GB/T 30428.8, GB/T 47678). */
public enum LimitUnit {
    /** 紧急工作时: hours by the clock, nights and holidays too. */
    URGENT_HOUR(Duration.ofHours(1), false),
    /** 紧急工作日: days of 24 hours. */
    URGENT_DAY(Duration.ofDays(1), false),
    /** 工作时: hours of office time. */
    WORK_HOUR(Duration.ofHours(1), true),
    /** 工作日: eight hours of office time. */
    WORK_DAY(Duration.ofHours(8), true);

    private final Duration length;
    private final boolean office;

    LimitUnit(Duration length, boolean office) {
        this.length = length;
        this.office = office;
    }

    /** {@return how long so many of it are, in its own kind of time} */
    public Duration times(int amount) {
        return length.multipliedBy(amount);
    }

    /** {@return the moment by which a time of this kind has passed} */
    public Instant add(Instant start, Duration time, WorkCalendar calendar) {
        return office ? calendar.add(start, time) : start.plus(time);
    }

    /** {@return the time of this kind between two moments} */
    public Duration between(Instant from, Instant to, WorkCalendar calendar) {
        return office ? calendar.between(from, to) : Duration.between(from, to);
    }
}

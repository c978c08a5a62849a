package org.songhua.casework.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.songhua.casework.WorkCalendar;
import org.songhua.engine.calendar.OfficeHours;
import org.songhua.engine.calendar.OfficialDays;

/** Office time over the official holidays and swapped workdays that the packs bring, in Shanghai. */
public final class OfficialCalendar implements WorkCalendar {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final org.songhua.engine.calendar.WorkCalendar calendar;

    /** A calendar of these days. */
    public OfficialCalendar(OfficialDays days) {
        this.calendar = new org.songhua.engine.calendar.WorkCalendar(days, OfficeHours.STANDARD, ZONE);
    }

    @Override
    public String version() {
        return calendar.days().version();
    }

    @Override
    public Instant add(Instant start, Duration officeTime) {
        if (officeTime.isNegative()) throw new IllegalArgumentException("Office time is never negative: " + officeTime);
        return calendar.addWorkTime(start, officeTime);
    }

    @Override
    public Duration between(Instant from, Instant to) {
        return calendar.workTimeBetween(from, to);
    }

    @Override
    public boolean isProvisional(Instant at) {
        return !calendar.days().isPublished(calendar.dateOf(at));
    }
}

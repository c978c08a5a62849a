package org.songhua.casework.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.songhua.casework.WorkCalendar;
import org.songhua.engine.calendar.OfficeHours;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.pack.calendar.OfficialCalendars;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;

/** Office time over the official holidays and swapped workdays that the packs bring, in Shanghai. */
public final class OfficialCalendar implements WorkCalendar {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Supplier<org.songhua.engine.calendar.WorkCalendar> calendar;

    private OfficialCalendar(Supplier<org.songhua.engine.calendar.WorkCalendar> calendar) {
        this.calendar = calendar;
    }

    /** {@return a calendar of the days that packs declare} */
    public static OfficialCalendar of(PackContent packs) {
        return new OfficialCalendar(PackView.of(packs, content -> calendar(OfficialCalendars.of(content))));
    }

    /** {@return a calendar of these days} */
    public static OfficialCalendar of(OfficialDays days) {
        var calendar = calendar(days);
        return new OfficialCalendar(() -> calendar);
    }

    private static org.songhua.engine.calendar.WorkCalendar calendar(OfficialDays days) {
        return new org.songhua.engine.calendar.WorkCalendar(days, OfficeHours.STANDARD, ZONE);
    }

    @Override
    public String version() {
        return calendar.get().days().version();
    }

    @Override
    public Instant add(Instant start, Duration officeTime) {
        if (officeTime.isNegative()) throw new IllegalArgumentException("Office time is never negative: " + officeTime);
        return calendar.get().addWorkTime(start, officeTime);
    }

    @Override
    public Duration between(Instant from, Instant to) {
        return calendar.get().workTimeBetween(from, to);
    }

    @Override
    public boolean isProvisional(Instant at) {
        var now = calendar.get();
        return !now.days().isPublished(now.dateOf(at));
    }
}

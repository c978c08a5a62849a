package org.songhua.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The official days of 2026, written out, and a calendar over them. */
final class Facts {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final OfficialDays DAYS_2026 =
            OfficialDays.of("2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), days2026());
    static final WorkCalendar OFFICE = new WorkCalendar(DAYS_2026, OfficeHours.STANDARD, ZONE);

    private Facts() {}

    private static List<OfficialDay> days2026() {
        var days = new ArrayList<OfficialDay>();
        off(days, "元旦", "2026-01-01", "2026-01-03");
        off(days, "春节", "2026-02-15", "2026-02-23");
        off(days, "清明节", "2026-04-04", "2026-04-06");
        off(days, "劳动节", "2026-05-01", "2026-05-05");
        off(days, "端午节", "2026-06-19", "2026-06-21");
        off(days, "中秋节", "2026-09-25", "2026-09-27");
        off(days, "国庆节", "2026-10-01", "2026-10-07");
        for (String date :
                List.of("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")) {
            days.add(new OfficialDay(LocalDate.parse(date), false, "调休"));
        }
        return days;
    }

    private static void off(List<OfficialDay> days, String name, String from, String to) {
        LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .forEach(date -> days.add(new OfficialDay(date, true, name)));
    }

    /** {@return the instant of a local time such as {@code 2026-02-14T09:00}} */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}

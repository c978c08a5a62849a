package org.songhua.engine.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.calendar.OfficialDay;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.rule.Level;

/** Watches for tests, in Shanghai over the first days of October 2026: the 1st to the 7th are off, Saturday the 10th is worked. */
final class Desk {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    static final OfficialDays DAYS = OfficialDays.of(
            "test",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            List.of(off(1), off(2), off(3), off(4), off(5), off(6), off(7), worked(10)));

    private Desk() {}

    private static OfficialDay off(int day) {
        return new OfficialDay(LocalDate.of(2026, 10, day), true, "国庆节");
    }

    private static OfficialDay worked(int day) {
        return new OfficialDay(LocalDate.of(2026, 10, day), false, "国庆节");
    }

    /** {@return a time in Shanghai, such as {@code 2026-10-01T08:00}} */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }

    /** {@return a watch of the gas company's first tier, with no bounds} */
    static Watch watch(String person, String days, String from, String until) {
        return new Watch(
                1,
                "gas",
                person(person),
                null,
                null,
                Level.BLUE,
                Days.parse(days),
                LocalTime.parse(from),
                LocalTime.parse(until),
                null,
                null,
                null);
    }

    static Watch.Person person(String name) {
        return new Watch.Person(name, "", "", "");
    }

    /** {@return a watch of a whole day and night, for a field and region} */
    static Watch always(int tier, String person, @Nullable String pack, @Nullable String region, Level level) {
        var midnight = LocalTime.MIDNIGHT;
        return new Watch(
                tier,
                "gas",
                person(person),
                pack,
                region,
                level,
                new Days.Every(),
                midnight,
                midnight,
                null,
                null,
                null);
    }

    static Watch standIn(Watch watch, String replaces) {
        return new Watch(
                watch.tier(),
                watch.organisation(),
                watch.person(),
                watch.pack(),
                watch.region(),
                watch.level(),
                watch.days(),
                watch.from(),
                watch.until(),
                watch.first(),
                watch.last(),
                replaces);
    }

    static Watch between(Watch watch, @Nullable LocalDate first, @Nullable LocalDate last) {
        return new Watch(
                watch.tier(),
                watch.organisation(),
                watch.person(),
                watch.pack(),
                watch.region(),
                watch.level(),
                watch.days(),
                watch.from(),
                watch.until(),
                first,
                last,
                watch.replaces());
    }

    static Roster roster(Watch... watches) {
        return new Roster(List.of(watches), DAYS, CHINA);
    }

    /** {@return names of those on duty at a local time} */
    static List<String> onDuty(Roster roster, String local) {
        return names(roster.onDuty(at(local)));
    }

    static List<String> names(List<Watch> watches) {
        return watches.stream().map(watch -> watch.person().name()).toList();
    }
}

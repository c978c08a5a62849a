package org.songhua.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.songhua.engine.calendar.OfficialDay;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.digest.Sha256;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;

/** Gathers the official days of all packs into one calendar. */
public final class OfficialCalendars {
    private static final int DIGEST_BYTES_SHOWN = 4;

    private OfficialCalendars() {}

    /**
     * {@return the calendar the packs bring; weekdays only, with nothing published, when they bring none}
     *
     * <p>Its version is the last published year and a digest of all days, such as {@code 2026-1f0c9a3e}: the same facts have the same
     * version on every machine, other facts another.
     *
     * @param content packs without faults; a pack's days lie on top of those of the packs it requires
     */
    public static OfficialDays of(PackContent content) {
        var years = new ArrayList<CalendarYear>();
        for (PartFile file : content.files(CalendarFormat.FILES)) {
            years.add(CalendarYear.read(
                    file, fault -> Objects.requireNonNull(fault, "told when the packs were checked")));
        }
        return gather(years);
    }

    static OfficialDays gather(List<CalendarYear> years) {
        var published = years.stream()
                .filter(year -> !year.local())
                .mapToInt(CalendarYear::year)
                .summaryStatistics();
        if (published.getCount() == 0) return OfficialDays.weekdaysOnly(LocalDate.of(2000, 1, 1));
        List<OfficialDay> days =
                years.stream().flatMap(year -> year.days().stream()).toList();
        return OfficialDays.of(
                published.getMax() + "-" + digest(days),
                LocalDate.of(published.getMin(), 1, 1),
                LocalDate.of(published.getMax(), 12, 31),
                days);
    }

    private static String digest(List<OfficialDay> days) {
        var lines = new StringBuilder();
        for (OfficialDay day : days) lines.append(day.date()).append(day.off() ? " off\n" : " work\n");
        byte[] hash = Sha256.of(lines.toString());
        return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES_SHOWN);
    }
}

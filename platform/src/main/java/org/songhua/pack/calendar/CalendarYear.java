package org.songhua.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.calendar.OfficialDay;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/**
 * One file of official days.
 *
 * @param year of the notice
 * @param local whether these are days of one city
 * @param days in order of the file
 */
record CalendarYear(int year, boolean local, List<OfficialDay> days) {
    private static final int MOST_DAYS_AT_ONCE = 31;

    CalendarYear {
        days = List.copyOf(days);
    }

    /** {@return the content of a file; what is wrong is told and left out} */
    static CalendarYear read(PartFile file, Consumer<Fault> faults) {
        Item content = file.content();
        int year = content.whole("year", 0);
        var days = new ArrayList<OfficialDay>();
        for (Item holiday : content.list("holidays")) {
            String name = holiday.text("name", "");
            for (Item off : holiday.list("off")) add(days, off, true, name, faults);
            for (Item work : holiday.list("work")) add(days, work, false, name, faults);
        }
        tellStrangers(year, content, days, faults);
        return new CalendarYear(year, content.truth("local", false), days);
    }

    private static void add(List<OfficialDay> days, Item item, boolean off, String name, Consumer<Fault> faults) {
        String[] ends = item.text().split("/", 2);
        LocalDate first = date(ends[0]);
        LocalDate last = ends.length == 1 ? first : date(ends[1]);
        if (first == null || last == null || last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS_AT_ONCE))) {
            faults.accept(item.where()
                    .fault(
                            "CAL-001",
                            "'" + item.text()
                                    + "' is no day, and no days from a first to a last at most a month later.",
                            "Write days as 2026-10-01, or as 2026-10-01/2026-10-07."));
            return;
        }
        first.datesUntil(last.plusDays(1)).forEach(date -> days.add(new OfficialDay(date, off, name)));
    }

    private static @Nullable LocalDate date(String text) {
        return Parsing.find(text, LocalDate::parse).orElse(null);
    }

    private static void tellStrangers(int year, Item content, List<OfficialDay> days, Consumer<Fault> faults) {
        var seen = new HashSet<LocalDate>();
        for (OfficialDay day : days) {
            if (!seen.add(day.date())) {
                faults.accept(content.where()
                        .fault(
                                "CAL-002",
                                day.date() + " stands twice in this file.",
                                "Say of each day once whether it is off or worked."));
            }
            if (Math.abs(day.date().getYear() - year) > 1) {
                faults.accept(content.where()
                        .fault(
                                "CAL-003",
                                day.date() + " is far from the year " + year + " of this file.",
                                "Put the day into the file of its year."));
            }
        }
    }
}

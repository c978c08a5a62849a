package org.songhua.pack.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** Official days as a kind of pack file: {@code calendar/2026.yml}. */
public final class CalendarPart implements PackPart {

    @Override
    public String files() {
        return CalendarFormat.FILES;
    }

    @Override
    public Shape.Table shape() {
        return CalendarFormat.YEAR;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        List<PartFile> files = content.files(CalendarFormat.FILES);
        var years = new ArrayList<CalendarYear>();
        for (PartFile file : files) years.add(CalendarYear.read(file, faults));
        if (!files.isEmpty()) tellGap(years, files.getLast(), faults);
        OfficialDays days = OfficialCalendars.gather(years);
        return files.stream().map(file -> example(file, days, faults)).reduce(Examples.NONE, Examples::and);
    }

    private static Examples example(PartFile file, OfficialDays days, Consumer<Fault> faults) {
        Item expected = file.content().find("workdays");
        if (expected == null) return Examples.NONE;
        LocalDate first = LocalDate.of(file.content().whole("year", 0), 1, 1);
        int found = days.workdaysBetween(first, first.plusYears(1));
        if (found == file.content().whole("workdays", 0)) return new Examples(1, 0);
        faults.accept(expected.where()
                .fault(
                        "CAL-005",
                        "The year " + first.getYear() + " has " + found + " workdays, not " + expected.text() + ".",
                        "Compare the days with the notice, or mend the number."));
        return new Examples(1, 1);
    }

    private static void tellGap(List<CalendarYear> years, PartFile last, Consumer<Fault> faults) {
        var published = new TreeSet<Integer>();
        for (CalendarYear year : years) if (!year.local()) published.add(year.year());
        for (Integer year : published) {
            if (year.equals(published.getLast()) || published.contains(year + 1)) continue;
            faults.accept(last.content()
                    .where()
                    .fault(
                            "CAL-004",
                            "Between " + year + " and " + published.higher(year) + " official days are missing.",
                            "Add a file for each year between, so that no day is guessed."));
        }
    }
}

package org.songhua.casework.internal.takeover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Report;
import org.songhua.casework.internal.takeover.PastCase.PastStep;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.location.DefaultPoints;
import org.songhua.engine.location.PlacedReport;

/** Reads rows as past cases. Every mistake of a row is told, and a row with one is refused. */
public final class PastCaseReader {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NUMBER = 100;

    private final TakeoverMapping mapping;
    private final DefaultPoints nowhere;
    private final Crs crs;
    private final Consumer<Fault> faults;

    /** @param nowhere where the other system put what it could not place */
    public PastCaseReader(TakeoverMapping mapping, DefaultPoints nowhere, Consumer<Fault> faults) {
        this.mapping = mapping;
        this.nowhere = nowhere;
        this.crs = Crs.find(mapping.crs()
                        .replace("GCJ02", "GCJ-02")
                        .replace("BD09", "BD-09")
                        .replace("CGCS2000", "EPSG:4490")
                        .replace("WGS84", "EPSG:4326"))
                .orElseThrow();
        this.faults = faults;
    }

    /** {@return the case of a row; empty when the row has a mistake, which was told} */
    public Optional<PastCase> read(PastRow row) {
        var mistakes = new ArrayList<Fault>();
        String number = number(row, mistakes);
        Optional<Instant> opened = required(row, mapping.opened(), mistakes);
        Optional<Instant> due = optional(row, mapping.due(), mistakes);
        String classCode = code(row, mapping.classes(), "class", mistakes);
        String department =
                mapping.departments() == null ? "" : code(row, mapping.departments(), "department", mistakes);
        String text = text(row, mapping.text(), mistakes);
        String address = text(row, mapping.address(), mistakes);
        List<PastStep> steps = steps(row, opened.orElse(Instant.EPOCH), mistakes);
        Report.Place place = place(row, mistakes);
        mistakes.forEach(faults);
        if (mistakes.stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSED)) return Optional.empty();
        return Optional.of(new PastCase(
                row.line(),
                number,
                opened.orElseThrow(),
                due.orElse(null),
                classCode,
                department,
                place,
                address,
                text,
                steps));
    }

    private String number(PastRow row, List<Fault> mistakes) {
        String number = row.get(mapping.number());
        if (number.isEmpty() || number.length() > LONGEST_NUMBER)
            mistakes.add(row.refused(
                    "CASE-244",
                    mapping.number(),
                    "The number is missing, or too long.",
                    "Give up to " + LONGEST_NUMBER + " characters."));
        return number;
    }

    private Optional<Instant> required(PastRow row, String column, List<Fault> mistakes) {
        if (!row.get(column).isEmpty()) return optional(row, column, mistakes);
        mistakes.add(row.refused("CASE-245", column, "It is not said when the case began.", "Give a time."));
        return Optional.empty();
    }

    private Optional<Instant> optional(PastRow row, String column, List<Fault> mistakes) {
        String said = row.get(column);
        if (said.isEmpty()) return Optional.empty();
        Optional<Instant> time = mapping.time(said);
        if (time.isEmpty())
            mistakes.add(row.refused(
                    "CASE-245",
                    column,
                    row.shortened(column) + " is no time of the forms that the mapping names.",
                    "Correct the time, or add its form."));
        return time;
    }

    private static String code(PastRow row, TakeoverMapping.Choice choice, String what, List<Fault> mistakes) {
        String code = choice.code(row.get(choice.column()));
        if (code.isEmpty())
            mistakes.add(row.refused(
                    "CASE-246",
                    choice.column(),
                    "\"" + row.shortened(choice.column()) + "\" stands for no " + what + ".",
                    "Add it under values, or name an otherwise."));
        return code;
    }

    private static String text(PastRow row, String column, List<Fault> mistakes) {
        String text = row.get(column);
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)
            mistakes.add(row.refused(
                    "CASE-131",
                    column,
                    "The text is longer than " + LONGEST_TEXT + " characters, or holds a NUL.",
                    "Shorten it."));
        return text;
    }

    /** Systems correct times by hand; what was done before something else that was done before it is told, and taken after it. */
    private List<PastStep> steps(PastRow row, Instant opened, List<Fault> mistakes) {
        var steps = new ArrayList<PastStep>();
        Instant last = opened;
        for (TakeoverMapping.Step step : mapping.steps()) {
            if (!step.column().isEmpty() && !step.is().contains(row.get(step.column()))) continue;
            Instant said = optional(row, step.at(), mistakes).orElse(null);
            if (said == null) continue;
            if (said.isBefore(last))
                mistakes.add(row.remark(
                        "CASE-247",
                        step.at(),
                        row.get(step.at()) + " lies before what was done before it.",
                        "Both times are kept; the log counts the later one."));
            last = said.isBefore(last) ? last : said;
            steps.add(new PastStep(step, last, said));
        }
        return steps;
    }

    private Report.@Nullable Place place(PastRow row, List<Fault> mistakes) {
        if (!isPlaced(row)) return null;
        double x = row.number(mapping.longitude());
        double y = row.number(mapping.latitude());
        if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
            mistakes.add(row.remark(
                    "CASE-248",
                    mapping.longitude(),
                    "The place is no place of this world.",
                    "The case is taken without one; correct it in the case."));
            return null;
        }
        var position = new double[] {x, y};
        crs.toLonLat(position, 1);
        return new Report.Place(position[0], position[1], mapping.crs(), x, y, "manual", "C", null);
    }

    private boolean isPlaced(PastRow row) {
        if (row.get(mapping.longitude()).isEmpty()
                || row.get(mapping.latitude()).isEmpty()) return false;
        return !mapping.tellsDefaultPoints() || nowhere.isPlaced(placed(row, mapping));
    }

    /** {@return where a row says it is} */
    public static PlacedReport placed(PastRow row, TakeoverMapping mapping) {
        return new PlacedReport(
                row.number(mapping.longitude()), row.number(mapping.latitude()), row.get(mapping.address()));
    }
}

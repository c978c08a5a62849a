package org.songhua.project.internal.declared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.yaml.Item;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.ProjectSheet.Result;
import org.songhua.project.internal.rules.Sheets;
import org.songhua.project.internal.rules.Sheets.Rows;
import org.songhua.register.RegisterRecord;

/** Plays the examples of libraries by the rules that projects go by; without a database. */
final class ProjectExamples {
    private static final int RATE_DECIMALS = 4;

    private final Map<String, Library> libraries;
    private final Consumer<Fault> faults;

    ProjectExamples(Map<String, Library> libraries, Consumer<Fault> faults) {
        this.libraries = libraries;
        this.faults = faults;
    }

    boolean succeeds(Item example) {
        Library library = libraries.get(example.text("library", ""));
        LocalDate on = ProjectReader.day(example.text("on", "2026-01-01"));
        if (library == null || on == null) return fails(example, "It names no library, or no day of the calendar.");
        var rows = new Rows(
                rows(example, "funds"),
                rows(example, "payments"),
                rows(example, "milestones"),
                rows(example, "flow"),
                List.of());
        ProjectSheet sheet = new Sheets(library).make(record(0, example.part("fields")), rows, on, List.of());
        List<String> problems = problems(example, sheet);
        return problems.isEmpty() || fails(example, String.join(" ", problems));
    }

    private static List<String> problems(Item example, ProjectSheet sheet) {
        var problems = new ArrayList<String>();
        List<String> codes =
                sheet.against().stream().map(Fault::code).distinct().sorted().toList();
        if (!codes.equals(
                ProjectReader.texts(example, "against").stream().sorted().toList()))
            problems.add("Against it stand "
                    + sheet.against().stream().map(Fault::line).toList() + ".");
        if (example.find("overdue") != null && sheet.overdue() != example.whole("overdue", 0))
            problems.add("Overdue are " + sheet.overdue() + ".");
        Result result = sheet.result();
        differs("npv", example, result == null ? null : result.npv(), problems);
        differs("irr", example, result == null ? null : rounded(result.irr()), problems);
        differs("dscr", example, result == null ? null : rounded(result.dscr()), problems);
        return problems;
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static void differs(String key, Item example, @Nullable BigDecimal found, List<String> problems) {
        BigDecimal wanted = example.decimal(key);
        if (wanted != null && (found == null || wanted.compareTo(found) != 0))
            problems.add("The " + key + " is " + (found == null ? "none" : found.toPlainString()) + ".");
    }

    private static List<RegisterRecord> rows(Item example, String part) {
        var rows = new ArrayList<RegisterRecord>();
        for (Item one : example.list(part)) rows.add(record(rows.size() + 1, one));
        return rows;
    }

    private static RegisterRecord record(int number, Item fields) {
        return new RegisterRecord(
                "",
                new UUID(0, number),
                String.valueOf(number),
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                fields.fields(),
                null,
                true,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private boolean fails(Item example, String problem) {
        faults.accept(example.where()
                .fault("PROJP-020", example.text("example", "") + ": " + problem, "Correct example or library."));
        return false;
    }
}

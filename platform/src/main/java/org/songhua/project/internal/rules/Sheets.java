package org.songhua.project.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.ProjectSheet.Milestone;
import org.songhua.project.ProjectSheet.Source;
import org.songhua.project.ProjectSheet.Year;
import org.songhua.register.RegisterRecord;

/** Makes the sheet of a project of its rows. Code {@code PROJ-003} for a part of which there is no row. */
public final class Sheets {
    private final Library library;

    public Sheets(Library library) {
        this.library = library;
    }

    /** The rows of one project by part; none of a part that the library does not have. */
    public record Rows(
            List<RegisterRecord> funds,
            List<RegisterRecord> payments,
            List<RegisterRecord> milestones,
            List<RegisterRecord> flow,
            List<RegisterRecord> problems) {
        /** No row at all. */
        public static final Rows NONE = new Rows(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * {@return the sheet}
     *
     * @param today day by which milestones are judged and the rate of discount is chosen
     * @param limits what limits say against the project
     */
    public ProjectSheet make(RegisterRecord project, Rows rows, LocalDate today, List<Fault> limits) {
        BigDecimal estimate = library.estimate().isEmpty() ? null : Fields.number(project, library.estimate());
        List<Source> sources = Money.sources(library, rows.funds(), rows.payments());
        List<Milestone> milestones = Course.milestones(library, rows.milestones(), today);
        List<Year> years = Life.years(library, rows.flow());
        var against = new ArrayList<Fault>();
        against.addAll(Money.faults(library, estimate, sources));
        against.addAll(missing(rows));
        against.addAll(Course.faults(milestones));
        against.addAll(life(estimate, years));
        against.addAll(limits);
        return new ProjectSheet(
                project,
                estimate,
                sources,
                sources.stream().map(Source::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                sources.stream().map(Source::paid).reduce(BigDecimal.ZERO, BigDecimal::add),
                milestones,
                years,
                Life.result(library, years, today),
                rows.problems(),
                against);
    }

    private List<Fault> life(@Nullable BigDecimal estimate, List<Year> years) {
        return library.flow() == null || years.isEmpty()
                ? List.of()
                : Life.fault(estimate, years).stream().toList();
    }

    private List<Fault> missing(Rows rows) {
        var faults = new ArrayList<Fault>();
        if (library.funds() != null && rows.funds().isEmpty()) faults.add(missing("funds", "source of funds"));
        if (library.milestones() != null && rows.milestones().isEmpty()) faults.add(missing("milestones", "milestone"));
        if (library.flow() != null && rows.flow().isEmpty()) faults.add(missing("flow", "year of the cash flow"));
        return faults;
    }

    private static Fault missing(String part, String what) {
        return Fault.refused(
                "PROJ-003", Place.atField("/" + part), "The project has no " + what + ".", "Enter at least one.");
    }
}

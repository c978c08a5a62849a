package org.songhua.edge.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.FaultView;
import org.songhua.pack.Text;
import org.songhua.project.Closure;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet;
import org.songhua.project.ProjectSheet.Milestone;
import org.songhua.project.ProjectSheet.Result;
import org.songhua.project.ProjectSheet.Source;
import org.songhua.project.ProjectSheet.Year;
import org.songhua.register.RegisterRecord;

/** Projects as JSON. Amounts are texts, so that no reader makes binary fractions of them. */
final class ProjectViews {
    private static final int FEN = 2;

    private ProjectViews() {}

    /** A part with the register that holds its rows and the fields that they are read by. */
    record PartView(String register, Map<String, String> fields) {}

    /** A library with its parts by name. */
    record LibraryView(
            String register,
            String pack,
            Text title,
            String planYear,
            String estimate,
            List<String> open,
            Map<String, PartView> parts,
            Map<String, Integer> colours) {}

    static LibraryView library(Library one) {
        var parts = new LinkedHashMap<String, PartView>();
        for (Library.Part part : one.parts()) {
            switch (part) {
                case Library.Funds funds ->
                    parts.put("funds", part(funds, Map.of("source", funds.source(), "amount", funds.amount())));
                case Library.Payments paid ->
                    parts.put(
                            "payments",
                            part(paid, Map.of("source", paid.source(), "amount", paid.amount(), "on", paid.on())));
                case Library.Milestones step ->
                    parts.put(
                            "milestones",
                            part(
                                    step,
                                    Map.of("order", step.order(), "planned", step.planned(), "actual", step.actual())));
                case Library.Flow flow ->
                    parts.put(
                            "flow",
                            part(
                                    flow,
                                    Map.of(
                                            "year", flow.year(),
                                            "investment", flow.investment(),
                                            "operating", flow.operating(),
                                            "income", flow.income(),
                                            "debt", flow.debt())));
                case Library.Problems problems ->
                    parts.put(
                            "problems", part(problems, Map.of("found", problems.found(), "closed", problems.closed())));
            }
        }
        var milestones = one.milestones();
        return new LibraryView(
                one.register(),
                one.pack(),
                one.title(),
                one.planYear(),
                one.estimate(),
                one.open(),
                parts,
                milestones == null ? Map.of() : milestones.colours());
    }

    private static PartView part(Library.Part part, Map<String, String> fields) {
        var all = new TreeMap<>(fields);
        all.put("project", part.project());
        return new PartView(part.register(), all);
    }

    /** A record that something opens to. */
    record RowView(String register, UUID id, String key, String title, String state, Map<String, Object> fields) {}

    static RowView row(RegisterRecord one) {
        return new RowView(one.register(), one.id(), one.key(), one.title(), one.state(), one.fields());
    }

    /** Money of one kind with the rows it is the sum of. */
    record SourceView(String source, String amount, String paid, List<RowView> rows, List<RowView> payments) {}

    private static SourceView source(Source one) {
        return new SourceView(
                one.source(), yuan(one.amount()), yuan(one.paid()), rows(one.rows()), rows(one.payments()));
    }

    private static List<RowView> rows(List<RegisterRecord> rows) {
        return rows.stream().map(ProjectViews::row).toList();
    }

    /** A milestone with its warning. */
    record MilestoneView(
            RowView row,
            long order,
            String name,
            LocalDate planned,
            @Nullable LocalDate actual,
            ProjectSheet.Standing standing,
            long daysLate,
            String colour) {}

    private static MilestoneView milestone(Milestone one) {
        return new MilestoneView(
                row(one.row()),
                one.order(),
                one.name(),
                one.planned(),
                one.actual(),
                one.standing(),
                one.daysLate(),
                one.colour());
    }

    /** A year of the cash flow. */
    record YearView(
            RowView row, int year, String investment, String operating, String income, String debt, String net) {}

    private static YearView year(Year one) {
        return new YearView(
                row(one.row()),
                one.year(),
                yuan(one.investment()),
                yuan(one.operating()),
                yuan(one.income()),
                yuan(one.debt()),
                yuan(one.net()));
    }

    /** What the cash flow comes to. */
    record ResultView(
            @Nullable String rate,
            @Nullable LocalDate rateFrom,
            @Nullable String rateBasis,
            @Nullable String npv,
            @Nullable Double irr,
            @Nullable Double dscr,
            @Nullable Double payback) {}

    private static ResultView result(Result one) {
        Library.Rate rate = one.rate();
        return new ResultView(
                rate == null ? null : rate.value().toPlainString(),
                rate == null ? null : rate.from(),
                rate == null ? null : rate.basis(),
                text(one.npv()),
                one.irr(),
                one.dscr(),
                one.payback());
    }

    /** {@return an amount with its fen, exactly} */
    static String yuan(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= FEN
                ? amount.setScale(FEN, RoundingMode.UNNECESSARY).toPlainString()
                : amount.toPlainString();
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : yuan(amount);
    }

    /** A project with all its rows. */
    record SheetView(
            CardView card,
            List<SourceView> sources,
            List<MilestoneView> milestones,
            List<YearView> years,
            @Nullable ResultView result,
            List<RowView> problems,
            List<FaultView> against) {}

    static SheetView sheet(Library library, ProjectSheet one) {
        Result result = one.result();
        return new SheetView(
                card(library, one),
                one.sources().stream().map(ProjectViews::source).toList(),
                one.milestones().stream().map(ProjectViews::milestone).toList(),
                one.years().stream().map(ProjectViews::year).toList(),
                result == null ? null : result(result),
                rows(one.problems()),
                one.against().stream().map(FaultView::of).toList());
    }

    /**
     * A project on a board.
     *
     * @param difference sources less estimate; null without an estimate
     * @param colour the worst warning of its milestones: red, orange, yellow, blue or none
     */
    record CardView(
            UUID id,
            String key,
            String title,
            String state,
            @Nullable Integer planYear,
            @Nullable String estimate,
            String funded,
            @Nullable String difference,
            String paid,
            int milestones,
            long reached,
            long overdue,
            String colour,
            int problems,
            int against,
            boolean synthetic,
            long revision) {}

    private static final List<String> WORST_FIRST = List.of("red", "orange", "yellow", "blue");

    static CardView card(Library library, ProjectSheet one) {
        RegisterRecord project = one.project();
        BigDecimal estimate = one.estimate();
        return new CardView(
                project.id(),
                project.key(),
                project.title(),
                project.state(),
                project.fields().get(library.planYear()) instanceof BigDecimal year ? (Integer) year.intValue() : null,
                text(estimate),
                yuan(one.funded()),
                estimate == null ? null : yuan(one.funded().subtract(estimate)),
                yuan(one.paid()),
                one.milestones().size(),
                one.milestones().stream().filter(step -> step.actual() != null).count(),
                one.overdue(),
                WORST_FIRST.stream()
                        .filter(level -> one.milestones().stream()
                                .anyMatch(step -> step.colour().equals(level)))
                        .findFirst()
                        .orElse(""),
                one.problems().size(),
                one.against().size(),
                project.synthetic(),
                project.revision());
    }

    /** Problems of one kind. */
    record CountView(
            String group,
            long found,
            long closed,
            long units,
            @Nullable String share) {}

    /** How many problems of the year before are closed. */
    record ClosureView(
            int year,
            LocalDate from,
            LocalDate until,
            String register,
            CountView all,
            List<CountView> groups,
            List<CountView> kinds) {}

    static ClosureView closure(String register, Closure one) {
        return new ClosureView(
                one.year(),
                one.from(),
                one.until(),
                register,
                count(one.all()),
                one.groups().stream().map(ProjectViews::count).toList(),
                one.kinds().stream().map(ProjectViews::count).toList());
    }

    private static CountView count(Closure.Count one) {
        return new CountView(one.group(), one.found(), one.closed(), one.units(), text(one.share()));
    }
}

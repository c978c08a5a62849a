package org.songhua.edge.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.evaluation.PlanController.ClauseView;
import org.songhua.edge.evaluation.PlanController.MilestoneView;
import org.songhua.edge.evaluation.PlanController.RedlineView;
import org.songhua.engine.indicator.Light;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan.Board;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.Plan.Report;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.PlanDefinition.Commitment;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.pack.Text;

/** What the API shows of one clause. Nothing is added up over things of different kinds, and no number is made up. */
final class ClauseViews {
    private ClauseViews() {}

    /**
     * A clause in a region.
     *
     * @param regionHead how the codes of regions begin whose cases and records are counted; null for everywhere
     * @param today what was due before it is late
     * @param problems what is behind its path, failed, or late; an empty list says that nothing of the kind is known
     * @param cases null when the caller may not see cases
     * @param work registers of its projects and objects; null when the caller may not see registers
     * @param evidence documents behind its numbers and reports
     * @param missing who must supply what
     */
    record ClausePage(
            String plan,
            Text planTitle,
            String geography,
            @Nullable String regionHead,
            LocalDate today,
            String period,
            ClauseView clause,
            List<MilestoneView> milestones,
            List<RedlineView> redlines,
            List<ProblemView> problems,
            @Nullable List<CasesView> cases,
            @Nullable List<WorkView> work,
            List<EvidenceView> evidence,
            List<MissingView> missing) {}

    /**
     * A problem.
     *
     * @param kind indicator, commitment, cases or work
     * @param code indicator id, sequence of the commitment, head of the kinds of cases, or register
     * @param severity RED or YELLOW
     * @param count how many; 1 for an indicator or a commitment
     */
    record ProblemView(String kind, String code, Text title, String severity, long count) {}

    /**
     * Cases of some kinds.
     *
     * @param overdue open ones whose deadline has passed
     */
    record CasesView(String classHead, Text title, long open, long overdue, long closed, long ended) {}

    /**
     * A register of the clause.
     *
     * @param late records of which a duty was due before today
     */
    record WorkView(String register, Text title, List<StateView> states, long late) {}

    /** Records in one state. */
    record StateView(String code, Text title, String kind, long count) {}

    /**
     * A document.
     *
     * @param kind value or commitment
     * @param code id of the indicator, or sequence of the commitment
     * @param at when it was entered or told
     */
    record EvidenceView(String kind, String code, Text title, String document, String by, String at) {}

    /** What must be supplied for an indicator. */
    record MissingView(String indicator, Text name, Text supply) {}

    /** Of which regions cases and records are counted, and by which day. */
    record Asked(@Nullable String regionHead, LocalDate today) {}

    static ClausePage page(
            Board board,
            ClauseStand stand,
            List<Redline> redlines,
            Asked asked,
            @Nullable List<CasesView> cases,
            @Nullable List<WorkView> work) {
        PlanDefinition plan = board.plan();
        return new ClausePage(
                plan.code(),
                plan.title(),
                board.geography(),
                asked.regionHead(),
                asked.today(),
                board.period(),
                ClauseView.of(stand),
                plan.milestones().stream()
                        .filter(one -> one.clause() == stand.clause().number())
                        .map(MilestoneView::of)
                        .toList(),
                redlines.stream().map(RedlineView::of).toList(),
                problems(stand, cases, work),
                cases,
                work,
                evidence(stand),
                missing(stand));
    }

    private static List<ProblemView> problems(
            ClauseStand stand, @Nullable List<CasesView> cases, @Nullable List<WorkView> work) {
        var problems = new ArrayList<ProblemView>();
        for (Stand one : stand.indicators()) {
            boolean behind = one.light() == Light.RED || one.light() == Light.YELLOW;
            if (behind)
                problems.add(problem(
                        "indicator", one.indicator().id(), one.indicator().name(), one.light(), 1));
        }
        for (Commitment one : stand.clause().commitments()) {
            Report report = stand.reports().get(one.sequence());
            boolean failed = report != null && report.state().equals("failed");
            if (failed) problems.add(problem("commitment", String.valueOf(one.sequence()), words(one), Light.RED, 1));
        }
        if (cases != null) {
            for (CasesView one : cases)
                if (one.overdue() > 0)
                    problems.add(problem("cases", one.classHead(), one.title(), Light.RED, one.overdue()));
        }
        if (work != null) {
            for (WorkView one : work)
                if (one.late() > 0)
                    problems.add(problem("work", one.register(), one.title(), Light.YELLOW, one.late()));
        }
        return problems;
    }

    private static ProblemView problem(String kind, String code, Text title, Light severity, long count) {
        return new ProblemView(kind, code, title, severity.name(), count);
    }

    /** The plan speaks Chinese only; its words are not translated. */
    private static Text words(Commitment one) {
        String text = one.verb() + one.object();
        return new Text(text, text);
    }

    private static List<EvidenceView> evidence(ClauseStand stand) {
        var evidence = new ArrayList<EvidenceView>();
        for (Stand one : stand.indicators()) {
            IndicatorValue value = one.value();
            IndicatorValue.Entry entry = value == null ? null : value.entry();
            if (value == null || entry == null) continue;
            evidence.add(new EvidenceView(
                    "value",
                    one.indicator().id(),
                    one.indicator().name(),
                    entry.sourceFile(),
                    entry.enteredBy(),
                    value.at().toString()));
        }
        for (Commitment one : stand.clause().commitments()) {
            Report report = stand.reports().get(one.sequence());
            String document = report == null ? null : report.evidence();
            if (report == null || document == null || document.isBlank()) continue;
            evidence.add(new EvidenceView(
                    "commitment",
                    String.valueOf(one.sequence()),
                    words(one),
                    document,
                    report.reportedBy(),
                    report.reportedAt().toString()));
        }
        return evidence;
    }

    private static List<MissingView> missing(ClauseStand stand) {
        var missing = new ArrayList<MissingView>();
        for (Stand one : stand.indicators()) {
            Text supply = one.supply();
            if (supply != null)
                missing.add(
                        new MissingView(one.indicator().id(), one.indicator().name(), supply));
        }
        return missing;
    }
}

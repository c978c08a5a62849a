package org.songhua.edge.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.evaluation.Views.RequirementView;
import org.songhua.edge.evaluation.Views.StandView;
import org.songhua.engine.fault.FaultException;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Plan.Aim;
import org.songhua.evaluation.Plan.Board;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.Plan.NewReport;
import org.songhua.evaluation.Plan.NewTarget;
import org.songhua.evaluation.Plan.NewTargetSet;
import org.songhua.evaluation.Plan.TargetSet;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.PlanDefinition.Commitment;
import org.songhua.evaluation.PlanDefinition.Lead;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.evaluation.RedlineCheck;
import org.songhua.evaluation.Redlines;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The plan: clauses with their lights, targets, reports of commitments, red lines. */
@RestController
class PlanController {
    private final Plan plan;
    private final Redlines redlines;

    PlanController(Plan plan, Redlines redlines) {
        this.plan = plan;
        this.redlines = redlines;
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan")
    BoardView board(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam String geography,
            @RequestParam String period,
            Caller caller) {
        Periods.require(period);
        return BoardView.of(this.plan.board(plan, geography, period, caller.scope()));
    }

    /** A group of regions, and what it is asked for by. */
    record GroupView(String geography, Text title, String basis, List<String> members) {}

    /** Groups of regions that have a report of their own. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan/groups")
    List<GroupView> groups() {
        return plan.groups().stream()
                .map(group -> new GroupView(group.geography(), group.title(), group.basis(), group.members()))
                .toList();
    }

    /** Who has reported what. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan/reporting")
    List<Plan.Reporting> reporting(
            @RequestParam String within, @RequestParam int level, @RequestParam String period, Caller caller) {
        Periods.require(period);
        return plan.reporting(within, level, period, caller.scope());
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan/targets")
    List<TargetView> targets(@RequestParam String indicator, @RequestParam String geography) {
        return plan.targetHistory(indicator, geography).stream()
                .map(TargetView::of)
                .toList();
    }

    @Allow(Permission.EVALUATION_APPROVE)
    @PostMapping("/api/plan/targets")
    @ResponseStatus(HttpStatus.CREATED)
    TargetView setTarget(@RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, Set.of("indicator", "geography", "due", "value", "reason", "reference", "effective"));
        var target = new NewTarget(
                body.text("indicator"),
                body.text("geography"),
                body.day("due"),
                body.optionalNumber("value"),
                body.text("reason"),
                body.text("reference"),
                body.optionalDay("effective"));
        body.done();
        return TargetView.of(plan.setTarget(target, caller));
    }

    /** The targets of each day that the plan names. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan/target-sets")
    List<TargetSetView> targetSets(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam String geography,
            @RequestParam String period,
            Caller caller) {
        Periods.require(period);
        return this.plan.targetSets(plan, geography, period, caller.scope()).stream()
                .map(TargetSetView::of)
                .toList();
    }

    /** Sets the targets of one day, all or none. */
    @Allow(Permission.EVALUATION_APPROVE)
    @PostMapping("/api/plan/target-sets")
    @ResponseStatus(HttpStatus.CREATED)
    List<TargetView> setTargets(@RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, Set.of("geography", "due", "values", "reason", "reference", "effective"));
        var set = new NewTargetSet(
                body.text("geography"),
                body.day("due"),
                numbers(body.object("values")),
                body.text("reason"),
                body.text("reference"),
                body.optionalDay("effective"));
        body.done();
        return plan.setTargets(set, caller).stream().map(TargetView::of).toList();
    }

    /** What is no number is left to be refused where it is known what it stands for. */
    private static Map<String, Double> numbers(JsonNode given) {
        var numbers = new TreeMap<String, Double>();
        for (String name : given.propertyNames()) {
            JsonNode value = given.path(name);
            numbers.put(name, value.isNumber() ? value.doubleValue() : Double.NaN);
        }
        return numbers;
    }

    @Allow(Permission.EVALUATION_EDIT)
    @PostMapping("/api/plan/{code}/reports")
    @ResponseStatus(HttpStatus.CREATED)
    ReportView report(@PathVariable String code, @RequestBody JsonNode json, Caller caller) {
        var body = new Body(json, Set.of("clause", "commitment", "geography", "state", "note", "evidence"));
        var report = new NewReport(
                code,
                body.whole("clause"),
                body.whole("commitment"),
                body.text("geography"),
                body.text("state"),
                body.text("note"),
                body.optionalText("evidence"));
        body.done();
        return ReportView.of(plan.report(report, caller));
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/redlines")
    List<RedlineView> redlines() {
        return redlines.list().stream().map(RedlineView::of).toList();
    }

    /** Holds a planned project against the red lines. */
    @Allow(Permission.EVALUATION_VIEW)
    @PostMapping("/api/redlines/check")
    CheckView check(@RequestBody JsonNode json) {
        var body = new Body(json, Set.of("facts"));
        JsonNode given = body.object("facts");
        body.done();
        var facts = new TreeMap<String, Object>();
        for (String name : given.propertyNames()) {
            Object value = plain(given.get(name));
            if (value != null) facts.put(name, value);
        }
        RedlineCheck.Result result = redlines.check(facts);
        if (!result.faults().isEmpty()) throw new FaultException(result.faults());
        return new CheckView(
                result.mayProceed(),
                result.verdicts().stream()
                        .map(one -> new VerdictView(
                                RedlineView.of(one.redline()), one.verdict().name(), one.missing()))
                        .toList());
    }

    private static @Nullable Object plain(@Nullable JsonNode value) {
        if (value == null || value.isNull()) return null;
        if (value.isNumber()) return value.doubleValue();
        return value.isBoolean() ? (Object) value.booleanValue() : value.asString("");
    }

    /** The plan in a region. */
    record BoardView(
            String plan,
            Text title,
            String geography,
            String period,
            List<ClauseView> clauses,
            List<MilestoneView> milestones) {
        static BoardView of(Board one) {
            return new BoardView(
                    one.plan().code(),
                    one.plan().title(),
                    one.geography(),
                    one.period(),
                    one.clauses().stream().map(ClauseView::of).toList(),
                    one.plan().milestones().stream().map(MilestoneView::of).toList());
        }
    }

    /** A day that the plan names. */
    record MilestoneView(String day, int clause, String text) {
        static MilestoneView of(PlanDefinition.Milestone one) {
            return new MilestoneView(one.day().toString(), one.clause(), one.text());
        }
    }

    /** A clause in a region. */
    record ClauseView(
            int number,
            Text title,
            String chapter,
            String dimension,
            List<Lead> leads,
            String acceptance,
            String light,
            String rule,
            List<StandView> indicators,
            List<CommitmentView> commitments) {
        static ClauseView of(ClauseStand one) {
            PlanDefinition.Clause clause = one.clause();
            return new ClauseView(
                    clause.number(),
                    clause.title(),
                    clause.chapter(),
                    clause.dimension(),
                    clause.leads(),
                    clause.acceptance(),
                    one.light().name(),
                    one.rule(),
                    one.indicators().stream().map(StandView::of).toList(),
                    clause.commitments().stream()
                            .map(commitment -> new CommitmentView(commitment, report(one, commitment)))
                            .toList());
        }

        private static @Nullable ReportView report(ClauseStand one, Commitment commitment) {
            Plan.Report report = one.reports().get(commitment.sequence());
            return report == null ? null : ReportView.of(report);
        }
    }

    /** A commitment with what was told of it. */
    record CommitmentView(Commitment commitment, @Nullable ReportView report) {}

    /** Where a commitment stands. */
    record ReportView(
            int clause,
            int commitment,
            String geography,
            String state,
            String note,
            @Nullable String evidence,
            String reportedBy,
            String reportedAt) {
        static ReportView of(Plan.Report one) {
            return new ReportView(
                    one.clause(),
                    one.commitment(),
                    one.geography(),
                    one.state(),
                    one.note(),
                    one.evidence(),
                    one.reportedBy(),
                    one.reportedAt().toString());
        }
    }

    /** A target with who set it and why. */
    record TargetView(
            long id,
            String indicator,
            String geography,
            String due,
            @Nullable Double value,
            String setBy,
            String setAt,
            String reason,
            String reference,
            String effective,
            @Nullable String supersededAt,
            boolean counts) {
        static TargetView of(Plan.Target one) {
            return new TargetView(
                    one.id(),
                    one.indicator(),
                    one.geography(),
                    one.due().toString(),
                    one.value(),
                    one.setBy(),
                    one.setAt().toString(),
                    one.reason(),
                    one.reference(),
                    one.effective().toString(),
                    one.supersededAt() == null ? null : one.supersededAt().toString(),
                    one.counts());
        }
    }

    /** The targets of one day. */
    record TargetSetView(String due, String text, List<AimView> aims) {
        static TargetSetView of(TargetSet one) {
            return new TargetSetView(
                    one.due().toString(),
                    one.text(),
                    one.aims().stream().map(AimView::of).toList());
        }
    }

    /** An indicator against its target of one day. */
    record AimView(
            String indicator,
            String geography,
            double target,
            @Nullable Double value,
            @Nullable Double gap,
            @Nullable RequirementView required,
            String light) {
        static AimView of(Aim one) {
            return new AimView(
                    one.indicator(),
                    one.geography(),
                    one.target(),
                    one.value(),
                    one.gap(),
                    RequirementView.of(one.required()),
                    one.light().name());
        }
    }

    /** A red line. */
    record RedlineView(
            String code, Text title, int clause, String basis, String allowed, Map<String, String> facts, Text remedy) {
        static RedlineView of(Redline one) {
            return new RedlineView(
                    one.code(), one.title(), one.clause(), one.basis(), one.allowedText(), one.facts(), one.remedy());
        }
    }

    /** What the red lines say of a project. */
    record CheckView(boolean mayProceed, List<VerdictView> verdicts) {}

    /** What one of them says. */
    record VerdictView(RedlineView redline, String verdict, List<String> missing) {}
}

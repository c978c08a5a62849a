package org.songhua.edge.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.Cases;
import org.songhua.edge.evaluation.ClauseViews.Asked;
import org.songhua.edge.evaluation.ClauseViews.CasesView;
import org.songhua.edge.evaluation.ClauseViews.ClausePage;
import org.songhua.edge.evaluation.ClauseViews.StateView;
import org.songhua.edge.evaluation.ClauseViews.WorkView;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Plan.Board;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.evaluation.Redlines;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * One clause of the plan in a region: its commitments, indicators, problems, projects, cases, evidence and light, and who must
 * supply what. Of cases and registers it shows what the caller may see of them, and nothing where they may see none.
 */
@RestController
class ClauseController {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Plan plan;
    private final Redlines redlines;
    private final Cases cases;
    private final CaseCatalogue catalogue;
    private final Registers registers;
    private final Clock clock;

    ClauseController(
            Plan plan, Redlines redlines, Cases cases, CaseCatalogue catalogue, Registers registers, Clock clock) {
        this.plan = plan;
        this.redlines = redlines;
        this.cases = cases;
        this.catalogue = catalogue;
        this.registers = registers;
        this.clock = clock;
    }

    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/plan/clauses/{number}")
    ClausePage get(
            @PathVariable int number,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam String geography,
            @RequestParam String period,
            Caller caller) {
        Periods.require(period);
        Board board = this.plan.board(plan, geography, period, caller.scope());
        ClauseStand stand = board.clauses().stream()
                .filter(one -> one.clause().number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "clause " + number + " in the plan " + board.plan().code()));
        List<Redline> lines = redlines.list().stream()
                .filter(line ->
                        line.clause() == number && board.plan().redlines().contains(line))
                .toList();
        var asked = new Asked(head(geography), LocalDate.ofInstant(clock.instant(), ZONE));
        return ClauseViews.page(
                board,
                stand,
                lines,
                asked,
                cases(stand.clause().cases(), asked.regionHead(), caller),
                work(number, asked, caller));
    }

    /** {@return how the codes of regions within a region begin; null for everywhere} */
    static @Nullable String head(String geography) {
        if (geography.equals("*")) return null;
        if (geography.length() != 6 || !geography.endsWith("00")) return geography;
        return geography.endsWith("0000") ? geography.substring(0, 2) : geography.substring(0, 4);
    }

    private @Nullable List<CasesView> cases(List<String> heads, @Nullable String region, Caller caller) {
        if (!caller.may(Permission.CASE_VIEW)) return null;
        return heads.stream().map(one -> casesView(one, region, caller)).toList();
    }

    private CasesView casesView(String classHead, @Nullable String region, Caller caller) {
        Map<String, Long> kinds = cases.countBy(query(classHead, region, null), "kind", caller.scope());
        List<CaseClass> classes = catalogue.classes().stream()
                .filter(one -> one.code().startsWith(classHead))
                .toList();
        return new CasesView(
                classHead,
                classes.size() == 1
                        ? classes.getFirst().title()
                        : classes.getFirst().group(),
                kinds.getOrDefault("OPEN", 0L),
                cases.count(query(classHead, region, true), caller.scope()),
                kinds.getOrDefault("CLOSED", 0L),
                kinds.getOrDefault("ENDED", 0L));
    }

    private static CaseQuery query(String classHead, @Nullable String region, @Nullable Boolean overdue) {
        CaseQuery all = CaseQuery.ALL;
        return new CaseQuery(
                overdue == null ? List.of() : List.of("OPEN"),
                List.of(),
                null,
                classHead,
                null,
                region,
                null,
                null,
                overdue,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                all.sort(),
                null,
                all.limit());
    }

    private @Nullable List<WorkView> work(int number, Asked asked, Caller caller) {
        if (!caller.may(Permission.REGISTER_VIEW)) return null;
        return registers.list(caller).stream()
                .filter(register -> register.clauses().contains(String.valueOf(number)))
                .map(register -> work(register, asked.regionHead(), asked.today(), caller))
                .toList();
    }

    private WorkView work(Register register, @Nullable String region, LocalDate today, Caller caller) {
        var states = new ArrayList<StateView>();
        for (RegisterState state : register.states()) {
            long count = registers.count(register.code(), records(region, state.code(), null), caller);
            states.add(new StateView(state.code(), state.title(), state.kind().name(), count));
        }
        long late = registers.count(register.code(), records(region, null, today.minusDays(1)), caller);
        return new WorkView(register.code(), register.title(), states, late);
    }

    private static RecordQuery records(@Nullable String region, @Nullable String state, @Nullable LocalDate due) {
        return RecordQuery.first(1).in(state).within(region).due(due);
    }
}

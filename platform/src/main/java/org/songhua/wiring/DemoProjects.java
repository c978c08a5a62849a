package org.songhua.wiring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.AttributeDefinition.Choice;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;
import org.songhua.project.Library;
import org.songhua.project.Projects;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterAction;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives made-up projects of the demo city their sources, milestones, cash flow and problems, and leads a part of them on, once. One in
 * six lacks a part of its money, as true ones do. Every row is flagged as made up.
 */
final class DemoProjects {
    private static final Caller MAKER = new Caller("demo", Caller.SYSTEM.permissions(), Scope.ALL);
    private static final Caller CHECKER = new Caller("demo-check", Caller.SYSTEM.permissions(), Scope.ALL);
    private static final List<String> STEPS = List.of("方案批复（演示）", "开工（演示）", "主体完成（演示）", "竣工移交（演示）");
    private static final int DAYS_BETWEEN = 120;
    private static final int FIRST_DAYS_AGO = 300;
    private static final int YEARS = 15;
    private static final int SHORT_OF_MONEY = 6;
    private static final int MOST_STEPS = 4;
    private static final int PROBLEMS_EACH = 2;

    private final Registers registers;
    private final LocalDate today;

    private DemoProjects(Registers registers, LocalDate today) {
        this.registers = registers;
        this.today = today;
    }

    /** {@return how many projects got their rows} */
    static long ensure(ConfigurableApplicationContext context, LocalDate today) {
        var maker = new DemoProjects(context.getBean(Registers.class), today);
        return context.getBean(Projects.class).list(MAKER).stream()
                .filter(maker::isBare)
                .mapToLong(maker::fill)
                .sum();
    }

    private boolean isBare(Library library) {
        return library.parts().stream()
                .filter(part -> !(part instanceof Library.Problems))
                .allMatch(part -> registers.count(part.register(), RecordQuery.first(1), MAKER) == 0);
    }

    private long fill(Library library) {
        List<RegisterRecord> made =
                registers.list(library.register(), RecordQuery.first(RecordQuery.MAX_LIMIT), MAKER).records().stream()
                        .filter(RegisterRecord::synthetic)
                        .toList();
        var drafts = new TreeMap<String, List<RecordDraft>>();
        for (int i = 0; i < made.size(); i++) rows(library, made.get(i), i, drafts);
        drafts.forEach((register, rows) -> registers.enter(register, rows, MAKER));
        for (int i = 0; i < made.size(); i++) lead(made.get(i), i % MOST_STEPS);
        link(library, made);
        return made.size();
    }

    private void rows(Library library, RegisterRecord project, int number, Map<String, List<RecordDraft>> drafts) {
        BigDecimal estimate =
                library.estimate().isEmpty() || !(project.fields().get(library.estimate()) instanceof BigDecimal known)
                        ? BigDecimal.ZERO
                        : known;
        Library.Funds funds = library.funds();
        if (funds != null && estimate.signum() > 0) money(funds, project, number, estimate, drafts);
        Library.Milestones steps = library.milestones();
        if (steps != null) steps(steps, project, number, drafts);
        Library.Flow flow = library.flow();
        if (flow != null && estimate.signum() > 0) flow(flow, project, estimate, drafts);
    }

    private void money(
            Library.Funds part,
            RegisterRecord project,
            int number,
            BigDecimal estimate,
            Map<String, List<RecordDraft>> drafts) {
        List<Choice> kinds = registers
                .get(part.register(), MAKER)
                .findField(part.source())
                .orElseThrow()
                .attribute()
                .choices();
        BigDecimal first = share(estimate, "0.4");
        row(part, project, Map.of(part.source(), kind(kinds, number), part.amount(), first), drafts);
        if (number % SHORT_OF_MONEY == SHORT_OF_MONEY - 1) return;
        row(
                part,
                project,
                Map.of(part.source(), kind(kinds, number + 1), part.amount(), estimate.subtract(first)),
                drafts);
    }

    private static String kind(List<Choice> kinds, int number) {
        return kinds.get(number % kinds.size()).value();
    }

    private static BigDecimal share(BigDecimal estimate, String share) {
        return estimate.multiply(new BigDecimal(share)).setScale(2, RoundingMode.HALF_UP);
    }

    /** What lies behind is reached, a few days late now and then; of some projects the last one behind is not. */
    private void steps(
            Library.Milestones part, RegisterRecord project, int number, Map<String, List<RecordDraft>> drafts) {
        for (int i = 0; i < STEPS.size(); i++) {
            LocalDate planned = today.minusDays(FIRST_DAYS_AGO - number * 7L).plusDays(i * (long) DAYS_BETWEEN);
            var fields = new TreeMap<String, Object>(
                    Map.of(part.order(), i + 1, part.name(), STEPS.get(i), part.planned(), planned.toString()));
            LocalDate reached = planned.plusDays(number % 9);
            boolean isBehind =
                    planned.plusDays(number % 2 == 0 ? 10 : DAYS_BETWEEN).isBefore(today);
            if (isBehind) fields.put(part.actual(), reached.toString());
            row(part, project, fields, drafts);
        }
    }

    private void flow(
            Library.Flow part, RegisterRecord project, BigDecimal estimate, Map<String, List<RecordDraft>> drafts) {
        BigDecimal begun = share(estimate, "0.6");
        for (int i = 0; i < YEARS; i++) {
            var fields = new TreeMap<String, Object>(Map.of(part.year(), today.getYear() + i));
            if (i == 0) fields.put(part.investment(), begun);
            if (i == 1) fields.put(part.investment(), estimate.subtract(begun));
            if (i > 1) {
                fields.put(part.income(), share(estimate, "0.15"));
                fields.put(part.operating(), share(estimate, "0.03"));
                if (!part.debt().isEmpty()) fields.put(part.debt(), share(estimate, "0.09"));
            }
            row(part, project, fields, drafts);
        }
    }

    private static void row(
            Library.Part part,
            RegisterRecord project,
            Map<String, Object> fields,
            Map<String, List<RecordDraft>> drafts) {
        List<RecordDraft> rows = drafts.computeIfAbsent(part.register(), none -> new ArrayList<>());
        var all = new TreeMap<>(fields);
        all.put(part.project(), project.key());
        rows.add(new RecordDraft(
                project.key() + "/" + (rows.size() + 1),
                null,
                project.department(),
                project.region(),
                null,
                null,
                all,
                true));
    }

    /** Step by step to the next state of the register; where something stands against it, the project waits. */
    private void lead(RegisterRecord project, int steps) {
        try {
            RegisterRecord one = project;
            for (int i = 0; i < steps; i++) {
                Optional<RegisterAction> next = next(one);
                if (next.isEmpty()) return;
                one = registers.act(
                        one.register(), one.id(), null, RecordStep.of(next.get().code()), i == 0 ? MAKER : CHECKER);
            }
        } catch (FaultException | NotAllowedException e) {
            // Made-up values may be such as no rule takes: then it waits, as a true one would.
        }
    }

    private Optional<RegisterAction> next(RegisterRecord one) {
        Register register = registers.get(one.register(), MAKER);
        List<String> order = register.states().stream()
                .filter(state -> state.kind() == RegisterState.Kind.OPEN)
                .map(RegisterState::code)
                .toList();
        int here = order.indexOf(one.state());
        return register.actions().stream()
                .filter(action -> action.from().contains(one.state()) && order.indexOf(action.to()) > here)
                .min(Comparator.comparingInt(action -> order.indexOf(action.to())));
    }

    private void link(Library library, List<RegisterRecord> made) {
        Library.Problems part = library.problems();
        if (part == null) return;
        List<RegisterRecord> problems = registers
                .list(part.register(), RecordQuery.first(RecordQuery.MAX_LIMIT), MAKER)
                .records();
        int number = 0;
        for (RegisterRecord one : problems) {
            if (!one.synthetic() || one.fields().containsKey(part.project())) continue;
            if (number >= made.size() * PROBLEMS_EACH) return;
            var step = new RecordStep(
                    RecordStep.AMEND,
                    null,
                    Map.of(part.project(), made.get(number++ % made.size()).key()));
            registers.act(one.register(), one.id(), null, step, MAKER);
        }
    }
}

package org.songhua.wiring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.FieldWork;
import org.songhua.casework.FieldWork.Change;
import org.songhua.casework.FieldWork.Kind;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.AttributeDefinition;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
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
import org.songhua.survey.Survey;
import org.songhua.survey.Surveys;
import org.songhua.survey.Surveys.Task;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives the demo city a health check under way, once: problems of last year of which a part is put right, and tasks of this year of
 * which a part is done. Surveys of more objects than somebody would look at in a demonstration are left to whoever tries them.
 */
final class DemoSurveys {
    private static final Caller MAKER = new Caller("demo", Caller.SYSTEM.permissions(), Scope.ALL);
    private static final Caller CHECKER = new Caller("demo-check", Caller.SYSTEM.permissions(), Scope.ALL);
    private static final int MOST_OBJECTS = 2000;
    private static final int PROBLEMS = 40;
    private static final int MOST_STEPS = 4;

    private final Surveys surveys;
    private final Registers registers;
    private final CityObjects objects;
    private final FieldWork field;
    private final Cases cases;
    private final Set<String> projectFields;
    private final LocalDate today;

    private DemoSurveys(ConfigurableApplicationContext context, LocalDate today) {
        surveys = context.getBean(Surveys.class);
        registers = context.getBean(Registers.class);
        objects = context.getBean(CityObjects.class);
        field = context.getBean(FieldWork.class);
        cases = context.getBean(Cases.class);
        projectFields = context.getBean(Projects.class).list(MAKER).stream()
                .flatMap(library -> Optional.ofNullable(library.problems()).stream())
                .map(Library.Problems::project)
                .collect(Collectors.toSet());
        this.today = today;
    }

    /** {@return how many problems and tasks it made} */
    static long ensure(ConfigurableApplicationContext context, LocalDate today) {
        var maker = new DemoSurveys(context, today);
        List<Survey> bare = maker.surveys.list().stream()
                .filter(one -> maker.registers.count(one.register(), RecordQuery.first(1), MAKER) == 0)
                .toList();
        Optional<UserProfile> worker = DemoPeople.read().users().stream()
                .map(DemoPeople.DemoUser::profile)
                .filter(one ->
                        one.organisation() != null && !one.scope().regions().isEmpty())
                .findFirst();
        if (bare.isEmpty() || worker.isEmpty()) return 0;
        return maker.lastYear(bare.getFirst()) + maker.thisYear(bare, worker.get());
    }

    /** One problem for each object, each of the next question, led on by as many steps as its number says. */
    private long lastYear(Survey survey) {
        var found = new ArrayList<CityObject>();
        objects.stream(ObjectQuery.ofClass(survey.of(), PROBLEMS), Scope.ALL, found::add);
        var questions = List.copyOf(survey.questions().values());
        var drafts = new ArrayList<RecordDraft>();
        for (int i = 0; i < found.size(); i++) {
            CityObject at = found.get(i);
            Survey.Question question = questions.get(i % questions.size());
            var values = Map.<String, Object>of(
                    survey.fields().unit(), at.id().toString(),
                    survey.fields().problem(), question.problem(),
                    survey.fields().indicator(), question.indicator(),
                    survey.fields().found(),
                            LocalDate.of(today.getYear() - 1, 3, 1)
                                    .plusDays(i * 5L)
                                    .toString());
            drafts.add(new RecordDraft(
                    "DEMO-%05d".formatted(i + 1), at.id().value(), null, at.region(), null, null, values, true));
        }
        registers.enter(survey.register(), drafts, MAKER);
        List<RegisterRecord> made = registers
                .list(survey.register(), RecordQuery.first(PROBLEMS), MAKER)
                .records();
        for (int i = 0; i < made.size(); i++) lead(made.get(i), i % 5 == 4 ? i % MOST_STEPS : MOST_STEPS, i);
        return made.size();
    }

    /** Step by step to the next state; where something stands against it, the problem waits. */
    private void lead(RegisterRecord problem, int steps, int number) {
        RegisterRecord one = problem;
        for (int i = 0; i < steps; i++) {
            Optional<RegisterRecord> next = step(one, number);
            if (next.isEmpty()) return;
            one = next.get();
        }
    }

    private Optional<RegisterRecord> step(RegisterRecord one, int number) {
        Register register = registers.get(one.register(), MAKER);
        List<String> order = register.states().stream().map(RegisterState::code).toList();
        int here = order.indexOf(one.state());
        Optional<RegisterAction> action = register.actions().stream()
                .filter(some -> some.from().contains(one.state()) && order.indexOf(some.to()) > here)
                .filter(some -> some.fields().stream().noneMatch(projectFields::contains))
                .findFirst();
        return action.flatMap(some -> act(register, one, some, number).or(() -> act(register, one, some, number + 1)));
    }

    private Optional<RegisterRecord> act(Register register, RegisterRecord one, RegisterAction action, int number) {
        try {
            for (String kind : action.evidence()) registers.attach(one.register(), one.id(), kind, "演示", null, MAKER);
            var values = values(register, one, action, number);
            var who = action.differsFrom().isEmpty() ? MAKER : CHECKER;
            return Optional.of(
                    registers.act(one.register(), one.id(), null, new RecordStep(action.code(), null, values), who));
        } catch (FaultException | NotAllowedException e) {
            return Optional.empty();
        }
    }

    /** What the action asks for, and days that a choice among its fields makes necessary. */
    private Map<String, Object> values(Register register, RegisterRecord one, RegisterAction action, int number) {
        var values = new TreeMap<String, Object>();
        for (String name : action.fields()) values.put(name, value(register, name, number));
        var all = new TreeMap<>(one.fields());
        all.putAll(values);
        for (String name : registers.form(register.code(), all, MAKER).required())
            if (!all.containsKey(name)) values.put(name, value(register, name, number));
        return values;
    }

    private Object value(Register register, String name, int number) {
        AttributeDefinition attribute = register.findField(name).orElseThrow().attribute();
        if (!attribute.choices().isEmpty())
            return attribute.choices().get(number % attribute.choices().size()).value();
        boolean isDay = "date".equals(attribute.format());
        return isDay ? today.minusDays(number % 60L).toString() : "演示单位";
    }

    private long thisYear(List<Survey> some, UserProfile worker) {
        String region = worker.scope().regions().iterator().next();
        long issued = 0;
        for (Survey survey : some) {
            int[] there = new int[1];
            objects.stream(ObjectQuery.ofClass(survey.of(), MOST_OBJECTS + 1), Scope.ALL, one -> there[0]++);
            if (there[0] > MOST_OBJECTS) continue;
            issued += surveys.issue(
                            survey.code(),
                            today.getYear(),
                            region,
                            Objects.requireNonNull(worker.organisation()),
                            MAKER)
                    .issued();
            List<Task> tasks = surveys.tasks(survey.code(), today.getYear(), region, MAKER);
            for (int i = 0; i < tasks.size(); i++) if (i % 3 < 2) look(survey, tasks.get(i), i);
        }
        return issued;
    }

    /** Most is in order, and two in three of those looked at are reviewed. */
    private void look(Survey survey, Task task, int number) {
        var answers = new TreeMap<String, String>();
        int question = 0;
        for (String name : survey.questions().keySet())
            answers.put(name, (question++ + number) % 6 == 0 ? "no" : "yes");
        send(task, Kind.CHECKLIST, null, answers);
        send(task, Kind.ACTION, CaseAction.of("submit"), Map.of());
        if (number % 3 == 0) cases.act(task.caseId(), null, CaseAction.of("accept"), CHECKER);
    }

    private void send(Task task, Kind kind, @Nullable CaseAction action, Map<String, String> answers) {
        field.apply(new Change(UUID.randomUUID(), task.caseId(), kind, action, "", answers, new byte[0]), MAKER);
    }
}

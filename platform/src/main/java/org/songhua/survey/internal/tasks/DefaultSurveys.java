package org.songhua.survey.internal.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseChanged;
import org.songhua.casework.CaseEvent;
import org.songhua.casework.CaseFile;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.TakenReport;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisations;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.songhua.survey.Survey;
import org.songhua.survey.Survey.Question;
import org.songhua.survey.Surveys;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.ObjectMapper;

/**
 * Surveys over casework and registers. A task is a case; when it is accepted, its answers are put into the register in one
 * transaction, once. What could not be put there is tried again at the next start and whenever somebody looks at the board.
 */
public final class DefaultSurveys implements Surveys {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultSurveys.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CHANNEL = "register";
    private static final String CHECKLIST = "checklist";
    private static final String ANSWER = "check_";
    private static final String ACCEPTED = "accepted";
    private static final int PAGE = 2_000;

    private final List<Survey> declared;
    private final Database database;
    private final JdbcTasks tasks;
    private final CityObjects objects;
    private final Reports reports;
    private final Cases cases;
    private final Registers registers;
    private final Organisations organisations;

    public DefaultSurveys(
            List<Survey> declared,
            Database database,
            CityObjects objects,
            Reports reports,
            Cases cases,
            Registers registers,
            Organisations organisations) {
        this.declared = declared;
        this.database = database;
        this.tasks = new JdbcTasks(database);
        this.objects = objects;
        this.reports = reports;
        this.cases = cases;
        this.registers = registers;
        this.organisations = organisations;
    }

    @Override
    public List<Survey> list() {
        return declared;
    }

    private Survey survey(String code) {
        return declared.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("survey " + code));
    }

    @Override
    public Issued issue(String code, int year, String region, String department, Caller caller) {
        Survey survey = survey(code);
        check(year, department);
        Set<UUID> there = tasks.objects(code, year);
        var wanted = new ArrayList<CityObject>();
        int had = collect(survey, region, there, wanted, caller.scope());
        boolean more = wanted.size() > MOST;
        List<CityObject> now = more ? wanted.subList(0, MOST) : wanted;
        for (CityObject object : now) database.run(() -> give(survey, year, object, department, caller));
        return new Issued(now.size(), had, more);
    }

    private void check(int year, String department) {
        var log = new FaultLog(2);
        if (year < 2000 || year > 2199)
            log.accept(Fault.refused(
                    "SURV-001", Place.atField("/year"), year + " is no year of a survey.", "Give one such as 2026."));
        boolean isOne = organisations.list().stream().anyMatch(one -> one.code().equals(department));
        if (!isOne)
            log.accept(Fault.refused(
                    "SURV-002",
                    Place.atField("/department"),
                    "There is no organisation \"" + department + "\".",
                    "Name the one whose field workers look."));
        log.throwIfAny();
    }

    /** Collects objects without a task, one more than are given out at once. {@return how many had one} */
    private int collect(Survey survey, String region, Set<UUID> there, List<CityObject> wanted, Scope scope) {
        int[] counts = new int[2];
        ObjectId after = null;
        do {
            counts[1] = 0;
            var query = new ObjectQuery(List.of(survey.of()), List.of(), survey.where(), null, null, null, after, PAGE);
            after = objects.stream(query, scope, object -> {
                counts[1]++;
                String code = object.region();
                if (code == null ? !region.isEmpty() : !code.startsWith(region)) return;
                if (there.contains(object.id().value())) counts[0]++;
                else if (wanted.size() <= MOST) wanted.add(object);
            });
        } while (after != null && counts[1] == PAGE && wanted.size() <= MOST);
        return counts[0];
    }

    private void give(Survey survey, int year, CityObject object, String department, Caller caller) {
        String unit = unit(survey, object);
        NewReport told = NewReport.of(
                        CHANNEL, survey.classCode(), survey.title().zh() + " " + year + " " + unit)
                .about(object.id().value());
        String number = "survey:" + survey.code() + ":" + year + ":" + object.id();
        TakenReport taken = reports.take(numbered(told, number), caller.name());
        String state = taken.isNew()
                ? cases.act(taken.caseId(), null, CaseAction.of("assign").with("department", department), caller)
                        .summary()
                        .state()
                : cases.find(taken.caseId(), Scope.ALL).orElseThrow().summary().state();
        tasks.add(new Task(
                taken.caseId(),
                taken.caseNumber(),
                survey.code(),
                year,
                object.id().value(),
                unit,
                object.region(),
                state,
                0,
                0,
                false));
    }

    private static NewReport numbered(NewReport one, String number) {
        return new NewReport(
                one.channel(),
                one.classCode(),
                one.text(),
                one.x(),
                one.y(),
                one.crs(),
                "asset",
                null,
                null,
                one.contact(),
                one.answers(),
                null,
                number,
                null,
                false,
                one.object());
    }

    /** An identifier of a source is one of its data set alone; without a number of its own an object is known by its id. */
    private static String unit(Survey survey, CityObject object) {
        String number = survey.number().isEmpty()
                ? ""
                : MAPPER.readTree(object.attributesJson()).path(survey.number()).asString("");
        return number.isEmpty() ? object.id().toString() : number;
    }

    @EventListener
    void follow(CaseChanged change) {
        if (declared.stream().noneMatch(one -> one.classCode().equals(change.classCode()))) return;
        tasks.move(change.id(), change.to());
        if (change.to().equals(ACCEPTED)) attempt(change.id());
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        int done = catchUp(true);
        if (done > 0) LOG.info("{} accepted surveys were entered at the start.", done);
    }

    @Override
    public int catchUp() {
        return catchUp(false);
    }

    private int catchUp(boolean all) {
        int done = 0;
        for (UUID id : tasks.waiting(all)) if (attempt(id)) done++;
        return done;
    }

    private boolean attempt(UUID id) {
        try {
            return database.inTransaction(() -> enter(id));
        } catch (RuntimeException e) {
            LOG.warn("What a survey found could not be entered and is tried again.", e);
            return false;
        }
    }

    private boolean enter(UUID id) {
        Task task = tasks.lock(id).filter(one -> !one.entered()).orElse(null);
        CaseFile file = task == null ? null : cases.find(id, Scope.ALL).orElse(null);
        if (task == null || file == null) return false;
        String state = file.summary().state();
        if (!state.equals(ACCEPTED)) {
            if (!state.equals(task.state())) tasks.move(id, state);
            return false;
        }
        Survey survey = survey(task.survey());
        var answers = answers(id);
        Map<String, String> said = answers.said();
        said.keySet().retainAll(survey.questions().keySet());
        int found = 0;
        for (var question : survey.questions().entrySet()) {
            if (!"no".equals(said.get(question.getKey()))) continue;
            RegisterRecord record = enter(survey, task, file, question.getKey(), question.getValue(), answers.on());
            tasks.found(id, question.getKey(), record.id());
            found++;
        }
        tasks.entered(id, state, said.size(), found);
        return true;
    }

    /** What was answered last to each question, and when. */
    private record Answers(Map<String, String> said, LocalDate on) {}

    private Answers answers(UUID id) {
        var said = new HashMap<String, String>();
        Instant on = Instant.EPOCH;
        for (CaseEvent event : cases.log(id, Scope.ALL)) {
            if (!event.event().action().equals(CHECKLIST)) continue;
            on = event.event().at();
            event.event().fields().forEach((name, value) -> {
                if (name.startsWith(ANSWER)) said.put(name.substring(ANSWER.length()), value);
            });
        }
        return new Answers(said, LocalDate.ofInstant(on, CHINA));
    }

    /** The same problem of the same object that is still open takes the report to itself. */
    private RegisterRecord enter(
            Survey survey, Task task, CaseFile file, String item, Question question, LocalDate on) {
        String key = task.caseNumber() + "/" + item;
        Optional<RegisterRecord> there = registers.findByKey(survey.register(), key, Caller.SYSTEM);
        if (there.isPresent()) return there.get();
        var fields = new HashMap<String, Object>();
        fields.put(survey.fields().unit(), task.unit());
        fields.put(survey.fields().problem(), question.problem());
        fields.put(survey.fields().indicator(), question.indicator());
        fields.put(survey.fields().found(), on.toString());
        fields.put(survey.fields().task(), task.caseNumber());
        var summary = file.summary();
        var draft = new RecordDraft(
                key, task.object(), null, task.region(), summary.longitude(), summary.latitude(), fields, false);
        return registers.create(survey.register(), draft, Caller.SYSTEM);
    }

    @Override
    public List<Progress> progress(int year, String region, int digits, Caller caller) {
        catchUp();
        return tasks.progress(year, region, digits, caller.scope());
    }

    @Override
    public List<Task> tasks(String survey, int year, String region, Caller caller) {
        return tasks.list(survey(survey).code(), year, region, caller.scope(), MOST);
    }

    @Override
    public List<Fate> fates(String survey, int year, String region, int digits, LocalDate today, Caller caller) {
        return new Fates(survey(survey), registers, today).list(year, region, digits, caller);
    }
}

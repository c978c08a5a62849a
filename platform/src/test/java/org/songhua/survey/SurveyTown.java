package org.songhua.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.locationtech.jts.geom.Geometry;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseFile;
import org.songhua.casework.Cases;
import org.songhua.casework.FieldWork;
import org.songhua.casework.FieldWork.Change;
import org.songhua.casework.FieldWork.Kind;
import org.songhua.casework.FieldWork.Outcome;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.people.Caller;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.survey.Surveys.Task;

/**
 * A town of its own district: two streets with three buildings each and one estate. Buildings lie 0.001 degrees (about 100 m) apart.
 */
public final class SurveyTown {
    public static final String PROBLEMS = "health_problems";
    public static final Caller DESK = Caller.all("desk");
    public static final Caller WORKER = Caller.all("surveyor");
    public static final Caller CHECKER = Caller.all("reviewer");
    private static final AtomicInteger NEXT = new AtomicInteger(11);

    public final TestPlatform platform = TestPlatform.shared();
    public final Surveys surveys = platform.bean(Surveys.class);
    public final Cases cases = platform.bean(Cases.class);
    public final Registers registers = platform.bean(Registers.class);
    public final FieldWork field = platform.bean(FieldWork.class);
    /** District code of six digits that no other town has. */
    public final String district = "2298" + NEXT.getAndIncrement();

    /** Code of the organisation whose field workers look; it has no other tasks. */
    public final String department = "survey" + district;

    public final List<ObjectId> buildings = new ArrayList<>();

    public SurveyTown() {
        new TestCases(platform).organisation(department);
        CityFixture city = CityFixture.create(platform, "survey_" + district);
        for (int street = 1; street <= 2; street++) {
            String code = district + "00" + street;
            city.add("region", "街道" + street, Map.of("code", code, "level", 4), square(street, 9), code, null);
            for (int i = 0; i < 3; i++)
                buildings.add(city.add("building", "楼" + i, Map.of(), square(street, i), code, null));
        }
        city.add(
                "estate",
                "小区",
                Map.of("code", "XQ-" + district, "households", 100),
                square(3, 0),
                district + "001",
                null);
        city.done();
    }

    private static Geometry square(int street, int i) {
        return CityFixture.square(127.0 + 0.01 * street, 44.2 + 0.001 * i, 0.0005);
    }

    /** {@return tasks of a survey of a year, given out to the department} */
    public List<Task> issued(String survey, int year) {
        surveys.issue(survey, year, district, department, DESK);
        return surveys.tasks(survey, year, district, DESK);
    }

    public Outcome send(UUID caseId, Kind kind, CaseAction action, Map<String, String> answers) {
        return field.apply(new Change(UUID.randomUUID(), caseId, kind, action, "", answers, new byte[0]), WORKER);
    }

    /** Answers questions and submits. */
    public void submit(Task task, Map<String, String> answers) {
        send(task.caseId(), Kind.CHECKLIST, null, answers);
        send(task.caseId(), Kind.ACTION, CaseAction.of("submit"), Map.of());
    }

    public CaseFile accept(Task task) {
        return cases.act(task.caseId(), null, CaseAction.of("accept"), CHECKER);
    }

    /** Answers, submits and has it accepted. */
    public void survey(Task task, Map<String, String> answers) {
        submit(task, answers);
        accept(task);
    }

    /** {@return problems of the town in order of their keys} */
    public List<RegisterRecord> problems() {
        var found = new ArrayList<RegisterRecord>();
        registers.each(PROBLEMS, RecordQuery.ALL.within(district), DESK, found::add);
        return found;
    }

    public Set<String> codes() {
        var codes = new TreeSet<String>();
        problems().forEach(one -> codes.add((String) one.fields().get("problem_code")));
        return codes;
    }
}

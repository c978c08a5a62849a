package org.songhua.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.survey.SurveyTown.CHECKER;
import static org.songhua.survey.SurveyTown.DESK;
import static org.songhua.survey.SurveyTown.PROBLEMS;
import static org.songhua.survey.SurveyTown.WORKER;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.casework.CaseAction;
import org.songhua.casework.FieldWork.Kind;
import org.songhua.casework.FieldWork.Result;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.TimelineEntry;
import org.songhua.store.Database;
import org.songhua.survey.Surveys.Fate;
import org.songhua.survey.Surveys.Issued;
import org.songhua.survey.Surveys.Progress;
import org.songhua.survey.Surveys.Task;

/** From a task that is given out over answers in the field to problems in the register, and what becomes of these. */
class SurveysTest {
    private final SurveyTown town = new SurveyTown();

    @Test
    void eachObjectOfARegionHasOneTaskAYearHoweverOftenTheyAreGivenOut() {
        assertThat(town.surveys.issue("home", 2031, town.district, town.department, DESK))
                .isEqualTo(new Issued(6, 0, false));
        assertThat(town.surveys.issue("home", 2031, town.district, town.department, DESK))
                .isEqualTo(new Issued(0, 6, false));
        assertThat(town.surveys.issue("home", 2032, town.district + "001", town.department, DESK))
                .isEqualTo(new Issued(3, 0, false));
        List<Task> tasks = town.surveys.tasks("home", 2031, town.district, DESK);
        assertThat(tasks).hasSize(6).allSatisfy(task -> {
            assertThat(task.state()).isEqualTo("surveying");
            assertThat(task.unit()).isEqualTo(task.object().toString());
            assertThat(task.entered()).isFalse();
        });
        assertThat(tasks)
                .extracting(Task::object)
                .containsExactlyInAnyOrderElementsOf(
                        town.buildings.stream().map(one -> one.value()).toList());
    }

    @Test
    void estatesAndStreetsHaveFormsOfTheirOwnAndAreKnownByTheirNumbers() {
        assertThat(town.issued("estate", 2031)).extracting(Task::unit).containsExactly("XQ-" + town.district);
        assertThat(town.issued("street", 2031))
                .extracting(Task::unit)
                .containsExactly(town.district + "001", town.district + "002");
        Task estate = town.issued("estate", 2031).getFirst();
        assertThat(town.field.checklist(town.cases
                        .find(estate.caseId(), Scope.ALL)
                        .orElseThrow()
                        .summary()
                        .classCode()))
                .hasValueSatisfying(list -> assertThat(list.items()).hasSize(12).containsKey("parking"));
        town.survey(estate, Map.of("parking", "no", "sorting", "no", "smart", "yes"));
        assertThat(town.codes()).containsExactly("C05", "C10");
        town.survey(town.issued("street", 2031).getFirst(), Map.of("culture", "no"));
        assertThat(town.codes()).containsExactly("B03", "C05", "C10");
    }

    @Test
    void aTaskStandsAmongTheTasksOfTheFieldWithItsForm() {
        Task task = town.issued("home", 2031).getFirst();
        assertThat(town.field.checklist("hc_home"))
                .hasValueSatisfying(list -> assertThat(list.items())
                        .hasSize(30)
                        .hasEntrySatisfying(
                                "walls", title -> assertThat(title.zh()).isEqualTo("承重墙、楼板、梁无裂缝")));
        var summary = town.cases.find(task.caseId(), Scope.ALL).orElseThrow().summary();
        assertThat(summary.department()).isEqualTo(town.department);
        assertThat(summary.component()).isEqualTo(task.object());
        assertThat(summary.stage()).isEqualTo(4);
        assertThat(summary.dueAt()).as("twenty working days").isNotNull();
    }

    @Test
    void acceptedAnswersBecomeProblemsWithCodeIndicatorUnitDayAndObject() {
        Task task = town.issued("home", 2031).getFirst();
        town.submit(task, Map.of("walls", "no", "roof", "no", "stairs", "yes", "heating", "none"));
        assertThat(town.problems()).as("not before they are accepted").isEmpty();
        town.accept(task);
        assertThat(town.problems()).hasSize(2);
        RegisterRecord walls = town.problems().stream()
                .filter(one -> "2.1.1".equals(one.fields().get("problem_code")))
                .findFirst()
                .orElseThrow();
        assertThat(walls.state()).isEqualTo("found");
        assertThat(walls.object()).isEqualTo(task.object());
        assertThat(walls.region()).isEqualTo(task.region());
        assertThat(walls.fields())
                .containsEntry("indicator_code", "H01")
                .containsEntry("building_no", task.unit())
                .containsEntry("survey_task", task.caseNumber());
        String on = (String) walls.fields().get("found_on");
        var closed = town.cases
                .find(task.caseId(), Scope.ALL)
                .orElseThrow()
                .summary()
                .closedAt();
        assertThat(LocalDate.parse(on))
                .isBetween(
                        LocalDate.ofInstant(closed, ZoneId.of("Asia/Shanghai")).minusDays(1),
                        LocalDate.ofInstant(closed, ZoneId.of("Asia/Shanghai")));
        Task after = find(task);
        assertThat(List.of(after.answered(), after.findings())).containsExactly(4, 2);
        assertThat(after.entered()).isTrue();
    }

    private Task find(Task task) {
        return town.surveys.tasks(task.survey(), task.year(), town.district, DESK).stream()
                .filter(one -> one.caseId().equals(task.caseId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoSurveyedDoesNotAcceptAndWhatWasReturnedIsAnsweredAnew() {
        Task task = town.issued("home", 2031).getFirst();
        assertThat(town.send(task.caseId(), Kind.ACTION, CaseAction.of("submit"), Map.of())
                        .code())
                .as("without answers")
                .isEqualTo("FLOW-106");
        town.submit(task, Map.of("walls", "no"));
        assertThatThrownBy(() -> town.cases.act(task.caseId(), null, CaseAction.of("accept"), WORKER))
                .hasMessageContaining("FLOW-107");
        town.cases.act(task.caseId(), null, CaseAction.of("return").because("bad_answers"), CHECKER);
        assertThat(find(task).state()).isEqualTo("surveying");
        assertThat(town.send(task.caseId(), Kind.ACTION, CaseAction.of("submit"), Map.of())
                        .result())
                .isEqualTo(Result.CONFLICT);
        town.survey(task, Map.of("walls", "yes", "roof", "no"));
        assertThat(town.codes()).as("the last answer counts").containsExactly("2.4.4");
    }

    @Test
    void anAnswerToNoQuestionOfTheFormIsRefused() {
        Task task = town.issued("home", 2031).getFirst();
        assertThat(town.send(task.caseId(), Kind.CHECKLIST, null, Map.of("parking", "no"))
                        .code())
                .isEqualTo("CASE-193");
        assertThat(town.send(task.caseId(), Kind.CHECKLIST, null, Map.of("walls", "perhaps"))
                        .code())
                .isEqualTo("CASE-193");
    }

    /** The same building the next year: what is still open takes the report to itself, what was closed is found anew. */
    @Test
    void theSameProblemOfABuildingThatIsStillOpenStandsOnce() {
        Task first = town.issued("home", 2031).getFirst();
        town.survey(first, Map.of("walls", "no", "roof", "no"));
        RegisterRecord roof = town.problems().stream()
                .filter(one -> "2.4.4".equals(one.fields().get("problem_code")))
                .findFirst()
                .orElseThrow();
        close(roof);
        Task second = town.issued("home", 2032).stream()
                .filter(one -> one.object().equals(first.object()))
                .findFirst()
                .orElseThrow();
        town.survey(second, Map.of("walls", "no", "roof", "no"));
        assertThat(town.problems()).hasSize(3);
        RegisterRecord walls = town.problems().stream()
                .filter(one -> "2.1.1".equals(one.fields().get("problem_code")))
                .findFirst()
                .orElseThrow();
        assertThat(town.registers.timeline(PROBLEMS, walls.id(), DESK))
                .extracting(TimelineEntry::action)
                .containsExactly("create", "report_again");
        assertThat(walls.fields()).containsEntry("survey_task", first.caseNumber());
    }

    private void act(RegisterRecord one, Caller who, String action, Map<String, Object> fields) {
        town.registers.act(PROBLEMS, one.id(), null, new RecordStep(action, null, fields), who);
    }

    private void close(RegisterRecord one) {
        act(one, DESK, "assign", Map.of("rect_kind", "timed", "owner_unit", "某街道", "deadline", "2031-06-30"));
        town.registers.attach(PROBLEMS, one.id(), "photo", "整治后", null, DESK);
        act(one, DESK, "rectify", Map.of("rectified_on", "2031-05-01"));
        act(one, CHECKER, "verify", Map.of("verified_on", "2031-05-02"));
        act(one, CHECKER, "close", Map.of());
    }

    /** As after a crash between the acceptance and what follows: nothing was entered, the next look enters it, once. */
    @Test
    void whatWasNotEnteredIsEnteredAtTheNextLookAndNeverTwice() {
        Task task = town.issued("home", 2031).getFirst();
        town.survey(task, Map.of("walls", "no"));
        var database = town.platform.bean(Database.class);
        database.update("update survey.task set entered_at = null, findings = 0 where case_id = ?", task.caseId());
        database.update("delete from survey.finding where case_id = ?", task.caseId());
        assertThat(find(task).entered()).isFalse();
        assertThat(town.surveys.catchUp()).isPositive();
        town.surveys.catchUp();
        assertThat(find(task).entered()).isTrue();
        assertThat(town.problems()).hasSize(1);
        assertThat(town.registers.timeline(PROBLEMS, town.problems().getFirst().id(), DESK))
                .as("the very same report is known already")
                .hasSize(1);
        assertThat(find(task).findings()).isEqualTo(1);
    }

    /** Two streets of three: in the first one accepted with two problems, one submitted, in the second nothing yet; one dropped. */
    @Test
    void progressIsCountedByAreaAndWhatWasDroppedIsNoTask() {
        List<Task> tasks = town.issued("home", 2031);
        Map<String, List<Task>> byStreet = new HashMap<>();
        tasks.forEach(one -> byStreet.computeIfAbsent(one.region(), code -> new ArrayList<>())
                .add(one));
        List<Task> first = byStreet.get(town.district + "001");
        town.survey(first.get(0), Map.of("walls", "no", "roof", "no"));
        town.submit(first.get(1), Map.of("walls", "yes"));
        Task gone = byStreet.get(town.district + "002").getFirst();
        town.cases.act(gone.caseId(), null, CaseAction.of("drop").because("no_such_object"), DESK);
        assertThat(town.surveys.progress(2031, town.district, 9, DESK))
                .containsExactly(
                        new Progress("home", town.district + "001", 3, 1, 1, 1, 2),
                        new Progress("home", town.district + "002", 2, 0, 0, 0, 0));
        assertThat(town.surveys.progress(2031, town.district, 6, DESK))
                .containsExactly(new Progress("home", town.district, 5, 1, 1, 1, 2));
        assertThat(town.surveys.progress(2030, town.district, 6, DESK)).isEmpty();
        var street =
                new Caller("street", DESK.permissions(), new Scope(Set.of(), Set.of(town.district + "002"), Set.of()));
        assertThat(town.surveys.progress(2031, town.district, 9, street))
                .extracting(Progress::area)
                .containsExactly(town.district + "002");
        assertThat(town.surveys.tasks("home", 2031, town.district, street)).hasSize(3);
    }

    /** Three problems of two buildings: one assigned within a limit that has passed, one closed, one just found. */
    @Test
    void whatBecameOfProblemsIsCountedByAreaAndEachBuildingOnce() {
        List<Task> tasks = town.issued("home", 2031);
        List<Task> first = tasks.stream()
                .filter(one -> (town.district + "001").equals(one.region()))
                .toList();
        town.survey(first.get(0), Map.of("walls", "no", "roof", "no"));
        town.survey(first.get(1), Map.of("roof", "no"));
        Map<UUID, RegisterRecord> walls = new HashMap<>();
        for (RegisterRecord one : town.problems())
            if (one.fields().get("problem_code").equals("2.1.1"))
                act(one, DESK, "assign", Map.of("rect_kind", "timed", "owner_unit", "某街道", "deadline", "2031-03-31"));
            else walls.put(one.object(), one);
        close(walls.get(first.get(1).object()));
        int year =
                Integer.parseInt(((String) town.problems().getFirst().fields().get("found_on")).substring(0, 4));
        LocalDate today = LocalDate.of(2031, 4, 1);
        List<Fate> fates = town.surveys.fates("home", year, town.district, 9, today, DESK);
        assertThat(fates)
                .containsExactly(
                        new Fate(town.district + "001", 3, Map.of("assigned", 1L, "closed", 1L, "found", 1L), 2, 1, 2));
        assertThat(town.surveys.fates("home", year, town.district, 9, LocalDate.of(2031, 3, 31), DESK))
                .as("on its last day it is not late")
                .allMatch(one -> one.late() == 0);
        assertThat(town.surveys.fates("home", 1999, town.district, 9, today, DESK))
                .isEmpty();
    }

    @Test
    void aYearOrADepartmentThatIsNoneIsToldAtOnceAndNothingIsGivenOut() {
        assertThatThrownBy(() -> town.surveys.issue("home", 12, town.district, "no such", DESK))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("SURV-001", "SURV-002"));
        assertThat(town.surveys.tasks("home", 2031, town.district, DESK)).isEmpty();
        assertThatThrownBy(() -> town.surveys.issue("none", 2031, town.district, town.department, DESK))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> town.surveys.tasks("none", 2031, town.district, DESK))
                .isInstanceOf(NotFoundException.class);
    }
}

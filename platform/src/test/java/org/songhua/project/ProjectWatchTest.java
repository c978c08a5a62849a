package org.songhua.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.project.RenewalLibrary.CHIEF;
import static org.songhua.project.RenewalLibrary.CLERK;
import static org.songhua.project.RenewalLibrary.FUNDS;
import static org.songhua.project.RenewalLibrary.PROJECTS;
import static org.songhua.project.RenewalLibrary.STEPS;
import static org.songhua.project.RenewalLibrary.codes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;

/** What would make a project not add up is refused where it is written, whichever way it comes. */
class ProjectWatchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private final RenewalLibrary library = new RenewalLibrary("watch-");
    private final Projects projects = TestPlatform.shared().bean(Projects.class);

    private RegisterRecord submitted(String key) {
        RegisterRecord one = library.complete(key);
        return library.act(one, CLERK, "submit");
    }

    @Test
    void moneyMovesOnlyWhileTheProjectIsOpen() {
        RegisterRecord one = submitted("open");
        RegisterRecord fund = projects.sheet(PROJECTS, one.id(), DAY, CLERK)
                .sources()
                .getFirst()
                .rows()
                .getFirst();
        assertThat(codes(() -> library.fund(one, "local", "5"))).containsExactly("PROJ-004");
        assertThat(codes(() -> library.act(fund, CLERK, RecordStep.AMEND, Map.of("fund_amount", 1))))
                .containsExactly("PROJ-004");
        assertThat(codes(() -> library.act(fund, CLERK, "drop"))).containsExactly("PROJ-004");
        assertThat(codes(() -> library.year(one, 2029, 5, 5))).containsExactly("PROJ-004");
        assertThat(codes(() -> library.act(one, CLERK, RecordStep.AMEND, Map.of("estimate", 1_000_001))))
                .containsExactly("FIN-001", "PROJ-008");
        library.act(one, CHIEF, "approve");
        library.act(one, CHIEF, "revise");
        library.fund(one, "local", "5");
        library.act(one, CLERK, RecordStep.AMEND, Map.of("estimate", 1_000_005));
        assertThat(codes(() -> library.act(one, CLERK, "submit"))).containsExactly("PROJ-008");
        library.year(one, 2029, 5, 0);
        assertThat(library.act(one, CLERK, "submit").state()).isEqualTo("submitted");
    }

    @Test
    void aRowThatWasTakenOutCountsNoMore() {
        RegisterRecord one = library.complete("dropped");
        RegisterRecord extra = library.fund(one, "private", "7.5");
        assertThat(codes(() -> library.act(one, CLERK, "submit"))).containsExactly("FIN-001");
        library.act(extra, CLERK, "drop");
        assertThat(library.act(one, CLERK, "submit").state()).isEqualTo("submitted");
    }

    @Test
    void aRowBelongsToAProjectThatThereIsAndStaysWithIt() {
        RegisterRecord one = library.project("home", "10", Map.of());
        RegisterRecord other = library.project("other", "10", Map.of());
        RegisterRecord fund = library.fund(one, "local", "10");
        assertThat(codes(() -> library.act(fund, CLERK, RecordStep.AMEND, Map.of("project_no", other.key()))))
                .containsExactly("PROJ-012");
        var stray = RecordDraft.of(
                "watch-stray", Map.of("project_no", "no such", "fund_source", "local", "fund_amount", 1));
        assertThat(codes(() -> library.registers.create(FUNDS, stray, CLERK))).containsExactly("PROJ-002");
        var elsewhere = new RecordDraft(
                "watch-elsewhere",
                null,
                null,
                "220102",
                null,
                null,
                Map.of("project_no", one.key(), "fund_source", "local", "fund_amount", 1),
                false);
        assertThat(codes(() -> library.registers.create(FUNDS, elsewhere, CLERK)))
                .containsExactly("PROJ-013");
    }

    @Test
    void aPartOfAFenIsRefusedAndExactOnesAddUp() {
        RegisterRecord one = library.project("fen", "0.3", Map.of());
        assertThat(codes(() -> library.fund(one, "local", "0.105"))).containsExactly("PROJ-001");
        assertThat(codes(() -> library.project("fen2", "0.001", Map.of()))).containsExactly("PROJ-001");
        // In binary fractions 0.1 + 0.2 is not 0.3.
        library.fund(one, "local", "0.1");
        library.fund(one, "loan", "0.20");
        library.step(one, 1, "开工", "2026-03-01");
        library.row(RenewalLibrary.FLOW, one, Map.of("flow_year", 2026, "invested", new BigDecimal("0.30")));
        assertThat(library.act(one, CLERK, "submit").state()).isEqualTo("submitted");
    }

    @Test
    void milestonesAreReachedInTheirOrderAndTheProjectEndsWithTheLast() {
        RegisterRecord one = submitted("steps");
        library.act(one, CHIEF, "approve");
        library.act(one, CHIEF, "start", Map.of("started_on", "2026-03-05"));
        List<RegisterRecord> steps = projects.sheet(PROJECTS, one.id(), DAY, CLERK).milestones().stream()
                .map(ProjectSheet.Milestone::row)
                .toList();
        for (RegisterRecord step : steps) library.registers.attach(STEPS, step.id(), "progress", "照片 1", null, CLERK);
        assertThat(codes(() -> library.act(steps.getLast(), CLERK, "reach", Map.of("reached_on", "2026-11-01"))))
                .containsExactly("PROJ-007");
        library.act(steps.getFirst(), CLERK, "reach", Map.of("reached_on", "2026-03-05"));
        library.registers.attach(PROJECTS, one.id(), "acceptance", "验收 1", null, CLERK);
        assertThat(codes(() -> library.act(one, CHIEF, "complete", Map.of("completed_on", "2026-12-01"))))
                .containsExactly("PROJ-014");
        assertThat(codes(() -> library.act(steps.getLast(), CLERK, "reach", Map.of("reached_on", "2026-03-04"))))
                .containsExactly("PROJ-007");
        library.act(steps.getLast(), CLERK, "reach", Map.of("reached_on", "2026-12-01"));
        assertThat(library.act(one, CHIEF, "complete", Map.of("completed_on", "2026-12-01"))
                        .state())
                .isEqualTo("completed");
        assertThat(codes(() -> library.step(one, 2, "再来", "2027-01-01")))
                .as("one step of a number")
                .containsExactly("REG-023");
        assertThat(codes(() -> library.step(one, 3, "再来", "2027-01-01")))
                .as("what is done has nothing left to be reached")
                .containsExactly("PROJ-014");
    }

    @Test
    void overdueMilestonesAreCountedAndCarryTheColourOfTheirDelay() {
        RegisterRecord one = library.project("late", "1", Map.of());
        library.step(one, 1, "设计", "2026-05-01");
        library.step(one, 2, "开工", "2026-10-20");
        library.step(one, 3, "封顶", "2026-11-27");
        library.step(one, 4, "验收", "2026-12-10");
        library.step(one, 5, "移交", "2027-06-01");
        ProjectSheet sheet = projects.sheet(PROJECTS, one.id(), DAY, CLERK);
        assertThat(sheet.overdue()).isEqualTo(3);
        assertThat(sheet.milestones())
                .extracting(ProjectSheet.Milestone::colour)
                .containsExactly("red", "orange", "yellow", "blue", "");
        assertThat(sheet.milestones())
                .extracting(ProjectSheet.Milestone::daysLate)
                .containsExactly(211L, 39L, 1L, -12L, -185L);
        assertThat(projects.board(PROJECTS, 2026, DAY, CLERK).stream()
                        .filter(card -> card.project().id().equals(one.id()))
                        .findFirst())
                .as("the board says what the sheet says")
                .hasValue(sheet);
        assertThat(projects.board(PROJECTS, 2031, DAY, CLERK)).isEmpty();
    }

    @Test
    void ofATableTheRowsThatFitAreTakenAndTheOthersTold() {
        RegisterRecord one = library.project("table", "100", Map.of());
        String table = """
            key,project_no,fund_source,fund_amount
            watch-t1,%s,central,40.00
            watch-t2,%s,loan,60.005
            watch-t3,watch-nowhere,loan,60
            watch-t4,%s,loan,60
            """.formatted(one.key(), one.key(), one.key());
        ImportReport report = library.registers.importCsv(FUNDS, table, Map.of(), false, CLERK);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.faults()).extracting(Fault::code).containsExactlyInAnyOrder("PROJ-001", "PROJ-002");
        assertThat(report.faults()).extracting(fault -> fault.place().row()).containsExactlyInAnyOrder(3L, 4L);
        assertThat(projects.sheet(PROJECTS, one.id(), DAY, CLERK).funded()).isEqualByComparingTo("100");
    }

    @Test
    void ofAProjectOutsideOfTheScopeNothingIsToldAndNothingIsAdded() {
        RegisterRecord one = library.project("scope", "10", Map.of());
        var outsider = new Caller("outsider", CLERK.permissions(), new Scope(Set.of(), Set.of("2299"), Set.of()));
        var draft = new RecordDraft(
                "watch-outside",
                null,
                null,
                "229901",
                null,
                null,
                Map.of("project_no", one.key(), "fund_source", "local", "fund_amount", 1),
                false);
        assertThat(codes(() -> library.registers.create(FUNDS, draft, outsider)))
                .containsExactly("PROJ-002");
        assertThat(projects.board(PROJECTS, null, DAY, outsider)).isEmpty();
    }

    /** Whoever comes first: afterwards either the project is submitted and adds up, or it is not. */
    @Test
    void aSubmissionAndANewSourceAtTheSameTimeNeverLeaveADifference() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 6; round++) {
                RegisterRecord one = library.complete("race-" + round);
                Callable<List<String>> submit = () -> codes(() -> library.act(one, CLERK, "submit"));
                Callable<List<String>> add = () -> codes(() -> library.fund(one, "private", "0.01"));
                var told = new ArrayList<List<String>>();
                for (Future<List<String>> done : threads.invokeAll(List.of(submit, add))) told.add(done.get());
                boolean isSubmitted = library.now(one).state().equals("submitted");
                assertThat(told)
                        .isEqualTo(
                                isSubmitted
                                        ? List.of(List.of(), List.of("PROJ-004"))
                                        : List.of(List.of("FIN-001"), List.of()));
                assertThat(projects.sheet(PROJECTS, one.id(), DAY, CLERK)
                                .against()
                                .isEmpty())
                        .isEqualTo(isSubmitted);
            }
        }
    }

    @Test
    void theHistoryOfAProjectIsWholeAndItsPastCanBeLookedAt() {
        RegisterRecord one = submitted("history");
        library.act(one, CHIEF, "approve");
        library.act(one, CLERK, "roll", Map.of("plan_year", 2027, "roll_reason", "资金未落实"));
        assertThat(library.registers.firstBroken(PROJECTS, one.id(), CHIEF)).isZero();
        assertThat(projects.board(PROJECTS, 2027, DAY, CLERK))
                .extracting(card -> card.project().id())
                .contains(one.id());
        assertThat(library.registers
                        .asOf(PROJECTS, one.id(), one.changedAt(), CHIEF)
                        .orElseThrow()
                        .fields())
                .containsEntry("plan_year", new BigDecimal(2026));
    }
}

package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** What registers refuse, hide and keep apart: life cycles, fields of some, tables full of mistakes, two who edit at once. */
class RegisterFaultsTest {
    private static final String HOUSES = "house_safety";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Caller CHIEF = Caller.all("chief");
    private static final Caller CLERK =
            new Caller("clerk", EnumSet.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);

    private final Registers registers = TestPlatform.shared().bean(Registers.class);

    private static String key() {
        return "faults-" + NEXT.incrementAndGet();
    }

    private RegisterRecord house(Map<String, Object> fields, Caller caller) {
        return registers.create(HOUSES, RecordDraft.of(key(), fields), caller);
    }

    /** A house with a cost and a file number, which only some may see. */
    private RegisterRecord secretive() {
        return house(Map.of("house_name", "密楼", "cost_cny", 123456, "archive_no", "档案甲乙丙"), CHIEF);
    }

    private static List<String> codes(Callable<?> work) {
        try {
            work.call();
            return List.of();
        } catch (FaultException e) {
            return e.faults().stream().map(Fault::code).toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private RegisterRecord act(RegisterRecord one, String action, Map<String, Object> fields, Caller caller) {
        return registers.act(HOUSES, one.id(), null, new RecordStep(action, null, fields), caller);
    }

    // Fields of some

    @Test
    void aFieldOfOthersLeavesByNoWay() {
        RegisterRecord one = secretive();
        var ways = new ArrayList<String>();
        ways.add(registers.find(HOUSES, one.id(), CLERK).orElseThrow().toString());
        ways.add(registers
                .asOf(HOUSES, one.id(), Instant.now(), CLERK)
                .orElseThrow()
                .toString());
        ways.add(registers.timeline(HOUSES, one.id(), CLERK).toString());
        ways.add(registers.actions(HOUSES, one.id(), CLERK).toString());
        RecordQuery query = new RecordQuery(
                null,
                null,
                null,
                one.key(),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                RecordQuery.Sort.KEY,
                null,
                10);
        ways.add(registers.list(HOUSES, query, CLERK).toString());
        registers.exportCsv(HOUSES, query, CLERK, ways::add);
        ways.add(registers
                .due(HOUSES, LocalDate.parse("2026-01-01"), LocalDate.parse("2999-01-01"), 500, CLERK)
                .toString());
        ways.add(act(one, RecordStep.AMEND, Map.of("street", "新街"), CLERK).toString());
        assertThat(ways)
                .hasSizeGreaterThan(8)
                .allSatisfy(way -> assertThat(way).doesNotContain("123456", "甲乙丙", "档案甲"));
        assertThat(ways.toString()).contains("档***丙");
        assertThat(registers.find(HOUSES, one.id(), CHIEF).orElseThrow().toString())
                .contains("123456", "档案甲乙丙");
        assertThat(registers.timeline(HOUSES, one.id(), CHIEF).toString()).contains("123456", "档案甲乙丙");
    }

    /** Were the right guess taken for no change and the wrong one refused, the value could be guessed. */
    @ParameterizedTest
    @ValueSource(ints = {123456, 123457})
    void guessingAValueThatOneDoesNotSeeTellsNothing(int guess) {
        RegisterRecord one = secretive();
        assertThat(codes(() -> act(one, RecordStep.AMEND, Map.of("cost_cny", guess), CLERK)))
                .containsExactly("REG-013");
        String table = "key,house_name,cost_cny\n%s,密楼,%d\n".formatted(one.key(), guess);
        ImportReport report = registers.importCsv(HOUSES, table, Map.of(), false, CLERK);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.unchanged()).isZero();
        assertThat(report.counts()).containsOnlyKeys("REG-013");
        assertThat(registers.timeline(HOUSES, one.id(), CHIEF)).hasSize(1);
    }

    @Test
    void whoMayNotChangeAFieldNeitherEntersNorErasesIt() {
        assertThat(codes(() -> house(Map.of("house_name", "楼", "cost_cny", 1), CLERK)))
                .containsExactly("REG-013");
        RegisterRecord one = secretive();
        assertThat(codes(() -> act(one, RecordStep.AMEND, Map.of("cost_cny", ""), CLERK)))
                .containsExactly("REG-013");
        assertThat(codes(() -> act(one, "patrol", Map.of("last_patrol", "2026-01-01", "archive_no", "x"), CLERK)))
                .containsExactly("REG-013");
        assertThat(registers.find(HOUSES, one.id(), CHIEF).orElseThrow().fields())
                .containsKeys("cost_cny", "archive_no")
                .doesNotContainKey("last_patrol");
    }

    @Test
    void aFieldThatOneDoesNotSeeCannotBeAskedFor() {
        for (String way : List.of("equal", "least", "most")) {
            Map<String, String> asked = Map.of("cost_cny", "1");
            var query = new RecordQuery(
                    null,
                    null,
                    null,
                    null,
                    way.equals("equal") ? asked : Map.of(),
                    way.equals("least") ? asked : Map.of(),
                    way.equals("most") ? asked : Map.of(),
                    null,
                    List.of(),
                    RecordQuery.Sort.KEY,
                    null,
                    10);
            assertThat(codes(() -> registers.list(HOUSES, query, CLERK)))
                    .as(way)
                    .containsExactly("REG-030");
            assertThat(codes(() -> registers.count(HOUSES, query, CLERK)))
                    .as(way)
                    .containsExactly("REG-030");
        }
    }

    // Life cycles

    @Test
    void noStepIsSkippedAndEveryReasonIsToldAtOnce() {
        RegisterRecord one = house(Map.of("house_name", "楼"), CHIEF);
        assertThat(codes(() -> act(one, "settle", Map.of(), CHIEF))).contains("FLOW-102");
        assertThat(codes(() -> act(one, "no_such", Map.of(), CHIEF))).contains("FLOW-101");
        assertThatThrownBy(() -> act(one, "create", Map.of(), CHIEF)).isInstanceOf(NotAllowedException.class);
        assertThat(codes(() -> act(one, "attach", Map.of(), CHIEF))).isNotEmpty();
        assertThat(codes(() -> act(one, "", Map.of(), CHIEF))).isNotEmpty();
        assertThat(registers.timeline(HOUSES, one.id(), CHIEF)).hasSize(1);
        List<String> bad = codes(() ->
                act(one, "appraise", Map.of("danger_grade", "X", "appraised_on", "2026-02-30", "nothing", "x"), CHIEF));
        assertThat(bad).contains("CIM-017", "CIM-018", "CIM-011", "FLOW-106");
        assertThat(registers.firstBroken(HOUSES, one.id(), CHIEF)).isZero();
    }

    @Test
    void whoLacksThePermissionIsToldThatAndNothingElse() {
        RegisterRecord one = house(Map.of("house_name", "楼"), CHIEF);
        var viewer = new Caller("viewer", EnumSet.of(Permission.REGISTER_VIEW), Scope.ALL);
        for (Callable<?> call : List.<Callable<?>>of(
                () -> house(Map.of(), viewer),
                () -> act(one, RecordStep.AMEND, Map.of("nothing", "x"), viewer),
                () -> act(one, "patrol", Map.of(), viewer),
                () -> registers.attach(HOUSES, one.id(), "report", "x", null, viewer),
                () -> registers.importCsv(HOUSES, "x", Map.of(), true, viewer)))
            assertThatThrownBy(call::call).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void anActionThatIsOfferedSaysWhatStandsAgainstIt() {
        RegisterRecord one = house(
                Map.of("house_name", "楼", "danger_grade", "D", "appraised_on", "2026-01-01", "appraiser", "所"), CHIEF);
        List<ActionChoice> choices = registers.actions(HOUSES, one.id(), CLERK);
        assertThat(choices)
                .isNotEmpty()
                .allSatisfy(choice -> assertThat(choice.action().from()).contains(one.state()));
        for (ActionChoice choice : choices) {
            List<String> said = choice.against().stream().map(Fault::code).toList();
            if (said.contains("FLOW-103"))
                assertThatThrownBy(() -> act(one, choice.action().code(), Map.of(), CLERK))
                        .isInstanceOf(NotAllowedException.class);
            else if (!said.isEmpty())
                assertThat(codes(() -> act(one, choice.action().code(), Map.of(), CLERK)))
                        .containsExactlyInAnyOrderElementsOf(said);
        }
    }

    // The past

    @Test
    void aRecordIsSeenAsItStoodAtEachOfItsSteps() {
        RegisterRecord one = house(Map.of("house_name", "旧名"), CHIEF);
        act(one, RecordStep.AMEND, Map.of("house_name", "新名", "street", "街"), CHIEF);
        act(one, RecordStep.AMEND, Map.of("street", ""), CHIEF);
        List<TimelineEntry> steps = registers.timeline(HOUSES, one.id(), CHIEF);
        assertThat(past(one, steps.get(0).at()).title()).isEqualTo("旧名");
        assertThat(past(one, steps.get(1).at()).fields()).containsEntry("street", "街");
        assertThat(past(one, steps.get(1).at()).title()).isEqualTo("新名");
        assertThat(past(one, steps.get(2).at()).fields()).doesNotContainKey("street");
        assertThat(past(one, steps.get(2).at()))
                .isEqualTo(registers.find(HOUSES, one.id(), CHIEF).orElseThrow());
        for (TimelineEntry step : steps)
            assertThat(past(one, step.at()).revision()).isEqualTo(step.sequence());
        assertThat(registers.asOf(HOUSES, one.id(), steps.getFirst().at().minusNanos(1_000), CHIEF))
                .isEmpty();
        assertThat(registers.asOf(HOUSES, new UUID(4, 2), Instant.MAX, CHIEF)).isEmpty();
        assertThatThrownBy(() -> registers.asOf("no_such", one.id(), Instant.MAX, CHIEF))
                .isInstanceOf(NotFoundException.class);
    }

    private RegisterRecord past(RegisterRecord one, Instant moment) {
        return registers.asOf(HOUSES, one.id(), moment, CHIEF).orElseThrow();
    }

    @Test
    void thePastOfARecordKeepsToItsScope() {
        var district = new Caller("d", CHIEF.permissions(), new Scope(Set.of(), Set.of("220102"), Set.of()));
        RegisterRecord one = house(Map.of("house_name", "楼"), CHIEF);
        assertThat(registers.asOf(HOUSES, one.id(), Instant.MAX, district)).isEmpty();
        assertThat(registers.asOf(HOUSES, one.id(), Instant.MAX, CHIEF)).isPresent();
    }

    // Tables

    @Test
    void everyMistakeOfATableIsToldAtOnceWithRowAndColumn() {
        String head = key();
        String table = """
                key,house_name,built_year,danger_grade,last_patrol,object,longitude,latitude,colour
                %1$s-a,好楼,1990,,,,,,红
                ,无号,1990,,,,,,
                %1$s-b,,19x0,E,2026-02-30,,,,
                %1$s-c,楼,1990,,,不是编号,一百,43.9,
                %1$s-d,楼,1990,,,,125.3,,
                %1$s-a,又一次,1990,,,,,,
                %1$s-e,楼,99999,C,,x,125.3,95,
                """.formatted(head);
        ImportReport report = registers.importCsv(HOUSES, table, Map.of("appraiser", "所"), true, CHIEF);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(6);
        assertThat(report.faults().stream()
                        .map(fault -> fault.place().row() + " " + fault.code() + " "
                                + fault.place().field()))
                .contains(
                        "1 REG-040 colour",
                        "1 REG-043 所",
                        "3 REG-014 key",
                        "4 REG-010 built_year",
                        "4 CIM-017 danger_grade",
                        "4 CIM-018 last_patrol",
                        "4 REG-011 house_name",
                        "5 REG-044 object",
                        "5 REG-044 longitude",
                        "6 REG-016 longitude",
                        "7 REG-042 key",
                        "8 REG-044 object",
                        // What is wrong beside a cell that cannot be read is told as well.
                        "8 CIM-014 built_year",
                        "8 REG-011 appraised_on",
                        "8 REG-011 appraiser",
                        "8 REG-016 longitude");
        assertThat(registers.count(
                        HOUSES,
                        new RecordQuery(
                                null,
                                null,
                                null,
                                head,
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                null,
                                List.of(),
                                RecordQuery.Sort.KEY,
                                null,
                                10),
                        CHIEF))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", "key\n", "a,b,c\n1,2,3\n", "key,key\nx,y\n", "\"key", "\u0000,key\n"})
    void whatIsNoTableTakesNothingInAndBreaksNothing(String text) {
        ImportReport report = registers.importCsv(HOUSES, text, Map.of(), false, CHIEF);
        assertThat(report.created()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"是, true", "否, false", "yes, true", "0, false"})
    void aTruthValueIsReadAsPeopleWriteIt(String written, boolean read) {
        String key = key();
        registers.importCsv(HOUSES, "key,房屋名称,玻璃幕墙\n%s,楼,%s\n".formatted(key, written), Map.of(), false, CHIEF);
        RecordQuery query = new RecordQuery(
                null, null, null, key, Map.of(), Map.of(), Map.of(), null, List.of(), RecordQuery.Sort.KEY, null, 1);
        assertThat(registers.list(HOUSES, query, CHIEF).records().getFirst().fields())
                .containsEntry("curtain_wall", read);
    }

    /** Of a table too a red line refuses the row that crosses it, and leaves no trace of it. */
    @Test
    void aRowThatSomebodyElseRefusesLeavesNoTrace() {
        String key = key();
        String ledger = "carbon_points";
        String table = "key,participant_no,act_kind,act_amount,act_on,act_ticket\n%s,P12345,metro,5,2026-01-05,%s\n"
                .formatted(key, key);
        assertThat(registers
                        .importCsv("low_carbon_acts", table, Map.of(), false, CHIEF)
                        .created())
                .isEqualTo(1);
        long rows = TestPlatform.shared()
                .bean(Database.class)
                .get(
                        "select count(*) as n from ledger.posting where ledger = ? and source = ?",
                        row -> row.whole("n"),
                        ledger,
                        key);
        assertThat(rows).isZero();
    }

    // Two at once

    @Test
    void ofManyWhoEditTheSameRevisionOneIsTakenAndTheOthersAreToldTheNewOne() throws InterruptedException {
        RegisterRecord one = house(Map.of("house_name", "楼"), CHIEF);
        List<String> came = atOnce(8, i -> {
            try {
                registers.act(
                        HOUSES, one.id(), 1L, new RecordStep(RecordStep.AMEND, null, Map.of("street", "街" + i)), CHIEF);
                return "done";
            } catch (StaleRecordException e) {
                return "stale " + e.current();
            }
        });
        assertThat(came)
                .containsOnlyOnce("done")
                .filteredOn(one2 -> !one2.equals("done"))
                .hasSize(7)
                .containsOnly("stale 2");
        assertThat(registers.timeline(HOUSES, one.id(), CHIEF)).hasSize(2);
    }

    @Test
    void ofManyWhoEditWithoutARevisionNoneIsLost() throws InterruptedException {
        RegisterRecord one = house(Map.of("house_name", "楼"), CHIEF);
        atOnce(
                8,
                i -> act(one, RecordStep.AMEND, Map.of("street", "街" + i), CHIEF)
                        .key());
        List<TimelineEntry> steps = registers.timeline(HOUSES, one.id(), CHIEF);
        assertThat(steps).extracting(TimelineEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(steps.stream().skip(1).map(step -> step.fields().get("street")))
                .containsExactlyInAnyOrder("街0", "街1", "街2", "街3", "街4", "街5", "街6", "街7");
        assertThat(registers.firstBroken(HOUSES, one.id(), CHIEF)).isZero();
    }

    @Test
    void ofManyWhoEnterTheSameKeyOneDoes() throws InterruptedException {
        String key = key();
        List<String> came = atOnce(6, i -> {
            try {
                registers.create(HOUSES, RecordDraft.of(key, Map.of("house_name", "楼" + i)), CHIEF);
                return "done";
            } catch (FaultException e) {
                return e.faults().getFirst().code();
            }
        });
        assertThat(came)
                .containsOnlyOnce("done")
                .filteredOn(one -> !one.equals("done"))
                .containsOnly("REG-021");
    }

    private static List<String> atOnce(int count, IntFunction<String> work) throws InterruptedException {
        var came = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<String>> all = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<String>) () -> work.apply(i))
                    .toList();
            for (Future<String> one : threads.invokeAll(all)) came.add(one.get());
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        return came;
    }
}

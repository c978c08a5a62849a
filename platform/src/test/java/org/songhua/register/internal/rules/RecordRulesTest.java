package org.songhua.register.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.FlowCase;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.DueItem.Standing;
import org.songhua.register.Duty;
import org.songhua.register.TimelineEntry;

/** What holds for a record, without a database and without a clock. */
class RecordRulesTest {
    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
    private static final LocalDate ENTERED = LocalDate.parse("2026-01-10");
    private static final Set<String> ALL = Set.of("register.edit", "register.approve");

    private final FieldCheck check = new FieldCheck(TestRegister.WELLS);
    private final LifeCycle life = new LifeCycle(TestRegister.WELLS);
    private final DutyDates duties = new DutyDates(TestRegister.WELLS);

    private static Map<String, Object> typed(Map<String, Object> sent) {
        return Values.typed(TestRegister.WELLS, sent, fault -> {});
    }

    private List<String> codes(Map<String, Object> sent) {
        var faults = new ArrayList<Fault>();
        Map<String, Object> values = Values.typed(TestRegister.WELLS, sent, faults::add);
        faults.addAll(check.faults(values));
        return faults.stream().map(Fault::code).toList();
    }

    @Test
    void numbersAreOneValueHoweverTheyAreWritten() {
        for (Object written : new Object[] {12, 12L, 12.0, "12", " 12.00 ", new BigDecimal("1.2e1")})
            assertThat(typed(Map.of("depth", written)).get("depth")).isEqualTo(new BigDecimal("12"));
        assertThat(Values.text(new BigDecimal("100"))).isEqualTo("100");
    }

    @Test
    void truthIsReadInBothLanguages() {
        assertThat(typed(Map.of("deep", "是")).get("deep")).isEqualTo(true);
        assertThat(typed(Map.of("deep", "no")).get("deep")).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"depth,deep well", "depth,1e999999", "depth,1_000", "deep,maybe", "name,1\u00002"})
    void aValueThatIsNotOfItsTypeIsToldWithItsField(String field, String value) {
        var faults = new ArrayList<Fault>();
        Values.typed(TestRegister.WELLS, Map.of(field, value), faults::add);
        assertThat(faults).hasSize(1).first().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("REG-010");
            assertThat(fault.place().field()).isEqualTo("/fields/" + field);
        });
    }

    @Test
    void whatTheHistorySaysComesBackAsItWas() {
        Map<String, Object> values = typed(Map.of("name", "一号", "depth", "3.50", "deep", true, "until", "2027-01-01"));
        assertThat(Values.ofTexts(TestRegister.WELLS, Values.texts(values))).isEqualTo(values);
    }

    @Test
    void anEmptyTextTakesAValueAway() {
        Map<String, Object> after = Values.after(Map.of("name", "a", "depth", BigDecimal.ONE), Map.of("depth", ""));
        assertThat(after).isEqualTo(Map.of("name", "a"));
    }

    @Test
    void aFieldIsAskedForAndRequiredOnlyUnderItsCondition() {
        assertThat(codes(Map.of("name", "a"))).isEmpty();
        assertThat(codes(Map.of("name", "a", "pump", "p"))).containsExactly("REG-012");
        assertThat(codes(Map.of("name", "a", "deep", true, "depth", 31))).containsExactly("REG-011");
        assertThat(codes(Map.of("name", "a", "deep", true, "depth", 31, "pump", "p")))
                .isEmpty();
        assertThat(codes(Map.of("name", "a", "deep", true, "depth", 30))).isEmpty();
        assertThat(codes(Map.of())).containsExactly("REG-011");
        assertThat(codes(Map.of("name", "a", "nmae", "b"))).containsExactly("CIM-011");
    }

    private static Attempt attempt(String action, String who, Set<String> permissions, Map<String, Object> fields) {
        return new Attempt(action, who, permissions, NOON, null, null, Values.texts(fields), Set.of());
    }

    private FlowCase entered(Map<String, Object> fields) {
        return life.begin(attempt(LifeCycle.CREATE, "clerk", ALL, fields)).after();
    }

    private List<String> against(FlowCase subject, String action, String who, Set<String> permissions) {
        var values = Values.ofTexts(TestRegister.WELLS, subject.fields());
        return life.against(subject, attempt(action, who, permissions, Map.of()), values).stream()
                .map(Fault::code)
                .toList();
    }

    @Test
    void everyReasonAgainstAnActionIsToldAtOnce() {
        FlowCase bare = entered(typed(Map.of("name", "a")));
        assertThat(against(bare, "finish", "clerk", Set.of("register.edit")))
                .containsExactlyInAnyOrder("FLOW-103", "FLOW-105", "FLOW-106", "FLOW-107", "REG-020");
        assertThat(against(bare, "no_such", "clerk", ALL)).containsExactly("FLOW-101");
    }

    @Test
    void aGuardSpeaksInTheWordsOfThePackAndSeesNumbersAsNumbers() {
        FlowCase shallow = entered(typed(Map.of("name", "a", "depth", 10)));
        shallow = life.remark(
                        shallow,
                        new Attempt(LifeCycle.ATTACH, "clerk", ALL, NOON, null, null, Map.of(), Set.of("photo")))
                .after();
        // As texts, "10" would come before "5".
        assertThat(against(shallow, "finish", "chief", ALL)).isEmpty();
        var values = typed(Map.of("depth", 4));
        List<Fault> faults = life.against(shallow, attempt("finish", "chief", ALL, values), values);
        assertThat(faults).hasSize(1).first().satisfies(fault -> {
            assertThat(fault.problem()).isEqualTo("太浅 (某条) / Too shallow");
            assertThat(fault.remedy()).contains("depth >= 5");
        });
    }

    @Test
    void whatNothingStandsAgainstLeadsToItsStateAndReplays() {
        FlowCase subject = entered(typed(Map.of("name", "a")));
        var done = life.done(subject, attempt("close", "clerk", ALL, Map.of()));
        assertThat(done.after().state()).isEqualTo("gone");
        assertThat(life.replay(List.of(
                        life.begin(attempt("create", "clerk", ALL, typed(Map.of("name", "a"))))
                                .event(),
                        done.event())))
                .isEqualTo(done.after());
    }

    @ParameterizedTest
    @CsvSource({
        // deep, checked, cycle, day of the check
        "true, 2026-02-28, , 2027-02-28",
        "true, 2024-02-29, , 2025-02-28",
        "true, 2026-01-31, 1, 2026-02-28",
        "true, , , 2026-01-10",
        "true, , 6, 2026-01-10",
        "false, 2026-02-28, , ",
        "true, 2026-02-28, 999999999999, 3026-02-28",
    })
    void aCycleCountsFromItsLastTimeOrFromTheEntry(String deep, String checked, String cycle, String due) {
        var sent = new HashMap<String, Object>(Map.of("deep", deep));
        if (checked != null) sent.put("checked", checked);
        if (cycle != null) sent.put("cycle", cycle);
        Map<String, LocalDate> days = duties.days("open", typed(sent), ENTERED);
        assertThat(days.get("check")).isEqualTo(due == null ? null : LocalDate.parse(due));
    }

    @Test
    void anExpiryWithoutADayNeverComesAndWhatLeftHasNoDuties() {
        assertThat(duties.days("open", Map.of(), ENTERED)).isEmpty();
        Map<String, Object> values = typed(Map.of("until", "2026-06-30", "deep", true));
        Map<String, LocalDate> days = duties.days("open", values, ENTERED);
        assertThat(days).containsEntry("licence", LocalDate.parse("2026-06-30"));
        assertThat(DutyDates.first(days)).isEqualTo(ENTERED);
        assertThat(duties.days("done", values, ENTERED)).isEqualTo(days);
        assertThat(duties.days("gone", values, ENTERED)).isEmpty();
        assertThat(DutyDates.first(Map.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31, LATER",
        "2026-06-01, COMING",
        "2026-06-30, COMING",
        "2026-07-01, COMING",
        "2026-07-02, OVERDUE"
    })
    void aDayIsComingFromItsLeadOnAndOverdueOnlyAfterIt(String today, Standing standing) {
        Duty licence = TestRegister.WELLS.duties().getFirst();
        assertThat(DutyDates.standing(licence, LocalDate.parse("2026-07-01"), LocalDate.parse(today)))
                .isEqualTo(standing);
    }

    @Test
    void aMaskShowsTheEndsOnlyWhereThereIsSomethingBetween() {
        assertThat(FieldSight.mask("王小明")).isEqualTo("王***明");
        assertThat(FieldSight.mask("王明")).isEqualTo("***");
        assertThat(FieldSight.mask("𠀀b𠀁")).isEqualTo("𠀀***𠀁");
    }

    @Test
    void whoMayNotSeeAFieldSeesItNeitherInARecordNorInItsHistory() {
        var entry = new TimelineEntry(
                1, NOON, "a", "create", "", "open", null, Map.of("owner", "王小明", "price", "9", "old", "x"), "00");
        Caller clerk = new Caller("clerk", Set.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
        assertThat(FieldSight.show(TestRegister.WELLS, entry, clerk).fields()).isEqualTo(Map.of("owner", "王***明"));
        assertThat(FieldSight.show(TestRegister.WELLS, entry, Caller.SYSTEM).fields())
                .isEqualTo(Map.of("owner", "王小明", "price", "9"));
        assertThat(FieldSight.notEditable(TestRegister.WELLS, Set.of("price", "depth"), clerk))
                .extracting(Fault::code)
                .containsExactly("REG-013");
    }
}

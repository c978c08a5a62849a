package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.casework.TestCases.ALL;
import static org.songhua.casework.TestCases.CHECKER;
import static org.songhua.casework.TestCases.CHIEF;
import static org.songhua.casework.TestCases.DESK;
import static org.songhua.casework.TestCases.DISPATCHER;
import static org.songhua.casework.TestCases.PHOTO;
import static org.songhua.casework.TestCases.WORKER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.Cases.Verification;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.flow.FlowClock;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;

/** Cases on their way round the loop, through the real database. */
class CaseLoopTest {
    private final TestCases test = new TestCases(TestPlatform.shared());
    private final Cases cases = test.cases;

    private static List<String> codes(Throwable e) {
        return ((FaultException) e).faults().stream().map(Fault::code).toList();
    }

    private void refuses(UUID id, CaseAction action, Caller caller, String... codes) {
        int before = test.get(id).summary().sequence();
        assertThatThrownBy(() -> cases.act(id, null, action, caller))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(codes(e)).contains(codes));
        assertThat(test.get(id).summary().sequence()).isEqualTo(before);
    }

    @Test
    void aCaseGoesRoundTheLoop() {
        UUID id = test.closed();
        CaseFile file = test.act(id, "evaluate", DESK);

        assertThat(file.summary().state()).isEqualTo("evaluated");
        assertThat(file.summary().kind()).isEqualTo("CLOSED");
        assertThat(file.summary().stage()).isEqualTo(7);
        assertThat(file.summary().number()).matches("\\d{6}-\\d{8}-\\d{6}");
        assertThat(cases.log(id, Scope.ALL).stream().map(entry -> entry.event().action()))
                .containsExactly(
                        "create", "accept", "register", "dispatch", "sign", "attached", "dispose", "pass", "evaluate");
        assertThat(cases.verify(id, Scope.ALL)).isEqualTo(new Verification(9, 0, true));
        assertThat(file.standing().clocks().values())
                .allSatisfy(clock -> assertThat(clock.status()).isIn(FlowClock.Status.MET, FlowClock.Status.BREACHED));
    }

    @Test
    void deadlinesKeepTheRuleAndTheCalendarTheyComeFrom() {
        UUID id = test.inProgress();
        FlowClock work = test.get(id).standing().clocks().get("dispose");
        // 01001, condition 1: two hours by the clock.
        assertThat(work.terms().rule()).startsWith("2 URGENT_HOUR city-management:limits:");
        assertThat(work.terms().due()).isEqualTo(work.startedAt().plusSeconds(2 * 3600));
        assertThat(work.terms().calendar()).isNotEmpty();
        assertThat(test.get(id).summary().dueAt()).isNotNull();
        assertThat(test.get(id).summary().unlimited()).isFalse();
    }

    @Test
    void everybodyDoesWhatIsHisAndNothingElse() {
        UUID id = test.inProgress();
        assertThatThrownBy(() -> test.act(id, "grant_suspension", WORKER)).isInstanceOf(NotAllowedException.class);
        refuses(id, CaseAction.of("dispose"), WORKER, "FLOW-106");
        refuses(id, CaseAction.of("request_extension"), WORKER, "FLOW-104");
        refuses(id, CaseAction.of("pass"), CHECKER, "FLOW-102");
        refuses(id, CaseAction.of("fly"), ALL, "FLOW-101");
        refuses(id, CaseAction.of("supervise").with("supervision", "9").with("basis", "x"), CHIEF, "CASE-104");
        refuses(id, CaseAction.of("assist").with("assistants", "nobody"), DISPATCHER, "CASE-104");
        refuses(
                id,
                CaseAction.of("supervise").with("supervision", "1").with("basis", "电话 13900001111"),
                CHIEF,
                "CASE-103");
    }

    /** Ids are made by chance, and one in many holds what reads like a telephone number. */
    @Test
    void anIdThatReadsLikeATelephoneNumberIsStillAnId() {
        UUID id = test.inProgress();
        CaseAction merge = CaseAction.of("merge").with("merged_into", "a1b2c3d4-e138-1234-8678-abcdefabcdef");
        assertThatThrownBy(() -> cases.act(id, null, merge, DISPATCHER)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void nobodyChecksHisOwnWorkEvenWithEveryPermission() {
        UUID id = test.inProgress();
        cases.attach(id, "after", PHOTO, ALL);
        test.act(id, "dispose", ALL);
        refuses(id, CaseAction.of("pass"), ALL, "FLOW-107");
        assertThat(test.act(id, "pass", CHECKER).summary().kind()).isEqualTo("CLOSED");
    }

    @Test
    void whoWasFasterWins() {
        UUID id = test.reported();
        int seen = test.get(id).summary().sequence();
        cases.act(id, seen, CaseAction.of("accept"), DESK);
        assertThatThrownBy(() -> cases.act(id, seen, CaseAction.of("decline").because("not_ours"), DESK))
                .isInstanceOfSatisfying(
                        StaleCaseException.class, e -> assertThat(e.current()).isEqualTo(seen + 1));
    }

    @Test
    void actionsSayWhyTheyCannotBeDone() {
        UUID id = test.inProgress();
        Map<String, ActionOffer> offers = new java.util.TreeMap<>();
        cases.actions(id, WORKER).forEach(offer -> offers.put(offer.action().code(), offer));
        assertThat(offers.get("dispose").blockers()).isEmpty();
        assertThat(offers.get("dispose").asked()).hasSize(1);
        assertThat(offers.get("grant_extension").blockers().stream().map(b -> b.code()))
                .contains("FLOW-103", "FLOW-111");
        assertThat(offers).doesNotContainKey("pass");
    }

    /** Merge and its undoing leave every report where it was. */
    @Test
    void aMergeCanBeTakenBackExactly() {
        UUID a = test.reported();
        UUID b = test.inProgress();
        List<Report> ofA = test.get(a).reports();
        List<Report> ofB = test.get(b).reports();
        CaseFile merged = cases.act(a, null, CaseAction.of("merge").with("merged_into", b.toString()), DISPATCHER);
        assertThat(merged.summary().kind()).isEqualTo("ENDED");
        assertThat(merged.summary().mergedInto()).isEqualTo(b);
        assertThat(merged.reports()).isEmpty();
        assertThat(test.get(b).reports()).hasSize(ofA.size() + ofB.size());
        test.act(a, "unmerge", DISPATCHER);
        assertThat(test.get(a).reports()).isEqualTo(ofA);
        assertThat(test.get(b).reports()).isEqualTo(ofB);
        assertThat(test.get(a).summary().state()).isEqualTo("reported");
        for (UUID id : List.of(a, b))
            assertThat(cases.verify(id, Scope.ALL).agrees()).isTrue();
    }

    @Test
    void aCaseIsNotMergedIntoItselfOrIntoOneThatHasEnded() {
        UUID a = test.reported();
        UUID closed = test.closed();
        refuses(a, CaseAction.of("merge").with("merged_into", a.toString()), DISPATCHER, "CASE-120");
        refuses(a, CaseAction.of("merge").with("merged_into", closed.toString()), DISPATCHER, "CASE-121");
        refuses(a, CaseAction.of("merge").with("merged_into", "nonsense"), DISPATCHER, "CASE-104");
        assertThatThrownBy(() -> cases.act(
                        a,
                        null,
                        CaseAction.of("merge")
                                .with("merged_into", UUID.randomUUID().toString()),
                        DISPATCHER))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aCaseWithManyReportsCanBeSplit() {
        UUID id = test.reported();
        var second = test.reports.take(
                new NewReport(
                        "desk",
                        "01001",
                        "同一处",
                        null,
                        null,
                        "WGS84",
                        "manual",
                        null,
                        null,
                        Contact.NOBODY,
                        Map.of(),
                        null,
                        null,
                        id,
                        false),
                "desk");
        assertThat(second.caseId()).isEqualTo(id);
        CaseFile split = cases.split(id, List.of(second.id()), DISPATCHER);
        assertThat(split.reports())
                .singleElement()
                .satisfies(report -> assertThat(report.id()).isEqualTo(second.id()));
        assertThat(split.summary().parent()).isEqualTo(id);
        assertThat(test.get(id).reports()).hasSize(1);
        assertThat(cases.verify(id, Scope.ALL).agrees()).isTrue();
        assertThatThrownBy(() -> cases.split(id, List.of(second.id()), DISPATCHER))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void othersHelpAndMustBeDoneFirst() {
        UUID id = test.inProgress();
        CaseFile file = cases.act(id, null, CaseAction.of("assist").with("assistants", "water,light"), DISPATCHER);
        assertThat(file.summary().parties()).containsExactlyInAnyOrder("roads", "water", "light");
        cases.attach(id, "after", PHOTO, WORKER);
        refuses(id, CaseAction.of("dispose"), WORKER, "FLOW-109");
        var water = new Caller(
                "helper",
                Set.of(org.songhua.people.Permission.CASE_WORK),
                new Scope(Set.of("water"), Set.of(), Set.of()));
        assertThat(cases.find(id, water.scope())).isPresent();
        for (String helper : List.of("water", "light"))
            cases.act(id, null, CaseAction.of("assisted").with("assisted", helper), WORKER);
        assertThat(cases.find(id, water.scope())).isEmpty();
        assertThat(test.act(id, "dispose", WORKER).summary().state()).isEqualTo("disposed");
    }

    @Test
    void aSupervisedCaseShowsItsLevel() {
        UUID id = test.inProgress();
        CaseFile file = cases.act(
                id, null, CaseAction.of("supervise").with("supervision", "2").with("basis", "市长批示"), CHIEF);
        assertThat(file.summary().supervision()).isEqualTo(2);
    }

    @Test
    void whatIsOutOfScopeDoesNotExist() {
        UUID id = test.inProgress();
        var elsewhere = new Caller("x", ALL.permissions(), new Scope(Set.of("water"), Set.of(), Set.of()));
        assertThat(cases.find(id, elsewhere.scope())).isEmpty();
        assertThatThrownBy(() -> cases.log(id, elsewhere.scope())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cases.actions(id, elsewhere)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cases.act(id, null, CaseAction.of("sign"), elsewhere))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cases.attach(id, "after", PHOTO, elsewhere)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cases.attachments(id, elsewhere.scope())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cases.verify(id, elsewhere.scope())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cases.split(id, List.of(id), elsewhere)).isInstanceOf(NotFoundException.class);
        var inRoads = new Scope(Set.of("roads"), Set.of(), Set.of());
        assertThat(cases.find(id, inRoads)).isPresent();
        assertThat(cases.find(id, new Scope(Set.of(), Set.of("22"), Set.of()))).isEmpty();
        assertThat(cases.find(id, new Scope(Set.of(), Set.of(), Set.of("tree"))))
                .isEmpty();
    }

    @Test
    void theLogCannotBeChanged() {
        UUID id = test.reported();
        var database = TestPlatform.shared().bean(org.songhua.store.Database.class);
        assertThatThrownBy(() -> database.update("update casework.case_event set actor = 'x' where case_id = ?", id))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("delete from casework.case_event where case_id = ?", id))
                .hasMessageContaining("append-only");
    }
}

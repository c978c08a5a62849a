package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.flow.FlowClock.Status;

/** One case walked through the loop, hour by hour. */
class FlowMachineTest {
    private final FlowMachine machine = new FlowMachine(Loop.flow());
    private FlowCase subject = Loop.begun(machine);

    private static Instant hour(int hours) {
        return Loop.START.plus(Duration.ofHours(hours));
    }

    private Outcome attempt(
            String action, String actor, int hour, Map<String, String> fields, String reason, String... evidence) {
        return machine.apply(
                subject,
                new Attempt(action, actor, Loop.PERMISSIONS, hour(hour), null, reason, fields, Set.of(evidence)),
                Map.of(),
                Loop.DUE);
    }

    private void does(
            String action, String actor, int hour, Map<String, String> fields, String reason, String... evidence) {
        Outcome outcome = attempt(action, actor, hour, fields, reason, evidence);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        subject = ((Outcome.Done) outcome).after();
    }

    private void does(String action, String actor, int hour) {
        does(action, actor, hour, Map.of(), null);
    }

    private void isRefused(String action, String actor, int hour, String... codes) {
        Outcome outcome = attempt(action, actor, hour, Map.of(), null);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusals().stream().map(Refusal::code))
                                .containsExactlyInAnyOrder(codes));
    }

    private void dispatched() {
        does("dispatch", "li", 1, Map.of("department", "roads"), null);
    }

    private void worked(int hour) {
        does("done", "wang", hour, Map.of(), null, "after");
    }

    @Test
    void aCaseIsClosedBySomebodyElse() {
        dispatched();
        worked(3);
        isRefused("pass", "wang", 4, "FLOW-107");
        does("pass", "zhao", 4);

        assertThat(subject.state()).isEqualTo("closed");
        assertThat(subject.closedAt()).isEqualTo(hour(4));
        assertThat(subject.clocks().get("work").status()).isEqualTo(Status.MET);
        assertThat(subject.clocks().get("overall").status()).isEqualTo(Status.MET);
        assertThat(subject.tasks())
                .containsExactly(Map.entry(1, new FlowTask("dispose", "roads", FlowTask.Status.DONE)));
    }

    @Test
    void whatIsLateStaysLate() {
        dispatched();
        worked(12);
        assertThat(subject.clocks().get("work").status()).isEqualTo(Status.BREACHED);
    }

    @Test
    void failingACheckOpensTheWorkAgainAndTheOldPhotoCountsNoMore() {
        dispatched();
        worked(3);
        does("fail", "zhao", 4, Map.of(), "not_done");
        assertThat(subject.state()).isEqualTo("working");
        assertThat(subject.counts()).containsEntry("rework", 1);
        assertThat(subject.clocks().get("work").terms().due()).isEqualTo(hour(14));
        assertThat(subject.openTasks("dispose")).isOne();
        isRefused("done", "wang", 5, "FLOW-106");
    }

    @Test
    void aSuspensionIsGrantedBySomebodyElseAndPausesTheClocks() {
        dispatched();
        does("request_suspension", "wang", 2, Map.of(), "weather");
        isRefused("request_suspension", "wang", 2, "FLOW-104", "FLOW-110");
        isRefused("grant_suspension", "wang", 2, "FLOW-112");
        does("grant_suspension", "li", 3);
        assertThat(subject.clocks().get("work").status()).isEqualTo(Status.PAUSED);
        does("resume", "wang", 23);
        assertThat(subject.state()).isEqualTo("working");
        assertThat(subject.clocks().get("work").terms().due()).isEqualTo(hour(31));
        assertThat(subject.clocks().get("overall").terms().due()).isEqualTo(hour(30));
        isRefused("grant_suspension", "li", 24, "FLOW-111");
    }

    @Test
    void aMergedCaseComesBackWhereItWasEvenOutOfASuspension() {
        dispatched();
        does("request_suspension", "wang", 2, Map.of(), "weather");
        does("grant_suspension", "li", 3);
        does("merge", "li", 4, Map.of("merged_into", "other"), null);
        assertThat(subject.parked()).containsExactly("working", "suspended");
        does("unmerge", "li", 5);
        assertThat(subject.state()).isEqualTo("suspended");
        assertThat(subject.clocks().get("work").status()).isEqualTo(Status.PAUSED);
        does("resume", "wang", 6);
        assertThat(subject.state()).isEqualTo("working");
        assertThat(subject.clocks().get("work").terms().due()).isEqualTo(hour(14));
    }

    @Test
    void anExtensionMovesTheDeadlineAndIsCounted() {
        dispatched();
        for (int i = 0; i < 2; i++) {
            does("request_extension", "wang", 2);
            does("grant_extension", "li", 3);
        }
        assertThat(subject.clocks().get("work").terms().due()).isEqualTo(hour(21));
        isRefused("request_extension", "wang", 4, "FLOW-108");
    }

    @Test
    void helpersMustBeDoneFirst() {
        does("dispatch", "li", 1, Map.of("department", "roads", "assistants", "water,light"), null);
        Outcome early = attempt("done", "wang", 2, Map.of(), null, "after");
        assertThat(early)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().code()).isEqualTo("FLOW-109"));
        for (String helper : List.of("water", "light")) {
            var said =
                    new Attempt("assisted", "sun", Set.of(), hour(2), null, null, Map.of("assisted", helper), Set.of());
            subject = machine.remark(subject, said).after();
        }
        worked(3);
        assertThat(subject.openTasks("assist")).isZero();
    }

    @Test
    void aClosedCaseIsOpenedAgainOnlyWithinItsWindow() {
        dispatched();
        worked(3);
        does("pass", "zhao", 4);
        isRefused("reopen", "li", 4 + 15 * 24, "FLOW-109");
        does("reopen", "li", 4 + 14 * 24);
        assertThat(subject.clocks().get("overall").status()).isEqualTo(Status.RUNNING);
        assertThat(subject.counts()).containsEntry("reopened", 1);
    }

    @Test
    void everyReasonIsToldAtOnce() {
        Outcome outcome = machine.apply(
                subject,
                new Attempt("done", "x", Set.of(), hour(1), null, null, Map.of(), Set.of()),
                Map.of(),
                Loop.DUE);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusals().stream().map(Refusal::code))
                                .containsExactly("FLOW-102", "FLOW-103", "FLOW-106"));
        isRefused("fly", "x", 1, "FLOW-101");
        isRefused("dispatch", "x", 1, "FLOW-105");
        isRefused("unmerge", "x", 1, "FLOW-102");
    }

    @Test
    void aRemarkChangesNoStateAndCannotPassForAnAction() {
        var note = new Attempt("note", "x", Set.of(), hour(1), null, null, Map.of("title", "t"), Set.of("before"));
        FlowCase after = machine.remark(subject, note).after();
        assertThat(after.state()).isEqualTo(subject.state());
        assertThat(after.fields()).containsEntry("title", "t");
        assertThat(after.evidence()).containsExactly("before");
        assertThatThrownBy(() -> machine.remark(subject, Loop.attempt("pass", "x", hour(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLogWithAGapIsNotReplayed() {
        FlowEvent first =
                machine.begin(Loop.attempt("create", "x", hour(0)), Loop.DUE).event();
        assertThatThrownBy(() -> machine.replay(List.of(first, first))).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.engine.flow.ActionBuilder.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.FlowAction.Trait;
import org.songhua.engine.flow.FlowState.Kind;

/** What is found before a flow is published. */
class FlowCheckTest {

    private static List<String> codes(Flow flow) {
        return FlowCheck.faults(flow, Loop.PERMISSIONS, Loop.FACTS).stream()
                .map(Fault::code)
                .distinct()
                .toList();
    }

    private static Flow plus(FlowAction... further) {
        var actions = new ArrayList<>(Loop.actions());
        actions.addAll(List.of(further));
        return new Flow("loop", 1, "filed", Loop.states(), actions);
    }

    private static Flow plus(FlowState state) {
        var states = new ArrayList<>(Loop.states());
        states.add(state);
        return new Flow("loop", 1, "filed", states, Loop.actions());
    }

    @Test
    void theLoopHasNoFault() {
        assertThat(FlowCheck.faults(Loop.flow(), Loop.PERMISSIONS, Loop.FACTS)).isEmpty();
    }

    @Test
    void findsTwins() {
        assertThat(codes(plus(action("pass", "checking", "closed").done()))).contains("FLOW-001");
        assertThat(codes(plus(Loop.state("filed", 1, Kind.OPEN, false)))).contains("FLOW-001");
    }

    @Test
    void findsAStartThatIsNoState() {
        assertThat(codes(new Flow("loop", 1, "nowhere", Loop.states(), Loop.actions())))
                .contains("FLOW-002");
    }

    @Test
    void findsAStageThatIsNone() {
        assertThat(codes(plus(Loop.state("odd", 8, Kind.OPEN, false)))).contains("FLOW-003");
    }

    @Test
    void findsUnknownNames() {
        assertThat(codes(plus(action("a", "nowhere", "filed").done()))).contains("FLOW-004");
        assertThat(codes(plus(action("a", "filed", "nowhere").done()))).contains("FLOW-004");
        assertThat(codes(plus(action("a", "filed", "").by("nobody").done()))).contains("FLOW-004");
        assertThat(codes(plus(action("a", "filed", "").notBy("nothing").done())))
                .contains("FLOW-004");
        assertThat(codes(plus(action("a", "filed", "").stops("no clock").done())))
                .contains("FLOW-004");
        assertThat(codes(plus(action("a", "filed", "").extend("no clock").done())))
                .contains("FLOW-004");
        assertThat(codes(plus(Loop.state("odd", 1, Kind.OPEN, false, "no clock"))))
                .contains("FLOW-004");
    }

    @Test
    void findsAnActionWithoutAStateToComeFrom() {
        assertThat(codes(plus(action("a", "", "filed").done()))).containsExactly("FLOW-005");
    }

    @Test
    void findsAWayBackFromNowhere() {
        assertThat(codes(plus(action("a", "filed", FlowAction.BACK).done()))).containsExactly("FLOW-006");
    }

    @Test
    void findsHalfRequestsAndLimitsWithoutCounter() {
        assertThat(codes(plus(action("a", "filed", "").requests("x").done()))).containsExactly("FLOW-007");
        assertThat(codes(plus(action("a", "filed", "").decides("x").done()))).containsExactly("FLOW-007");
        assertThat(codes(plus(action("a", "filed", "").counts("", 2).done()))).containsExactly("FLOW-008");
    }

    @Test
    void findsGuardsThatAskForWhatNobodyTells() {
        assertThat(codes(plus(action("a", "filed", "").when("colour == 1").done())))
                .containsExactly("FLOW-009");
        assertThat(codes(plus(action("a", "filed", "").when("severity = 1").done())))
                .containsExactly("FLOW-009");
        assertThat(codes(plus(action("a", "filed", "").when("count.rework < 2").done())))
                .isEmpty();
    }

    @Test
    void findsStatesThatCannotBeReachedOrLeft() {
        assertThat(codes(plus(Loop.state("island", 4, Kind.OPEN, false)))).containsExactly("FLOW-010");
        var states = new ArrayList<>(Loop.states());
        states.add(Loop.state("trap", 4, Kind.OPEN, false));
        var actions = new ArrayList<>(Loop.actions());
        actions.add(action("fall", "working", "trap").done());
        assertThat(codes(new Flow("loop", 1, "filed", states, actions))).containsExactly("FLOW-011");
    }

    @Test
    void findsAFlowThatNeverCloses() {
        Flow flow = new Flow(
                "short",
                1,
                "filed",
                List.of(Loop.state("filed", 1, Kind.OPEN, false), Loop.state("gone", 1, Kind.ENDED, false)),
                List.of(action("go", "filed", "gone").trait(Trait.WORK).done()));
        assertThat(codes(flow)).containsExactly("FLOW-012");
    }

    @Test
    void findsThatNobodySaysTheWorkIsDone() {
        Flow flow =
                Loop.with("done", old -> action("done", "working", "checking").done());
        assertThat(codes(flow)).containsExactly("FLOW-013");
    }

    /** The heart of the loop: the way past the check, and the check of one's own work. */
    @Test
    void findsEveryWayPastAnIndependentCheck() {
        assertThat(codes(plus(action("shortcut", "working", "closed").done()))).containsExactly("FLOW-015");
        assertThat(codes(Loop.with(
                        "pass",
                        old -> action("pass", "checking", "closed")
                                .trait(Trait.CHECK)
                                .done())))
                .containsExactly("FLOW-014");
    }

    @Test
    void tellsEverythingAtOnce() {
        Flow flow = plus(
                action("a", "nowhere", "filed").done(),
                action("b", "filed", "").by("nobody").when("x ==").requests("y").done());
        assertThat(FlowCheck.faults(flow, Loop.PERMISSIONS, Set.of()))
                .hasSize(4)
                .allSatisfy(fault -> {
                    assertThat(fault.remedy()).isNotBlank();
                    assertThat(fault.place().field()).startsWith("loop/");
                });
    }
}

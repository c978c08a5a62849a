package org.songhua.engine.hydraulics.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;

/** Isolation in the line R - A - B - C with a branch to D; each junction draws 1, and 100 feet are enough for all. */
class IsolationTest {
    private static final WaterNetwork NETWORK = SegmentsTest.network(SegmentsTest.LINE);

    private static IsolationPlan plan(String pipe, Gate... stuck) {
        return new Isolation(NETWORK, ValveLayer.atEveryPipeEnd(NETWORK), 0).plan(pipe, Set.of(stuck));
    }

    /** Three cubic feet run through AB; all behind it are without water. */
    @Test
    void closingTheTrunkLeavesAllBehindItWithoutWater() {
        IsolationPlan plan = plan("AB");
        assertThat(plan.valves()).containsExactlyInAnyOrder(new Gate("AB", "A"), new Gate("AB", "B"));
        assertThat(plan.links()).containsExactly("AB");
        assertThat(plan.nodes()).isEmpty();
        assertThat(plan.without()).containsExactly("B", "C", "D");
        assertThat(plan.lostDemand()).isCloseTo(3, within(0.05));
    }

    @Test
    void closingALastPipeLeavesItsEndWithoutWater() {
        IsolationPlan plan = plan("BC");
        assertThat(plan.without()).containsExactly("C");
        assertThat(plan.shortOf()).isEmpty();
        assertThat(plan.lostDemand()).isCloseTo(1, within(0.05));
    }

    /** The valve of AB at B is stuck: junction B goes too, and the valves of its other pipes are closed instead. */
    @Test
    void aStuckValveIsPassedOverForTheNextRing() {
        IsolationPlan plan = plan("AB", new Gate("AB", "B"));
        assertThat(plan.valves())
                .containsExactlyInAnyOrder(new Gate("AB", "A"), new Gate("BC", "B"), new Gate("BD", "B"));
        assertThat(plan.nodes()).containsExactly("B");
        assertThat(plan.passed()).containsExactly(new Gate("AB", "B"));
        assertThat(plan.without()).containsExactly("B", "C", "D");
    }

    /** Most of the water comes through AB: its valve is closed first. */
    @Test
    void theValveWithMostFlowComesFirst() {
        IsolationPlan plan = plan("AB", new Gate("AB", "B"));
        assertThat(plan.valves().getFirst()).isEqualTo(new Gate("AB", "A"));
    }

    /** Four draw one each: 4 run through RA, 3 through AB, 1 through each of the last two. With the reservoir itself in the segment, what it gives counts. */
    @Test
    void theInflowIsWhatDependsOnTheSegmentAtMost() {
        var isolation = new Isolation(NETWORK, ValveLayer.atEveryPipeEnd(NETWORK), 0);
        assertThat(isolation.inflow("RA")).isCloseTo(4, within(1e-3));
        assertThat(isolation.inflow("AB")).isCloseTo(3, within(1e-3));
        assertThat(isolation.inflow("BC")).isCloseTo(1, within(1e-3));
        assertThat(new Isolation(NETWORK, new ValveLayer(List.of()), 0).inflow("BC"))
                .isCloseTo(4, within(1e-3));
    }

    /** A valve at A alone: all from AB on is one segment, into which 3 run. */
    @Test
    void theInflowIsThatOfTheWholeSegment() {
        var isolation = new Isolation(NETWORK, new ValveLayer(List.of(new Gate("AB", "A"))), 0);
        assertThat(isolation.inflow("BC")).isCloseTo(3, within(1e-3));
        assertThat(isolation.inflow("RA")).isCloseTo(4, within(1e-3));
    }

    /** In a ring each junction keeps another way. */
    @Test
    void aRingKeepsItsWater() {
        WaterNetwork ring =
                SegmentsTest.network(SegmentsTest.LINE.replace("[OPTIONS]", "[PIPES]\nAD A D 1000 12 100\n[OPTIONS]"));
        IsolationPlan plan = new Isolation(ring, ValveLayer.atEveryPipeEnd(ring), 0).plan("AB", Set.of());
        assertThat(plan.without()).isEmpty();
    }

    /** The other way is thin: water comes, but not all of it. */
    @Test
    void aThinRingRunsShort() {
        WaterNetwork ring =
                SegmentsTest.network(SegmentsTest.LINE.replace("[OPTIONS]", "[PIPES]\nAD A D 1000 4 100\n[OPTIONS]"));
        IsolationPlan plan = new Isolation(ring, ValveLayer.atEveryPipeEnd(ring), 0).plan("AB", Set.of());
        assertThat(plan.shortOf()).contains("B", "C");
        assertThat(plan.without()).isEmpty();
        assertThat(plan.lostDemand()).isPositive();
    }

    /** The only valve is far off: a whole part goes with the pipe. */
    @Test
    void withFewValvesMuchIsClosed() {
        var layer = new ValveLayer(List.of(new Gate("AB", "A")));
        IsolationPlan plan = new Isolation(NETWORK, layer, 0).plan("BC", Set.of());
        assertThat(plan.valves()).containsExactly(new Gate("AB", "A"));
        assertThat(plan.nodes()).containsExactly("B", "C", "D");
        assertThat(plan.links()).containsExactlyInAnyOrder("AB", "BC", "BD");
    }
}

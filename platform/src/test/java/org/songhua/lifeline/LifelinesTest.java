package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;

/** What is closed and who is cut off in a town whose answers can be told by looking at it. */
class LifelinesTest {
    private final LifelineTown town = new LifelineTown();
    private final Lifelines lifelines = town.platform.bean(Lifelines.class);

    private BurstPlan burst(String pipe, String... stuck) {
        Set<ObjectId> valves =
                Arrays.stream(stuck).map(node -> town.id("valve " + node)).collect(Collectors.toSet());
        return lifelines.burst("water", town.id(pipe), valves, town.scope);
    }

    private List<String> nodes(BurstPlan plan) {
        return plan.valves().stream()
                .map(valve -> valve.node().substring(town.code("").length()))
                .toList();
    }

    /** B-C is parted by the gates at B and C; water takes the way round the block. */
    @Test
    void aBurstInARingTakesWaterFromNobody() {
        BurstPlan plan = burst("BC");
        assertThat(nodes(plan)).containsExactlyInAnyOrder("B", "C");
        assertThat(plan.pipes()).extracting(BurstPlan.PipePart::id).containsExactly(town.id("BC"));
        assertThat(plan.residentsWithout()).isZero();
        assertThat(plan.critical()).isEmpty();
    }

    /** D hangs on one pipe: its 300 people and the hospital are without. 300 x 140 l a day are 1.75 cubic metres an hour. */
    @Test
    void aBurstInADeadEndCutsOffAllBehindIt() {
        BurstPlan plan = burst("CD");
        assertThat(nodes(plan)).containsExactly("C");
        assertThat(plan.residentsWithout()).isEqualTo(300);
        assertThat(plan.lostCubicMetresPerHour()).isCloseTo(1.75, within(0.01));
        assertThat(plan.critical()).singleElement().satisfies(place -> {
            assertThat(place.name()).isEqualTo("医院");
            assertThat(place.without()).isTrue();
        });
    }

    /** The feed itself: everybody in reach of the network, 650 people. */
    @Test
    void aBurstOfTheFeedCutsOffEverybody() {
        assertThat(burst("AB").residentsWithout()).isEqualTo(650);
    }

    /** With the chamber at C stuck the burst of B-C takes in C, E-C and C-D: closed are B and E, cut off are C and D. */
    @Test
    void aStuckValveMovesTheRingOutwards() {
        BurstPlan plan = burst("BC", "C");
        assertThat(nodes(plan)).containsExactlyInAnyOrder("B", "E");
        assertThat(plan.residentsWithout()).isEqualTo(500);
        assertThat(plan.passed()).containsExactly(town.id("valve C"));
        assertThat(plan.pipes()).hasSize(3);
    }

    /** What is lost is what those without water drew before: 650 people and 140 l a day are 3.79 cubic metres an hour. */
    @Test
    void whatIsLostFitsWhoIsWithout() {
        BurstPlan plan = burst("AB");
        assertThat(plan.lostCubicMetresPerHour()).isCloseTo(plan.residentsWithout() * 0.14 / 24, within(0.01));
    }

    /** Where the valve is: what a crew drives to. Each part of the answer can be drawn. */
    @Test
    void everyPartOfTheAnswerHasAPlace() {
        BurstPlan plan = burst("BC");
        assertThat(plan.valves()).allSatisfy(valve -> {
            assertThat(valve.id()).isIn(town.id("valve B"), town.id("valve C"));
            assertThat(valve.pipes()).isEqualTo(1);
            assertThat(valve.latitude()).isCloseTo(46.5, within(1e-9));
        });
        assertThat(plan.pipes().getFirst().geoJson()).startsWith("{\"type\":\"LineString\"");
    }

    @Test
    void aPipeThatHangsNowhereIsRefusedWithTheReason() {
        town.pipe("loose", "A", "E", Map.of("diameter", 100));
        assertThatThrownBy(() -> burst("loose"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo("LIFE-001");
                            assertThat(fault.problem()).contains("pipe without nodes");
                        }));
    }

    @Test
    void whatOneMayNotSeeDoesNotExist() {
        var elsewhere = new Scope(Set.of(), Set.of("98"), Set.of());
        assertThatThrownBy(() -> lifelines.burst("water", town.id("BC"), Set.of(), elsewhere))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> lifelines.burst("oil", town.id("BC"), Set.of(), town.scope))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> lifelines.burst("water", town.id("house B"), Set.of(), town.scope))
                .isInstanceOf(NotFoundException.class);
        assertThat(lifelines.report("water", elsewhere).pipes()).isZero();
    }

    /** B-C told to go from C to C: the ring is open, and B-E is now the only way to E, C and D. */
    @Test
    void anEditIsSeenByTheNextQuestion() {
        assertThat(burst("BE").residentsWithout()).isZero();
        town.platform
                .bean(CityObjects.class)
                .edit(
                        town.id("BC"),
                        1,
                        new ObjectEdit(null, false, Map.of("from_node", town.code("C"))),
                        town.scope,
                        "tester");
        assertThat(burst("BE").residentsWithout()).isEqualTo(550);
        assertThat(lifelines.report("water", town.scope).troubles())
                .extracting(ModelReport.Found::kind)
                .contains("pipe_to_itself");
    }

    /** Five pipes between five nodes are one loop; five parts: A-B, B-C, C-D with D, B-E, E-C, and each chamber's node. */
    @Test
    void theReportTellsWhatTheModelHoldsAndLacks() {
        ModelReport sound = lifelines.report("water", town.scope);
        assertThat(sound.pipes()).isEqualTo(5);
        assertThat(sound.nodes()).isEqualTo(5);
        assertThat(sound.valves()).isEqualTo(4);
        assertThat(sound.sources()).isEqualTo(1);
        assertThat(sound.loops()).isEqualTo(1);
        assertThat(sound.residents()).isEqualTo(650);
        assertThat(sound.unserved()).isEqualTo(7);
        // Three steps of 153.1 m along the street, and two sides of 76.5 by 222.4 m.
        assertThat(sound.kilometres()).isCloseTo(3 * 0.1531 + 2 * 0.2352, within(0.002));
        assertThat(sound.troubles()).isEmpty();
        town.pipe("bare", "D", "E", Map.of("from_node", town.code("D"), "to_node", town.code("F")));
        town.changed();
        ModelReport worse = lifelines.report("water", town.scope);
        assertThat(worse.troubles()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("pipe_without_diameter");
            assertThat(found.count()).isEqualTo(1);
            assertThat(found.examples()).containsExactly(town.id("bare"));
        });
    }

    @Test
    void packsDeclareTheNetworks() {
        assertThat(lifelines.list()).anySatisfy(one -> {
            assertThat(one.code()).isEqualTo("water");
            assertThat(one.pipes()).isEqualTo("water_pipe");
            assertThat(one.valves().where()).containsEntry("network", "water");
            assertThat(one.critical()).contains("hospital");
        });
    }
}

package org.songhua.engine.hydraulics.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.burst.SensorPlacement.Burst;
import org.songhua.engine.hydraulics.burst.SensorPlacement.Plan;
import org.songhua.engine.hydraulics.burst.SensorPlacement.Site;

/** Places for sensors in networks that can be looked through, and in a town of 64 crossings against the obvious search. */
class SensorPlacementTest {

    /** From R two arms, A - B and C, of 1,000 m each; all pipes 150 mm, each node draws 10. What happens in one arm is not felt in the other, for R keeps its head. */
    private static final WaterNetwork ARMS = GridTown.read("""
            [JUNCTIONS]
            A 0 10
            B 0 10
            C 0 10
            [RESERVOIRS]
            R 50
            [PIPES]
            RA R A 1000 150 110
            AB A B 1000 150 110
            RC R C 1000 150 110
            [OPTIONS]
            UNITS CMH
            HEADLOSS H-W
            [END]
            """);

    private final PressureModel arms = new PressureModel(ARMS);
    private final PressureModel town = new PressureModel(GridTown.network());

    private static List<String> nodes(WaterNetwork network) {
        return network.junctions().stream().map(Junction::id).toList();
    }

    /**
     * Heads lost: h = r Q^1.852, so that dh/dQ = 1.852 h / Q. Of a burst in AB half is drawn at A and half at B: at B the fall is (RA's for the whole + AB's for the half), at A it is RA's for
     * the whole. A burst in RA is drawn half at R, where nobody feels it: half of RA's.
     */
    @Test
    void whatASensorSeesFollowsFromTheLossOfHead() {
        double lossRA = headLoss(20);
        double ofRA = 1.852 * lossRA / 20;
        double ofAB = 1.852 * headLoss(10) / 10;
        double atB = 10 * (ofRA + ofAB / 2);
        double atA = 10 * ofRA;
        assertThat(atB).isGreaterThan(atA);
        assertThat(seen(List.of("B"), 10, (atA + atB) / 2)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(seen(List.of("A"), 10, (atA + atB) / 2)).isZero();
        assertThat(seen(List.of("A"), 10, 0.99 * atA)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(seen(List.of("A"), 10, 0.99 * atA / 2)).isCloseTo(2 / 3.0, within(1e-9));
    }

    /** Hazen-Williams in SI: 10.667 L Q^1.852 / (C^1.852 d^4.871), Q in cubic metres a second. */
    private static double headLoss(double cubicMetresPerHour) {
        double flow = cubicMetresPerHour / 3600;
        return 10.667 * 1000 * Math.pow(flow, 1.852) / (Math.pow(110, 1.852) * Math.pow(0.15, 4.871));
    }

    private double seen(List<String> sensors, double drawn, double fall) {
        return SensorPlacement.choose(arms, sensors, List.of(), new Burst(1, false, drawn, fall), 0)
                .before();
    }

    /** B sees RA and AB, C sees RC: B comes first, and then nothing is left to be seen. */
    @Test
    void eachPlaceIsChosenForWhatItAdds() {
        Plan plan = SensorPlacement.choose(arms, List.of(), nodes(ARMS), new Burst(1, false, 10, 0.1), 5);
        assertThat(plan.before()).isZero();
        assertThat(plan.sites()).hasSize(2);
        assertThat(plan.sites().getFirst().adds()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(plan.sites().getLast().node()).isEqualTo("C");
        assertThat(plan.sites().getLast().seen()).isCloseTo(1, within(1e-9));
    }

    /** With a sensor at C already, only the other arm is worth one. */
    @Test
    void sensorsInPlaceCount() {
        Plan plan = SensorPlacement.choose(arms, List.of("C"), nodes(ARMS), new Burst(1, false, 10, 0.1), 5);
        assertThat(plan.before()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(plan.sites())
                .singleElement()
                .satisfies(site -> assertThat(site.node()).isIn("A", "B"));
    }

    /** Where the inflow is measured, a burst makes the model expect a fall everywhere; only what falls more is seen. */
    @Test
    void whatTheMeterExplainsIsNotSeen() {
        var known = new Burst(1, true, 10, 0.1);
        var unknown = new Burst(1, false, 10, 0.1);
        double metered = SensorPlacement.choose(town, GridTown.sensors(), List.of(), known, 0)
                .before();
        double not = SensorPlacement.choose(town, GridTown.sensors(), List.of(), unknown, 0)
                .before();
        assertThat(metered).isLessThan(not);
    }

    @Test
    void largerBurstsAndBetterSensorsSeeMore() {
        double last = -1;
        for (double drawn : new double[] {5, 10, 20, 40, 80}) {
            double seen = SensorPlacement.choose(
                            town, GridTown.sensors(), List.of(), new Burst(1, false, drawn, 0.5), 0)
                    .before();
            assertThat(seen).as("drawn %s", drawn).isGreaterThanOrEqualTo(last);
            last = seen;
        }
        assertThat(last).isBetween(0.7, 1.0);
    }

    /** The quick search against the obvious one: try every node in each round. */
    @Test
    void theChoiceIsThatOfTheObviousSearch() {
        List<String> nodes = nodes(GridTown.network());
        var burst = new Burst(1, false, 60, 0.5);
        Plan plan = SensorPlacement.choose(town, List.of("J4_4"), nodes, burst, 4);
        var chosen = new ArrayList<>(List.of("J4_4"));
        double seen = SensorPlacement.choose(town, chosen, List.of(), burst, 0).before();
        assertThat(plan.before()).isEqualTo(seen);
        for (Site site : plan.sites()) {
            double best = 0;
            for (String node : nodes) {
                var more = new ArrayList<>(chosen);
                more.add(node);
                best = Math.max(
                        best,
                        SensorPlacement.choose(town, more, List.of(), burst, 0).before());
            }
            assertThat(site.seen()).as(site.node()).isCloseTo(best, within(1e-9));
            assertThat(site.adds()).as(site.node()).isCloseTo(best - seen, within(1e-9));
            seen = best;
            chosen.add(site.node());
        }
        assertThat(plan.sites()).hasSize(4);
    }

    /** Places are within the candidates, each once, never where one stands; what is seen only grows. */
    @Test
    void placesAreOfTheCandidatesAndEachOnce() {
        List<String> candidates = List.of("J1_1", "J1_1", "J5_5", "J6_2", "J4_4");
        Plan plan = SensorPlacement.choose(town, List.of("J4_4"), candidates, new Burst(1, false, 20, 0.5), 10);
        Set<String> nodes = new HashSet<>();
        double before = plan.before();
        for (Site site : plan.sites()) {
            assertThat(candidates).contains(site.node());
            assertThat(nodes.add(site.node())).as(site.node()).isTrue();
            assertThat(site.node()).isNotEqualTo("J4_4");
            assertThat(site.seen()).isCloseTo(before + site.adds(), within(1e-9));
            before = site.seen();
        }
    }

    /** A town that cannot be computed has no answer; nonsense is refused. */
    @Test
    void withoutASolutionOrASensibleQuestionThereIsNoAnswer() {
        assertThatThrownBy(() -> new Burst(1, false, 0, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Burst(1, false, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Burst(Double.NaN, false, 5, 1)).isInstanceOf(IllegalArgumentException.class);
        Plan none =
                SensorPlacement.choose(town, List.of(), nodes(GridTown.network()), new Burst(1, false, 1e-6, 50), 3);
        assertThat(none.before()).isZero();
        assertThat(none.sites()).isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        List<String> nodes = nodes(GridTown.network());
        var burst = new Burst(1, true, 30, 0.3);
        assertThat(SensorPlacement.choose(town, List.of(), nodes, burst, 6))
                .isEqualTo(SensorPlacement.choose(town, List.of(), nodes, burst, 6));
    }
}

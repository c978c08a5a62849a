package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Answers of heads to a little more water drawn: by hand, and against two runs that differ a little. */
class HeadResponseTest {

    private static double fall(Simulation run, String watched, String drawn) {
        return new HeadResponse(run)
                .falls(run.model().node(watched))[run.model().node(drawn)];
    }

    private static Simulation solved(String sections) {
        var run = new Simulation(Bench.model(sections), true);
        run.solve();
        return run;
    }

    /** Reservoir, 1000 feet, A, 1000 feet, B. A loss of r q^1.852 grows by 1.852 r q^0.852 for each cubic foot a second more. */
    private static final String LINE = """
            [RESERVOIRS]
            R 100
            [JUNCTIONS]
            A 0 1
            B 0 2
            [PIPES]
            RA R A 1000 12 100
            AB A B 1000 12 100
            """;

    private static double growth(double flow) {
        return 1.852 * Bench.loss(1000, flow) / flow;
    }

    /** 3 flow to A and 2 to B: what is drawn at A falls through RA alone, what is drawn at B through both as seen at B. */
    @Test
    void onALineTheAnswersAreThoseOfTheFormula() {
        Simulation run = solved(LINE);
        assertThat(fall(run, "A", "A")).isCloseTo(growth(3), within(1e-6));
        assertThat(fall(run, "A", "B")).isCloseTo(growth(3), within(1e-6));
        assertThat(fall(run, "B", "A")).isCloseTo(growth(3), within(1e-6));
        assertThat(fall(run, "B", "B")).isCloseTo(growth(3) + growth(2), within(1e-6));
    }

    @Test
    void aReservoirDoesNotNotice() {
        Simulation run = solved(LINE);
        assertThat(new HeadResponse(run).falls(run.model().node("R"))).containsOnly(0);
    }

    /** The valve holds C at 30: what is drawn behind it falls through RA as seen at A, and through CD alone as seen at D. */
    private static final String REDUCED = LINE + """
            CD C D 1000 12 100
            [JUNCTIONS]
            C 0 0
            D 0 1
            [VALVES]
            V B C 12 PRV 30
            """;

    @Test
    void whatIsDrawnBehindAReducingValveIsDrawnBeforeItToo() {
        Simulation run = solved(REDUCED);
        assertThat(fall(run, "A", "D")).isCloseTo(growth(4), within(1e-5));
        assertThat(fall(run, "B", "D")).isCloseTo(growth(4) + growth(3), within(1e-5));
        assertThat(fall(run, "D", "D")).isCloseTo(growth(1), within(1e-5));
        assertThat(fall(run, "C", "D")).isCloseTo(0, within(1e-5));
        assertThat(fall(run, "D", "A")).isCloseTo(0, within(1e-5));
    }

    /** Two valves in a row: E is behind both. */
    @Test
    void valvesInARowPassTheWaterOn() {
        Simulation run = solved(REDUCED + """
                [JUNCTIONS]
                E 0 0
                F 0 0.5
                [PIPES]
                EF E F 1000 12 100
                [VALVES]
                W D E 12 PRV 10
                """);
        assertThat(fall(run, "A", "F")).isCloseTo(growth(4.5), within(1e-5));
        assertThat(fall(run, "D", "F")).isCloseTo(growth(1.5), within(1e-5));
        assertThat(fall(run, "F", "F")).isCloseTo(growth(0.5), within(1e-5));
        assertThat(fall(run, "F", "D")).isCloseTo(0, within(1e-5));
    }

    /** Nothing feeds B behind the closed pipe: its answers would be next to infinite, and are told as none. */
    @Test
    void aPartThatNothingFeedsAnswersNothing() {
        Simulation run =
                solved(LINE.replace("B 0 2", "B 0 0").replace("AB A B 1000 12 100", "AB A B 1000 12 100 0 CLOSED"));
        assertThat(fall(run, "B", "B")).isZero();
        assertThat(fall(run, "A", "A")).isCloseTo(growth(1), within(1e-6));
        for (double value : new HeadResponse(run).falls(run.model().node("B")))
            assertThat(value).isFinite();
    }

    /** The answer at one node to another is that the other way round, where no valve stands between. */
    @Test
    void theAnswerIsTheSameBothWays() {
        Simulation run = solved(ScenariosTest.grid(6, 4));
        for (int k = 0; k < 30; k++) {
            String a = "N" + k;
            String b = "N" + (35 - k);
            assertThat(fall(run, a, b)).isCloseTo(fall(run, b, a), within(1e-9));
        }
    }

    /** Central difference of two solutions that draw 0.001 more and less. */
    @Test
    void onRandomGridsTheAnswersAreThoseOfTwoSolutions() {
        for (long seed = 0; seed < 4; seed++) {
            Model model = Bench.model(ScenariosTest.grid(5, seed));
            var run = new Simulation(model, true);
            run.solve();
            var response = new HeadResponse(run);
            var random = new SplittableRandom(seed);
            for (int trial = 0; trial < 6; trial++) {
                String drawn = "N" + random.nextInt(25);
                String watched = trial == 0 ? "X" : "N" + random.nextInt(25);
                double expected =
                        (head(model.network(), drawn, -0.001, watched) - head(model.network(), drawn, 0.001, watched))
                                / 0.002;
                double told = response.falls(model.node(watched))[model.node(drawn)];
                assertThat(told)
                        .as("seed %d, %s drawn at %s", seed, watched, drawn)
                        .isCloseTo(expected, within(1e-3 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static double head(WaterNetwork network, String drawn, double more, String watched) {
        List<Junction> junctions = new ArrayList<>();
        for (Junction junction : network.junctions()) {
            var demands = new ArrayList<>(junction.demands());
            if (junction.id().equals(drawn)) demands.add(new Demand(more, "none", ""));
            junctions.add(new Junction(junction.id(), junction.elevation(), demands, 0, 0, 0));
        }
        var patterns = new HashMap<>(network.patterns());
        patterns.put("none", new Pattern("none", List.of(1.0)));
        var changed = new WaterNetwork(
                network.title(),
                junctions,
                network.reservoirs(),
                network.tanks(),
                network.pipes(),
                network.pumps(),
                network.valves(),
                patterns,
                network.curves(),
                network.controls(),
                network.rules(),
                network.options().with(network.options().convergence().tight()),
                network.times(),
                network.energy(),
                network.quality(),
                network.sources(),
                network.drawing());
        var base = new Simulation(Model.of(changed), true);
        base.solve();
        return base.head(base.model().node(watched));
    }
}

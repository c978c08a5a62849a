package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Scenarios, and networks of random make. */
class ScenariosTest {

    /** A grid of streets with a tank, a pump and a pressure valve. */
    static String grid(int side, long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder("[RESERVOIRS]\nR 0\n[TANKS]\nT 150 10 0 20 60\n[JUNCTIONS]\nX 0 0\nY 0 0.1\n");
        for (int i = 0; i < side * side; i++)
            text.append("N%d %.3f %.4f%n".formatted(i, 20 * random.nextDouble(), 0.05 * random.nextDouble()));
        text.append("[PIPES]\nT0 T N0 500 18 110\nTX N5 X 300 8 110\n");
        for (int i = 0; i < side; i++)
            for (int j = 0; j + 1 < side; j++) {
                street(text, random, i * side + j, i * side + j + 1);
                street(text, random, j * side + i, (j + 1) * side + i);
            }
        return text + "[PUMPS]\nU R N%d HEAD c%n".formatted(side * side - 1) + """
                  [VALVES]
                  V X Y 8 PRV 60
                  [CURVES]
                  c 3 180
                  [CONTROLS]
                  LINK U CLOSED IF NODE T ABOVE 18
                  LINK U OPEN IF NODE T BELOW 8
                  [PATTERNS]
                  1 0.6 0.8 1.4 1.2 1.0 0.5
                  [TIMES]
                  DURATION 24
                  PATTERN TIMESTEP 2
                  """;
    }

    private static void street(StringBuilder text, SplittableRandom random, int a, int b) {
        text.append("P%d_%d N%d N%d %.1f %d 110%n"
                .formatted(a, b, a, b, 100 + 400 * random.nextDouble(), random.nextInt(4, 13)));
    }

    private static List<Double> heads(Simulation run) {
        var heads = new ArrayList<Double>();
        for (int i = 0; i < run.model().nodeIds().length; i++) heads.add(run.head(i));
        return heads;
    }

    @Test
    void theResultsDoNotDependOnTheThreads() {
        Model model = Bench.model(grid(8, 1));
        var scenarios = new ArrayList<Scenario>();
        for (int k = 0; k < 12; k++)
            scenarios.add(new Scenario(
                    0.5 + 0.1 * k,
                    List.of("P%d_%d".formatted(k, k + 1)).stream()
                            .filter(id -> hasLink(model, id))
                            .toList()));
        List<List<Double>> one = Scenarios.run(model, scenarios, 1, ScenariosTest::heads);
        List<List<Double>> four = Scenarios.run(model, scenarios, 4, ScenariosTest::heads);
        assertThat(four).isEqualTo(one);
        assertThat(one.get(0)).isNotEqualTo(one.get(11));
    }

    private static boolean hasLink(Model model, String id) {
        return List.of(model.linkIds()).contains(id);
    }

    @Test
    void whatComesInGoesOut() {
        for (long seed = 0; seed < 20; seed++) {
            Model model = Bench.model(grid(6, seed));
            var tight = model.network().options().convergence().tight();
            var run = new Simulation(
                    Model.of(model.network().with(model.network().options().with(tight))), true);
            long shown = seed;
            run.run(moment ->
                    assertThat(moment.imbalance()).as("seed %d", shown).isLessThan(1e-8));
            assertThat(run.ending()).as("seed %d", seed).isEqualTo(Ending.COMPLETED);
            assertThat(run.largestImbalance()).as("seed %d", seed).isLessThan(1e-5);
        }
    }

    /** At each junction what the links bring is what is drawn, and each open pipe loses by its formula. */
    @Test
    void everyJunctionAndEveryPipeObeysItsLaw() {
        for (long seed = 0; seed < 20; seed++) {
            var run = new Simulation(Bench.model(grid(6, seed)), true);
            run.solve();
            Model model = run.model();
            var excess = new double[model.nodeIds().length];
            for (var link : model.network().links()) {
                double q = run.flow(model.link(link.id()));
                excess[model.node(link.from())] -= q;
                excess[model.node(link.to())] += q;
            }
            for (var junction : model.network().junctions()) {
                int i = model.node(junction.id());
                assertThat(excess[i]).as("seed %d, %s", seed, junction).isCloseTo(run.outflow(i), within(1e-5));
            }
            for (var pipe : model.network().pipes()) {
                double q = run.flow(model.link(pipe.id()));
                double d = pipe.diameter() / 12;
                double loss = 4.727
                        * pipe.length()
                        / Math.pow(110, 1.852)
                        / Math.pow(d, 4.871)
                        * Math.pow(Math.abs(q), 1.852)
                        * Math.signum(q);
                double fall = run.head(model.node(pipe.from())) - run.head(model.node(pipe.to()));
                assertThat(fall).as("seed %d, %s", seed, pipe).isCloseTo(loss, within(1e-3));
            }
        }
    }

    /** Two runs of one model give the same to the last bit. */
    @Test
    void aRunCanBeRepeated() {
        Model model = Bench.model(grid(7, 3));
        var first = new Simulation(model, false);
        first.run(Simulation.Listener.NONE);
        var second = new Simulation(model, false);
        second.run(Simulation.Listener.NONE);
        assertThat(heads(second)).isEqualTo(heads(first));
        assertThat(second.iterations()).isEqualTo(first.iterations());
    }
}

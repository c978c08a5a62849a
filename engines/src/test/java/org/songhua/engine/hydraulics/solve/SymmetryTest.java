package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/**
 * Catalogue N: what must not depend on how a network is written down. Random networks of one reservoir, a tree and some
 * loops are written in another order, with pipes turned round, lifted, or in other units, and must be the same water.
 */
class SymmetryTest {
    private static final double CLOSE = 1e-4;

    /** A pipe before it is written. */
    private record Line(String id, int from, int to, double length, double inches) {
        String text() {
            return "%s %s %s %s %s 100".formatted(id, name(from), name(to), length, inches);
        }

        Line turned() {
            return new Line(id, to, from, length, inches);
        }
    }

    /** A network before it is written; node 0 is the reservoir. */
    private record Town(double[] demands, List<Line> pipes) {
        static Town random(SplittableRandom random) {
            int size = random.nextInt(3, 15);
            var demands = new double[size];
            for (int i = 1; i < size; i++) demands[i] = random.nextInt(1, 20) / 100.0;
            var pipes = new ArrayList<Line>();
            for (int i = 1; i < size; i++) pipes.add(line(random, "T" + i, i, random.nextInt(i)));
            for (int k = 0; k < size / 2; k++) {
                int from = random.nextInt(size);
                pipes.add(line(random, "L" + k, from, (from + random.nextInt(1, size)) % size));
            }
            return new Town(demands, pipes);
        }

        private static Line line(SplittableRandom random, String id, int from, int to) {
            return new Line(id, from, to, random.nextInt(100, 2000), random.nextInt(6, 13));
        }

        Town with(List<Line> other) {
            return new Town(demands, other);
        }

        String text(double ground, double factor, List<Integer> order) {
            var text = new StringBuilder("[RESERVOIRS]\nN0 " + (100 + ground) + "\n[JUNCTIONS]\n");
            for (int i : order) if (i > 0) text.append("%s %s %s\n".formatted(name(i), ground, factor * demands[i]));
            text.append("[PIPES]\n");
            pipes.forEach(pipe -> text.append(pipe.text()).append('\n'));
            return text.toString();
        }

        String text() {
            return text(0, 1, order());
        }

        List<Integer> order() {
            var order = new ArrayList<Integer>();
            for (int i = 0; i < demands.length; i++) order.add(i);
            return order;
        }
    }

    private static String name(int node) {
        return "N" + node;
    }

    private static void sameHeads(Town town, Bench one, Bench other, double lifted) {
        for (int i = 0; i < town.demands().length; i++)
            assertThat(other.head(name(i)) - lifted).as(name(i)).isCloseTo(one.head(name(i)), within(CLOSE));
    }

    private static void sameFlows(Town town, Bench one, Bench other, double factor) {
        for (Line pipe : town.pipes())
            assertThat(other.flow(pipe.id())).as("%s", pipe).isCloseTo(factor * one.flow(pipe.id()), within(CLOSE));
    }

    @Test
    void n01_theOrderOfNodesAndPipesDoesNotMatter() {
        Seeded.check(60, random -> {
            Town town = Town.random(random);
            var pipes = new ArrayList<>(town.pipes());
            List<Integer> order = town.order();
            Collections.shuffle(pipes, new Random(random.nextLong()));
            Collections.shuffle(order, new Random(random.nextLong()));
            Bench one = Bench.first(town.text());
            Bench other = Bench.first(town.with(pipes).text(0, 1, order));
            sameHeads(town, one, other, 0);
            sameFlows(town, one, other, 1);
        });
    }

    @Test
    void n02_aPipeTurnedRoundHasItsFlowTurnedRound() {
        Seeded.check(60, random -> {
            Town town = Town.random(random);
            Bench one = Bench.first(town.text());
            Bench other = Bench.first(
                    town.with(town.pipes().stream().map(Line::turned).toList()).text());
            sameHeads(town, one, other, 0);
            sameFlows(town, one, other, -1);
        });
    }

    /** Ground and water 50 feet higher: all heads are 50 feet higher, and no flow changes. */
    @Test
    void n03_aTownOnAHillHasTheSameFlows() {
        Seeded.check(40, random -> {
            Town town = Town.random(random);
            Bench low = Bench.first(town.text());
            Bench high = Bench.first(town.text(50, 1, town.order()));
            sameHeads(town, low, high, 50);
            sameFlows(town, low, high, 1);
            for (int i = 0; i < town.demands().length; i++)
                assertThat(high.pressure(name(i))).isCloseTo(i == 0 ? 0 : low.pressure(name(i)), within(CLOSE));
        });
    }

    /** A pipe of one length is two pipes of half of it with a junction between that draws nothing. */
    @Test
    void n04_aPipeMayBeCutInTwo() {
        Seeded.check(40, random -> {
            Town town = Town.random(random);
            Line whole = town.pipes().get(random.nextInt(town.pipes().size()));
            var pipes = new ArrayList<>(town.pipes());
            pipes.remove(whole);
            String halves = "\n[JUNCTIONS]\nMID 0 0\n[PIPES]\nH1 %s MID %s %s 100\nH2 MID %s %s %s 100\n"
                    .formatted(
                            name(whole.from()),
                            whole.length() / 2,
                            whole.inches(),
                            name(whole.to()),
                            whole.length() / 2,
                            whole.inches());
            Bench one = Bench.first(town.text());
            Bench other = Bench.first(town.with(pipes).text() + halves);
            sameHeads(town, one, other, 0);
            assertThat(other.flow("H1")).isCloseTo(one.flow(whole.id()), within(CLOSE));
            assertThat(other.flow("H2")).isCloseTo(one.flow(whole.id()), within(CLOSE));
        });
    }

    /**
     * In one homogeneous law all losses scale together: k times the demands, k times each flow, k^1.852 times each
     * loss.
     */
    @Test
    void n05_hazenWilliamsScalesWithTheDemands() {
        Seeded.check(40, random -> {
            Town town = Town.random(random);
            double factor = random.nextDouble(0.3, 3);
            Bench one = Bench.first(town.text());
            Bench other = Bench.first(town.text(0, factor, town.order()));
            sameFlows(town, one, other, factor);
            for (int i = 1; i < town.demands().length; i++) {
                double loss = (100 - one.head(name(i))) * Math.pow(factor, 1.852);
                assertThat(100 - other.head(name(i))).isCloseTo(loss, within(1e-3 * loss + CLOSE));
            }
        });
    }

    /** Laminar flow is linear: twice all demands is twice all losses. Water a thousand times as thick keeps Re low. */
    @Test
    void n06_laminarFlowIsLinear() {
        Seeded.check(40, random -> {
            Town town = Town.random(random);
            String thick = "[OPTIONS]\nHEADLOSS D-W\nVISCOSITY 2000\n";
            Bench one = Bench.first(town.text(0, 0.5, town.order()) + thick);
            Bench two = Bench.first(town.text(0, 1, town.order()) + thick);
            sameFlows(town, one, two, 2);
            for (int i = 1; i < town.demands().length; i++) {
                double loss = 100 - one.head(name(i));
                assertThat(100 - two.head(name(i))).isCloseTo(2 * loss, within(1e-6 * loss + 1e-9));
            }
        });
    }

    /** A demand factor of a scenario is the multiplier of the file. */
    @Test
    void n07_aScenarioIsAMultiplier() {
        Seeded.check(20, random -> {
            Town town = Town.random(random);
            var run = new Simulation(Bench.model(town.text()), new Scenario(1.5, List.of()), false);
            run.solve();
            Bench other = Bench.first(town.text() + "[OPTIONS]\nDEMAND MULTIPLIER 1.5\n");
            for (int i = 1; i < town.demands().length; i++)
                assertThat(run.head(run.model().node(name(i)))).isCloseTo(other.head(name(i)), within(1e-9));
        });
    }

    /** Closing a link in a scenario is closing it in the file; a loop pipe leaves all with water. */
    @Test
    void n08_aScenarioClosesLinks() {
        Seeded.check(20, random -> {
            Town town = Town.random(random);
            var run = new Simulation(Bench.model(town.text()), new Scenario(1, List.of("L0")), false);
            run.solve();
            Bench other = Bench.first(town.text() + "[STATUS]\nL0 CLOSED\n");
            for (int i = 1; i < town.demands().length; i++)
                assertThat(run.head(run.model().node(name(i)))).isCloseTo(other.head(name(i)), within(1e-3));
            assertThat(run.flow(run.model().link("L0"))).isZero();
        });
    }

    /** What all junctions draw is what the reservoir gives. */
    @Test
    void n09_whatComesInGoesOut() {
        Seeded.check(60, random -> {
            Town town = Town.random(random);
            Bench bench = Bench.first(town.text());
            double drawn = 0;
            for (double demand : town.demands()) drawn += demand;
            assertThat(bench.outflow("N0")).isCloseTo(-drawn, within(1e-6));
        });
    }

    /** Another pipe from the source to a node never lowers the head there. */
    @Test
    void n10_anotherPipeToTheSourceHelpsThatNode() {
        Seeded.check(40, random -> {
            Town town = Town.random(random);
            int node = random.nextInt(1, town.demands().length);
            Bench one = Bench.first(town.text());
            Bench two = Bench.first(town.text() + "X N0 " + name(node) + " 500 8 100\n");
            assertThat(two.head(name(node))).isGreaterThanOrEqualTo(one.head(name(node)) - CLOSE);
        });
    }

    /** The same pipe in feet and inches, and in metres and millimetres: 1000 feet, 12 inches, 1 cubic foot a second. */
    @Test
    void n11_unitsAreTheWritersChoice() {
        String text = "[RESERVOIRS]\nR %s\n[JUNCTIONS]\nJ 0 %s\n[PIPES]\nP R J %s %s 100\n[OPTIONS]\nUNITS %s\n";
        double feet = Bench.first(text.formatted(100, 1, 1000, 12, "CFS")).head("J");
        double metre = 0.3048;
        for (String unit :
                List.of("LPS 28.317", "LPM 1699", "MLD 2.4466", "CMH 101.94", "CMD 2446.6", "CMS 0.028317")) {
            int blank = unit.indexOf(' ');
            String metric =
                    text.formatted(100 * metre, unit.substring(blank), 1000 * metre, 304.8, unit.substring(0, blank));
            assertThat(Bench.first(metric).head("J")).as(unit).isCloseTo(feet * metre, within(1e-5));
        }
        for (String unit : List.of("GPM 448.831", "MGD 0.64632", "IMGD 0.5382", "AFD 1.9837")) {
            int blank = unit.indexOf(' ');
            String customary = text.formatted(100, unit.substring(blank), 1000, 12, unit.substring(0, blank));
            assertThat(Bench.first(customary).head("J")).as(unit).isCloseTo(feet, within(1e-5));
        }
    }
}

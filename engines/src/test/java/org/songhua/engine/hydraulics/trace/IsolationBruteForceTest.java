package org.songhua.engine.hydraulics.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;
import org.songhua.engine.random.Seeded;

/**
 * Catalogue P: isolation on small random networks against the obvious way, which walks from the burst through links and
 * nodes until it meets a valve that closes. Pipes are wide and demands small, so who has a way to the source has its
 * water.
 */
class IsolationBruteForceTest {

    /** A network, where its valves are, which are stuck, and what bursts. */
    private record Case(WaterNetwork network, List<Gate> gates, Set<Gate> stuck, String burst) {
        static Case random(SplittableRandom random) {
            WaterNetwork network = SegmentsTest.network(text(random));
            var gates = new ArrayList<>(ValveLayer.atEveryPipeEnd(network).valves());
            gates.removeIf(any -> random.nextInt(3) == 0);
            var stuck = new HashSet<>(gates);
            stuck.removeIf(any -> random.nextInt(5) > 0);
            var pipes = network.pipes();
            return new Case(
                    network,
                    gates,
                    stuck,
                    pipes.get(random.nextInt(pipes.size())).id());
        }

        private static String text(SplittableRandom random) {
            int size = random.nextInt(3, 12);
            var text = new StringBuilder("[RESERVOIRS]\nN0 100\n[JUNCTIONS]\n");
            for (int i = 1; i < size; i++) text.append("N%d 0 0.1\n".formatted(i));
            text.append("[PIPES]\n");
            for (int i = 1; i < size; i++) pipe(text, "T" + i, i, random.nextInt(i));
            for (int k = 0; k < size / 2; k++) {
                int from = random.nextInt(size);
                pipe(text, "L" + k, from, (from + random.nextInt(1, size)) % size);
            }
            return text + "[OPTIONS]\nUNITS CFS\nPRESSURE FEET\n";
        }

        private static void pipe(StringBuilder text, String id, int from, int to) {
            text.append("%s N%d N%d 100 24 130\n".formatted(id, from, to));
        }

        IsolationPlan plan() {
            return new Isolation(network, new ValveLayer(gates), 0).plan(burst, stuck);
        }

        boolean closes(Gate gate) {
            return gates.contains(gate) && !stuck.contains(gate);
        }
    }

    /** Names of all nodes and links the burst reaches; names of nodes and links differ. */
    private static Set<String> reached(Case of) {
        var reached = new HashSet<String>();
        var waiting = new ArrayList<>(List.of(of.burst()));
        while (!waiting.isEmpty()) {
            String at = waiting.removeLast();
            if (!reached.add(at)) continue;
            for (Link link : of.network().links())
                for (String end : List.of(link.from(), link.to())) {
                    if (of.closes(new Gate(link.id(), end))) continue;
                    if (link.id().equals(at)) waiting.add(end);
                    if (end.equals(at)) waiting.add(link.id());
                }
        }
        return reached;
    }

    /** Valves that close with the burst on one side and something else on the other. */
    private static Set<Gate> border(Case of, Set<String> reached) {
        var border = new HashSet<Gate>();
        for (Gate gate : of.gates())
            if (reached.contains(gate.link()) != reached.contains(gate.node())) border.add(gate);
        return border;
    }

    /** Nodes that have a way from the reservoir outside of what is closed, which no closed valve bars. */
    private static Set<String> fed(Case of, Set<String> closed, Set<Gate> shut) {
        var fed = new HashSet<String>();
        var waiting = new ArrayList<String>();
        if (!closed.contains("N0")) waiting.add("N0");
        while (!waiting.isEmpty()) {
            String at = waiting.removeLast();
            if (closed.contains(at) || !fed.add(at)) continue;
            for (Link link : of.network().links()) {
                boolean barred = closed.contains(link.id())
                        || shut.contains(new Gate(link.id(), link.from()))
                        || shut.contains(new Gate(link.id(), link.to()));
                if (barred) continue;
                if (link.from().equals(at)) waiting.add(link.to());
                if (link.to().equals(at)) waiting.add(link.from());
            }
        }
        return fed;
    }

    private static Set<String> parts(IsolationPlan plan) {
        var parts = new HashSet<>(plan.nodes());
        parts.addAll(plan.links());
        return parts;
    }

    @Test
    void p01_whatIsPartedIsWhatTheBurstReaches() {
        Seeded.check(150, random -> {
            Case of = Case.random(random);
            assertThat(parts(of.plan())).isEqualTo(reached(of));
        });
    }

    @Test
    void p02_theValvesAreThoseAtTheBorder() {
        Seeded.check(150, random -> {
            Case of = Case.random(random);
            assertThat(of.plan().valves()).containsExactlyInAnyOrderElementsOf(border(of, reached(of)));
        });
    }

    @Test
    void p03_aStuckValveIsNeverOneToClose() {
        Seeded.check(150, random -> {
            Case of = Case.random(random);
            IsolationPlan plan = of.plan();
            assertThat(plan.valves()).noneMatch(of.stuck()::contains);
            assertThat(of.stuck()).containsAll(plan.passed());
            for (Gate gate : plan.passed()) assertThat(parts(plan)).contains(gate.link(), gate.node());
        });
    }

    @Test
    void p04_whoIsWithoutWaterHasNoWayToTheSource() {
        Seeded.check(150, random -> {
            Case of = Case.random(random);
            Set<String> closed = reached(of);
            Set<String> fed = fed(of, closed, border(of, closed));
            var without = new ArrayList<String>();
            for (var junction : of.network().junctions()) if (!fed.contains(junction.id())) without.add(junction.id());
            assertThat(of.plan().without()).containsExactlyElementsOf(without);
        });
    }

    /** Each junction draws 0.1 and gets all of it before; who is without loses just that. */
    @Test
    void p05_theLostDemandIsThatOfThoseWithout() {
        Seeded.check(100, random -> {
            Case of = Case.random(random);
            IsolationPlan plan = of.plan();
            assertThat(plan.shortOf()).isEmpty();
            assertThat(plan.lostDemand()).isCloseTo(0.1 * plan.without().size(), within(1e-3));
        });
    }

    /** One more stuck valve never makes the closed part smaller. */
    @Test
    void p06_stuckValvesOnlyWiden() {
        Seeded.check(100, random -> {
            Case of = Case.random(random);
            var none = new Case(of.network(), of.gates(), Set.of(), of.burst());
            assertThat(parts(of.plan())).containsAll(parts(none.plan()));
        });
    }

    /** With all valves stuck everything goes, and there is nothing to close. */
    @Test
    void p07_withAllValvesStuckNothingIsLeft() {
        Seeded.check(30, random -> {
            Case of = Case.random(random);
            var all = new Case(of.network(), of.gates(), Set.copyOf(of.gates()), of.burst());
            IsolationPlan plan = all.plan();
            assertThat(plan.valves()).isEmpty();
            assertThat(plan.without()).hasSize(of.network().junctions().size());
            assertThat(parts(plan))
                    .hasSize(of.network().nodes().size() + of.network().links().size());
        });
    }

    @Test
    void p08_segmentsPartTheNetwork() {
        Seeded.check(100, random -> {
            Case of = Case.random(random);
            Segments segments = Segments.of(of.network(), new ValveLayer(of.gates()));
            var seen = new ArrayList<String>();
            for (int segment = 0; segment < segments.count(); segment++) {
                seen.addAll(segments.nodes(segment));
                seen.addAll(segments.links(segment));
                int size =
                        segments.nodes(segment).size() + segments.links(segment).size();
                assertThat(size).isPositive().isEqualTo(segments.sizes()[segment]);
            }
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen)
                    .hasSize(of.network().nodes().size() + of.network().links().size());
        });
    }

    /** A valve is in the boundary of two segments or of none. */
    @Test
    void p09_aValvePartsTwoSegmentsOrNone() {
        Seeded.check(100, random -> {
            Case of = Case.random(random);
            Segments segments = Segments.of(of.network(), new ValveLayer(of.gates()));
            var times = new ArrayList<Gate>();
            for (int segment = 0; segment < segments.count(); segment++) times.addAll(segments.boundary(segment));
            for (Gate gate : of.gates()) {
                boolean parts = segments.ofLink(gate.link()) != segments.ofNode(gate.node());
                assertThat(times.stream().filter(gate::equals).count()).isEqualTo(parts ? 2 : 0);
            }
        });
    }

    /** The union against repeated relabelling: each joining gives the larger number of the two sets to none. */
    @Test
    void p10_setsAreThoseOfRelabelling() {
        Seeded.check(200, random -> {
            int count = random.nextInt(1, 40);
            var sets = new DisjointSets(count);
            var labels = new int[count];
            for (int i = 0; i < count; i++) labels[i] = i;
            for (int k = random.nextInt(count); k > 0; k--)
                join(sets, labels, random.nextInt(count), random.nextInt(count));
            for (int i = 0; i < count; i++) assertThat(sets.root(i)).isEqualTo(labels[i]);
        });
    }

    private static void join(DisjointSets sets, int[] labels, int a, int b) {
        sets.join(a, b);
        int low = Math.min(labels[a], labels[b]);
        int high = Math.max(labels[a], labels[b]);
        for (int i = 0; i < labels.length; i++) if (labels[i] == high) labels[i] = low;
    }

    /** {0, 3}, {1}, {2, 4}: numbered by first members 0, 1, 2. */
    @Test
    void p11_setsAreNumberedByTheirFirstMembers() {
        var sets = new DisjointSets(5);
        sets.join(4, 2);
        sets.join(3, 0);
        sets.join(0, 3);
        assertThat(sets.numbered()).containsExactly(0, 1, 2, 0, 2);
    }

    /** Everybody draws 0.1: what flows into the segment is no less than what those without water drew. By this bound pipes are ranked before they are computed. */
    @Test
    void p12_whoIsWithoutWaterDrewNoMoreThanFlowsIn() {
        Seeded.check(150, random -> {
            Case of = Case.random(random);
            var isolation = new Isolation(of.network(), new ValveLayer(of.gates()), 0);
            IsolationPlan plan = isolation.plan(of.burst(), Set.of());
            assertThat(isolation.inflow(of.burst()))
                    .isGreaterThanOrEqualTo(0.1 * plan.without().size() - 1e-3);
        });
    }
}

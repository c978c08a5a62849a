package org.songhua.engine.hydraulics.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;

/** Catalogue Y: walks through a network, against the plainest way of finding the same. */
class TraceTest {
    /** R feeds a ring A B C D, from which E hangs; F and G are apart. */
    private static final String RING = """
            [RESERVOIRS]
            R 50
            [JUNCTIONS]
            A 0 1
            B 0 1
            C 0 1
            D 0 1
            E 0 1
            [PIPES]
            RA R A 10 200 100
            AB A B 100 200 100
            BC B C 100 200 100
            CD C D 100 200 100
            DA D A 250 200 100
            CE C E 40 200 100
            """;

    private static WaterNetwork network(String text) {
        return InpReader.read(text, "ring.inp").network();
    }

    private static Trace trace(String... barriers) {
        return new Trace(network(RING), Set.of(barriers));
    }

    @Test
    void y01_allThatHangsTogether() {
        assertThat(trace().connected("E").nodes()).containsExactlyInAnyOrder("R", "A", "B", "C", "D", "E");
        Trace.Reached cut = trace("BC", "CD").connected("E");
        assertThat(cut.nodes()).containsExactlyInAnyOrder("C", "E");
        assertThat(cut.links()).containsExactly("CE");
        assertThat(cut.stopped()).containsExactlyInAnyOrder("BC", "CD");
    }

    @Test
    void y02_theShortestWayGoesRoundTheLongPipe() {
        assertThat(trace().shortest("A", "D")).contains(new Trace.Way(List.of("DA"), 250));
        assertThat(trace("DA").shortest("A", "D")).contains(new Trace.Way(List.of("AB", "BC", "CD"), 300));
        assertThat(trace("CE").shortest("A", "E")).isEmpty();
        assertThat(trace().shortest("A", "A")).contains(new Trace.Way(List.of(), 0));
    }

    /** The flows: A to B to C to E, and A to D to C. */
    @Test
    void y03_upstreamAndDownstreamFollowTheFlow() {
        Map<String, Double> flow = Map.of("RA", 5.0, "AB", 2.0, "BC", 1.0, "CD", -0.5, "DA", -1.5, "CE", 1.0);
        assertThat(trace().upstream("E", flow::get).nodes()).containsExactlyInAnyOrder("E", "C", "B", "D", "A", "R");
        assertThat(trace().upstream("B", flow::get).nodes()).containsExactly("B", "A", "R");
        assertThat(trace().downstream("D", flow::get).nodes()).containsExactly("D", "C", "E");
        assertThat(trace("BC").downstream("B", flow::get).stopped()).containsExactly("BC");
    }

    @Test
    void y04_loopsAndParts() {
        assertThat(trace().loops()).isEqualTo(1);
        assertThat(trace().parts()).hasSize(1);
        Trace cut = trace("AB", "CD");
        assertThat(cut.loops()).isZero();
        assertThat(cut.parts().getFirst()).hasSize(3);
        assertThat(cut.parts()).hasSize(2);
    }

    @Test
    void y05_nodesThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> trace().connected("Z")).hasMessageContaining("Z");
        assertThatThrownBy(() -> trace().shortest("A", "Z")).hasMessageContaining("Z");
        assertThatThrownBy(() -> trace().shortest("Z", "A")).hasMessageContaining("Z");
    }

    /** Against Floyd and Warshall's way of trying every node in between. */
    @Test
    void y06_shortestWaysAreShortest() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            WaterNetwork network = random(random, 12, 16);
            double[][] all = allDistances(network, 12);
            var trace = new Trace(network, Set.of());
            for (int a = 0; a < 12; a++) {
                for (int b = 0; b < 12; b++) {
                    Optional<Trace.Way> way = trace.shortest("N" + a, "N" + b);
                    String what = "seed " + seed + " from " + a + " to " + b;
                    assertThat(way.isPresent()).as(what).isEqualTo(all[a][b] < Double.POSITIVE_INFINITY);
                    if (way.isPresent()) assertThat(way.get().length()).as(what).isEqualTo(all[a][b]);
                }
            }
        }
    }

    /** Removing a link one after the other as long as no part falls apart: as many as there are loops. */
    @Test
    void y07_loopsAreLinksThatCanBeSpared() {
        for (int seed = 0; seed < 40; seed++) {
            WaterNetwork network = random(new Random(seed), 10, 15);
            int parts = new Trace(network, Set.of()).parts().size();
            var spared = new HashSet<String>();
            for (Pipe pipe : network.pipes()) {
                spared.add(pipe.id());
                if (new Trace(network, spared).parts().size() > parts) spared.remove(pipe.id());
            }
            assertThat(new Trace(network, Set.of()).loops()).as("seed %d", seed).isEqualTo(spared.size());
        }
    }

    private static double[][] allDistances(WaterNetwork network, int count) {
        var distance = new double[count][count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++) distance[i][j] = i == j ? 0 : Double.POSITIVE_INFINITY;
        for (Pipe pipe : network.pipes()) {
            if (pipe.from().startsWith("R")) continue;
            int a = Integer.parseInt(pipe.from().substring(1));
            int b = Integer.parseInt(pipe.to().substring(1));
            distance[a][b] = Math.min(distance[a][b], pipe.length());
            distance[b][a] = distance[a][b];
        }
        for (int k = 0; k < count; k++)
            for (int i = 0; i < count; i++)
                for (int j = 0; j < count; j++)
                    distance[i][j] = Math.min(distance[i][j], distance[i][k] + distance[k][j]);
        return distance;
    }

    /** Every part is fed by a reservoir of its own, by a pipe from it to the part's first node, so that the reader takes it. */
    private static WaterNetwork random(Random random, int nodes, int links) {
        var pipes = new ArrayList<String>();
        int[] part = new int[nodes];
        for (int n = 0; n < nodes; n++) part[n] = n;
        for (int k = 0; k < links; k++) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            if (a == b) continue;
            pipes.add("P" + k + " N" + a + " N" + b + " " + (1 + random.nextInt(50)) + " 100 100");
            int from = part[a];
            int to = part[b];
            for (int n = 0; n < nodes; n++) if (part[n] == from) part[n] = to;
        }
        var fed = new HashMap<Integer, Integer>();
        for (int n = 0; n < nodes; n++) fed.putIfAbsent(part[n], n);
        var text = new StringBuilder("[RESERVOIRS]\n");
        fed.values().forEach(n -> text.append("R").append(n).append(" 10\n"));
        text.append("[JUNCTIONS]\n");
        for (int n = 0; n < nodes; n++) text.append("N").append(n).append(" 0 1\n");
        text.append("[PIPES]\n");
        pipes.forEach(line -> text.append(line).append('\n'));
        fed.values().forEach(n -> text.append("F%d R%d N%d 1 100 100%n".formatted(n, n, n)));
        return network(text.toString().replace("\r", ""));
    }
}

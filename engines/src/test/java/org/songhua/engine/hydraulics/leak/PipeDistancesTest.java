package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Ways between the middles of pipes. */
class PipeDistancesTest {
    /** A square of 100, 200, 300 and 400 metres, with a valve from its last corner to a pipe of 50 metres, and one apart. */
    private static final PipeDistances SQUARE = new PipeDistances(Nets.read("""
            [RESERVOIRS]
            1 50
            Q 50
            [JUNCTIONS]
            2 0 1
            3 0 1
            4 0 1
            5 0 1
            6 0 1
            7 0 1
            [PIPES]
            A 1 2 100 200 100
            B 2 3 200 200 100
            C 3 4 300 200 100
            D 4 1 400 200 100
            F 5 6 50 200 100
            E Q 7 100 200 100
            [VALVES]
            V 4 5 200 TCV 1
            """));

    @Test
    void halvesOfBothPipesCount() {
        assertThat(SQUARE.between("A", "B")).isEqualTo(150);
        assertThat(SQUARE.between("B", "A")).isEqualTo(150);
        assertThat(SQUARE.between("A", "A")).isZero();
    }

    /** From A to C: 50 + 200 + 150 by way of B, 50 + 400 + 150 by way of D. */
    @Test
    void theShorterWayIsTaken() {
        assertThat(SQUARE.between("A", "C")).isEqualTo(400);
    }

    @Test
    void valvesHaveNoLength() {
        assertThat(SQUARE.between("C", "F")).isEqualTo(175);
    }

    @Test
    void aPipeApartIsInfinitelyFar() {
        assertThat(SQUARE.between("A", "E")).isInfinite();
        assertThatThrownBy(() -> SQUARE.between("A", "X")).hasMessageContaining("no pipe X");
    }

    /** Against all shortest ways by the algorithm of Floyd. */
    @Test
    void allWaysAreThoseOfTheObviousAlgorithm() {
        for (long seed = 0; seed < 5; seed++) {
            WaterNetwork network = Nets.read(Nets.grid(5, new SplittableRandom(seed)));
            List<String> nodes = network.nodes().stream().map(Node::id).toList();
            double[][] way = floyd(network, nodes);
            var distances = new PipeDistances(network);
            for (Pipe a : network.pipes()) {
                PipeDistances.From from = distances.from(a.id());
                for (Pipe b : network.pipes())
                    assertThat(from.to(b.id()))
                            .as("seed %d, %s to %s", seed, a.id(), b.id())
                            .isCloseTo(a == b ? 0 : between(a, b, nodes, way), within(1e-9));
            }
        }
    }

    private static double between(Pipe a, Pipe b, List<String> nodes, double[][] way) {
        double least = Double.POSITIVE_INFINITY;
        for (String out : List.of(a.from(), a.to()))
            for (String in : List.of(b.from(), b.to()))
                least = Math.min(least, way[nodes.indexOf(out)][nodes.indexOf(in)]);
        return least + (a.length() + b.length()) / 2;
    }

    private static double[][] floyd(WaterNetwork network, List<String> nodes) {
        var way = new double[nodes.size()][nodes.size()];
        for (double[] row : way) Arrays.fill(row, Double.POSITIVE_INFINITY);
        for (int i = 0; i < way.length; i++) way[i][i] = 0;
        for (Link link : network.links()) {
            int a = nodes.indexOf(link.from());
            int b = nodes.indexOf(link.to());
            way[a][b] = Math.min(way[a][b], ((Pipe) link).length());
            way[b][a] = way[a][b];
        }
        for (int k = 0; k < way.length; k++)
            for (int i = 0; i < way.length; i++)
                for (int j = 0; j < way.length; j++) way[i][j] = Math.min(way[i][j], way[i][k] + way[k][j]);
        return way;
    }
}

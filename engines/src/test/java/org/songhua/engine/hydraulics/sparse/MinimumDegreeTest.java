package org.songhua.engine.hydraulics.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/**
 * Catalogue K: the order of elimination against brute force on small graphs, whose neighbours are bits of a number.
 * Eliminating an unknown joins all its neighbours; the entries of the factor are the neighbours each has at its turn.
 */
class MinimumDegreeTest {

    /** A graph of at most 31 unknowns: the neighbours of each as bits. */
    private static int[] bits(int size, int[] first, int[] second) {
        var bits = new int[size];
        for (int k = 0; k < first.length; k++) {
            if (first[k] < 0 || second[k] < 0 || first[k] == second[k]) continue;
            bits[first[k]] |= 1 << second[k];
            bits[second[k]] |= 1 << first[k];
        }
        return bits;
    }

    /** Entries below the diagonal when the unknowns are eliminated in this order, by joining neighbours. */
    private static int entries(int[] neighbours, int[] order) {
        int[] left = neighbours.clone();
        int sum = 0;
        for (int pivot : order) {
            sum += Integer.bitCount(left[pivot]);
            for (int i = 0; i < left.length; i++) {
                if ((left[pivot] >> i & 1) == 0) continue;
                left[i] = (left[i] | left[pivot]) & ~(1 << i) & ~(1 << pivot);
            }
            left[pivot] = 0;
        }
        return sum;
    }

    /** Neighbours of an unknown once a set of others is eliminated: those it reaches through the set. */
    private static int reached(int[] neighbours, int set, int unknown) {
        int seen = 1 << unknown;
        int border = seen;
        while (border != 0) {
            int at = Integer.numberOfTrailingZeros(border);
            border &= border - 1;
            int fresh = neighbours[at] & ~seen;
            seen |= fresh;
            border |= fresh & set;
        }
        return Integer.bitCount(seen & ~set & ~(1 << unknown));
    }

    /** The least entries of any order: the best for each set of eliminated unknowns follows from those of one less. */
    private static int least(int[] neighbours) {
        var best = new int[1 << neighbours.length];
        Arrays.fill(best, Integer.MAX_VALUE);
        best[0] = 0;
        for (int set = 0; set < best.length; set++) {
            for (int i = 0; i < neighbours.length; i++) {
                if ((set >> i & 1) != 0) continue;
                int with = set | 1 << i;
                best[with] = Math.min(best[with], best[set] + reached(neighbours, set, i));
            }
        }
        return best[best.length - 1];
    }

    /** Ends of random edges. */
    private record Edges(int size, int[] first, int[] second) {
        static Edges random(SplittableRandom random, int most) {
            int size = random.nextInt(1, most + 1);
            int count = random.nextInt(0, 2 * size + 1);
            int[] first = random.ints(count, -1, size).toArray();
            return new Edges(size, first, random.ints(count, -1, size).toArray());
        }

        int[] order() {
            Graph graph = Graph.of(size, first, second);
            return MinimumDegree.order(graph.pointers(), graph.neighbours());
        }

        SymbolicFactor factor() {
            return SymbolicFactor.of(size, first, second);
        }

        int[] bits() {
            return MinimumDegreeTest.bits(size, first, second);
        }
    }

    private static int[] sorted(int[] values) {
        int[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    @Test
    void k01_theOrderIsAPermutation() {
        Seeded.check(500, random -> {
            Edges edges = Edges.random(random, 200);
            assertThat(sorted(edges.order()))
                    .isEqualTo(IntStream.range(0, edges.size()).toArray());
        });
    }

    /** Putting the elimination tree in postorder changes who comes when, but not how much fills in. */
    @Test
    void k02_theSymbolicFactorHasTheEntriesOfItsOrder() {
        Seeded.check(500, random -> {
            Edges edges = Edges.random(random, 24);
            SymbolicFactor factor = edges.factor();
            assertThat(factor.entries()).isEqualTo(entries(edges.bits(), factor.order()));
            assertThat(factor.entries()).isEqualTo(entries(edges.bits(), edges.order()));
        });
    }

    @Test
    void k03_theEntriesAreNeverMoreThanThoseOfTheNaturalOrder() {
        Seeded.check(500, random -> {
            Edges edges = Edges.random(random, 10);
            int[] natural = IntStream.range(0, edges.size()).toArray();
            assertThat(entries(edges.bits(), edges.order())).isLessThanOrEqualTo(entries(edges.bits(), natural));
        });
    }

    /** Minimum degree is no best order, but over many small graphs it is within one per cent of it. */
    @Test
    void k04_theEntriesAreNearlyTheFewestPossible() {
        int[] sums = new int[2];
        Seeded.check(150, random -> {
            Edges edges = Edges.random(random, 10);
            int best = least(edges.bits());
            int ours = edges.factor().entries();
            assertThat(ours).isBetween(best, best + 2);
            sums[0] += best;
            sums[1] += ours;
        });
        assertThat(sums[1]).isLessThanOrEqualTo(sums[0] + sums[0] / 100);
    }

    /** A ring of n needs n entries and one more for each unknown eliminated before the last three: 2 n - 3. */
    @Test
    void k05_aRingFillsInOneEntryForEachUnknownButThree() {
        for (int n = 3; n < 40; n++) {
            int[] first = IntStream.range(0, n).toArray();
            int size = n;
            int[] second = IntStream.range(0, n).map(i -> (i + 1) % size).toArray();
            assertThat(SymbolicFactor.of(n, first, second).entries()).isEqualTo(2 * n - 3);
        }
    }

    /** All with all: n (n - 1) / 2 entries, whatever the order. */
    @Test
    void k06_aCompleteGraphIsFull() {
        for (int n = 1; n < 15; n++) {
            int size = n;
            int[] first = IntStream.range(0, n * n).map(k -> k / size).toArray();
            int[] second = IntStream.range(0, n * n).map(k -> k % size).toArray();
            assertThat(SymbolicFactor.of(n, first, second).entries()).isEqualTo(n * (n - 1) / 2);
        }
    }

    /** The middle of a star is left until no more than one leaf is there. */
    @Test
    void k07_theMiddleOfAStarComesLastOrSecondToLast() {
        int leaves = 30;
        int[] first = new int[leaves];
        int[] second = IntStream.rangeClosed(1, leaves).toArray();
        SymbolicFactor factor = SymbolicFactor.of(leaves + 1, first, second);
        assertThat(factor.entries()).isEqualTo(leaves);
        assertThat(factor.position(0)).isGreaterThanOrEqualTo(leaves - 1);
    }

    @Test
    void k08_unknownsWithoutNeighboursNeedNoEntry() {
        SymbolicFactor factor = SymbolicFactor.of(5, new int[0], new int[0]);
        assertThat(factor.entries()).isZero();
        assertThat(sorted(factor.order())).containsExactly(0, 1, 2, 3, 4);
        assertThat(SymbolicFactor.of(0, new int[0], new int[0]).size()).isZero();
    }

    /** 0-1 twice, once each way; 1-2; 2-2 and an end of fixed head are no entries. */
    @Test
    void k09_aGraphHasEachNeighbourOnce() {
        Graph graph = Graph.of(4, new int[] {0, 1, 1, 2, 3}, new int[] {1, 0, 2, 2, -1});
        assertThat(graph.pointers()).containsExactly(0, 1, 3, 4, 4);
        assertThat(graph.neighbours()).containsExactly(1, 0, 2, 1);
    }

    @Test
    void k10_aGraphIsTheSameBothWays() {
        Seeded.check(200, random -> {
            Edges edges = Edges.random(random, 30);
            Graph there = Graph.of(edges.size(), edges.first(), edges.second());
            Graph back = Graph.of(edges.size(), edges.second(), edges.first());
            assertThat(back.pointers()).isEqualTo(there.pointers());
            assertThat(back.neighbours()).isEqualTo(there.neighbours());
        });
    }

    @Test
    void k11_orderAndPositionAreInverse() {
        Seeded.check(100, random -> {
            SymbolicFactor factor = Edges.random(random, 60).factor();
            int[] order = factor.order();
            for (int k = 0; k < order.length; k++)
                assertThat(factor.position(order[k])).isEqualTo(k);
        });
    }

    @Test
    void k12_theOrderGivenAwayIsACopy() {
        SymbolicFactor factor = SymbolicFactor.of(3, new int[] {0, 1}, new int[] {1, 2});
        int[] before = factor.order();
        Arrays.fill(factor.order(), 9);
        assertThat(factor.order()).isEqualTo(before);
    }

    /** A random matrix B Bᵀ + I on the pattern of a full graph: symmetric, and all pivots are at least 1. */
    private static double[][] positiveDefinite(int n, SplittableRandom random) {
        var half = new double[n][];
        for (int i = 0; i < n; i++) half[i] = random.doubles(n, -1, 1).toArray();
        var matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) matrix[i][j] += half[i][k] * half[j][k];
            }
        }
        return matrix;
    }

    private static SymbolicFactor full(int n) {
        int[] first = IntStream.range(0, n * n).map(k -> k / n).toArray();
        return SymbolicFactor.of(
                n, first, IntStream.range(0, n * n).map(k -> k % n).toArray());
    }

    private static void load(LdltFactor factor, SymbolicFactor symbolic, double[][] matrix) {
        factor.clear();
        for (int i = 0; i < matrix.length; i++) {
            factor.diagonal()[i] = matrix[i][i];
            for (int j = 0; j < i; j++) factor.offDiagonal()[symbolic.entry(i, j)] = matrix[i][j];
        }
    }

    /** The solution x of A x = b is checked by putting it in: no second method is needed. */
    @Test
    void k13_aFullMatrixIsSolved() {
        Seeded.check(100, random -> {
            int n = random.nextInt(1, 16);
            double[][] matrix = positiveDefinite(n, random);
            SymbolicFactor symbolic = full(n);
            var factor = new LdltFactor(symbolic);
            load(factor, symbolic, matrix);
            assertThat(factor.factor()).isEqualTo(-1);
            double[] rhs = random.doubles(n, -10, 10).toArray();
            double[] x = rhs.clone();
            factor.solve(x);
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) product += matrix[i][j] * x[j];
                assertThat(product).isCloseTo(rhs[i], within(1e-9));
            }
        });
    }

    /** [4 2; 2 5]: d = 4, l = 1/2, second pivot 5 - 1 = 4; A x = (8, 18) has x = (1/4, 7/2). */
    @Test
    void k14_twoByTwoByHand() {
        SymbolicFactor symbolic = full(2);
        var factor = new LdltFactor(symbolic);
        load(factor, symbolic, new double[][] {{4, 2}, {2, 5}});
        assertThat(factor.factor()).isEqualTo(-1);
        assertThat(factor.diagonal()).containsExactly(0.25, 0.25);
        assertThat(factor.offDiagonal()).containsExactly(0.5);
        double[] x = {8, 18};
        factor.solve(x);
        assertThat(x).containsExactly(0.25, 3.5);
    }

    /** One factor serves many right-hand sides, and the unit vectors give the inverse, which is symmetric. */
    @Test
    void k15_theInverseIsSymmetric() {
        Seeded.check(50, random -> {
            int n = random.nextInt(2, 10);
            SymbolicFactor symbolic = full(n);
            var factor = new LdltFactor(symbolic);
            load(factor, symbolic, positiveDefinite(n, random));
            assertThat(factor.factor()).isEqualTo(-1);
            var inverse = new double[n][n];
            for (int i = 0; i < n; i++) {
                inverse[i][i] = 1;
                factor.solve(inverse[i]);
            }
            for (int i = 0; i < n; i++)
                for (int j = 0; j < i; j++) assertThat(inverse[i][j]).isCloseTo(inverse[j][i], within(1e-12));
        });
    }

    /** A matrix with one pivot made negative: minus 1 added at a position far below what is there. */
    @Test
    void k16_aMatrixThatIsNotPositiveIsToldWithItsPivot() {
        Seeded.check(50, random -> {
            int n = random.nextInt(1, 10);
            SymbolicFactor symbolic = full(n);
            var factor = new LdltFactor(symbolic);
            load(factor, symbolic, positiveDefinite(n, random));
            int bad = random.nextInt(n);
            factor.diagonal()[bad] = -1;
            assertThat(factor.factor()).isEqualTo(bad);
        });
    }

    @Test
    void k17_whatIsNoNumberIsNoPivot() {
        SymbolicFactor symbolic = full(2);
        var factor = new LdltFactor(symbolic);
        load(factor, symbolic, new double[][] {{Double.NaN, 0}, {0, 1}});
        assertThat(factor.factor()).isZero();
    }
}

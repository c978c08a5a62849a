package org.songhua.engine.hydraulics.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** The factor against the obvious elimination on full matrices. */
class LdltFactorTest {

    /** A random graph as two lists of ends. */
    private static final class Edges {
        private final int size;
        private final int[] first;
        private final int[] second;

        Edges(int size, int[] first, int[] second) {
            this.size = size;
            this.first = first;
            this.second = second;
        }

        static Edges random(SplittableRandom random) {
            int size = random.nextInt(1, 60);
            int count = random.nextInt(0, 3 * size);
            var first = new int[count];
            var second = new int[count];
            for (int k = 0; k < count; k++) {
                // Negative: an end of fixed head, which is no unknown.
                first[k] = random.nextInt(-1, size);
                second[k] = random.nextInt(-1, size);
            }
            return new Edges(size, first, second);
        }

        /** Every unknown beside every other: one group of all columns. */
        static Edges complete(int size) {
            var first = new int[size * (size - 1) / 2];
            var second = new int[first.length];
            int k = 0;
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < a; b++) {
                    first[k] = a;
                    second[k++] = b;
                }
            }
            return new Edges(size, first, second);
        }

        /** Streets of a square town, which end in groups of many columns with rows below. */
        static Edges town(int side) {
            var first = new int[2 * side * (side - 1)];
            var second = new int[first.length];
            int k = 0;
            for (int i = 0; i < side * side; i++) {
                if (i % side > 0) {
                    first[k] = i;
                    second[k++] = i - 1;
                }
                if (i >= side) {
                    first[k] = i;
                    second[k++] = i - side;
                }
            }
            return new Edges(side * side, first, second);
        }
    }

    @Test
    void theOrderHoldsEveryUnknownOnce() {
        Seeded.check(300, random -> {
            Edges edges = Edges.random(random);
            int[] order =
                    SymbolicFactor.of(edges.size, edges.first, edges.second).order();
            Arrays.sort(order);
            for (int k = 0; k < order.length; k++) assertThat(order[k]).isEqualTo(k);
        });
    }

    @Test
    void theSolutionIsThatOfGauss() {
        Seeded.check(300, random -> assertIsThatOfGauss(Edges.random(random), random));
    }

    /** Sizes around the four columns that are taken at a time. */
    @Test
    void theSolutionIsThatOfGaussWhereColumnsAreTakenTogether() {
        Seeded.check(2, random -> {
            for (int size = 1; size <= 14; size++) assertIsThatOfGauss(Edges.complete(size), random);
            for (int side = 2; side <= 16; side++) assertIsThatOfGauss(Edges.town(side), random);
        });
    }

    @Test
    void aPivotThatIsNotPositiveIsToldWithinAGroupToo() {
        Edges edges = Edges.complete(9);
        var symbolic = SymbolicFactor.of(edges.size, edges.first, edges.second);
        assertThat(symbolic.groups).containsExactly(0, 9);
        for (int bad = 0; bad < 9; bad++) {
            var factor = new LdltFactor(symbolic);
            Arrays.fill(factor.diagonal(), 1);
            factor.diagonal()[bad] = -1;
            assertThat(factor.factor()).isEqualTo(bad);
        }
    }

    private static void assertIsThatOfGauss(Edges edges, SplittableRandom random) {
        SymbolicFactor symbolic = SymbolicFactor.of(edges.size, edges.first, edges.second);
        var factor = new LdltFactor(symbolic);
        for (int again = 0; again < 2; again++) {
            double[][] full = fill(edges, symbolic, factor, random);
            double[] rhs = random.doubles(edges.size, -1, 1).toArray();
            double[] expected = gauss(full, rhs.clone());
            assertThat(factor.factor()).isEqualTo(-1);
            factor.solve(rhs);
            for (int i = 0; i < rhs.length; i++) assertThat(rhs[i]).isCloseTo(expected[i], within(1e-9));
        }
    }

    private static double[][] fill(Edges edges, SymbolicFactor symbolic, LdltFactor factor, SplittableRandom random) {
        var full = new double[edges.size][edges.size];
        factor.clear();
        for (int i = 0; i < edges.size; i++) {
            full[i][i] = 0.01;
            factor.diagonal()[i] = 0.01;
        }
        for (int k = 0; k < edges.first.length; k++) {
            double p = random.nextDouble(0.1, 2);
            int a = edges.first[k] < 0 ? -1 : symbolic.position(edges.first[k]);
            int b = edges.second[k] < 0 ? -1 : symbolic.position(edges.second[k]);
            if (a == b) continue;
            add(full, factor, symbolic, a, b, p);
        }
        return full;
    }

    private static void add(double[][] full, LdltFactor factor, SymbolicFactor symbolic, int a, int b, double p) {
        for (int end : new int[] {a, b}) {
            if (end < 0) continue;
            full[end][end] += p;
            factor.diagonal()[end] += p;
        }
        if (a < 0 || b < 0) return;
        full[a][b] -= p;
        full[b][a] -= p;
        factor.offDiagonal()[symbolic.entry(a, b)] -= p;
    }

    private static double[] gauss(double[][] matrix, double[] rhs) {
        int n = rhs.length;
        for (int j = 0; j < n; j++) {
            for (int i = j + 1; i < n; i++) {
                double f = matrix[i][j] / matrix[j][j];
                for (int k = j; k < n; k++) matrix[i][k] -= f * matrix[j][k];
                rhs[i] -= f * rhs[j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) rhs[i] -= matrix[i][k] * rhs[k];
            rhs[i] /= matrix[i][i];
        }
        return rhs;
    }

    @Test
    void aPivotThatIsNotPositiveIsTold() {
        SymbolicFactor symbolic = SymbolicFactor.of(2, new int[] {0}, new int[] {1});
        var factor = new LdltFactor(symbolic);
        // [1 1; 1 1] is singular: the second pivot is 0.
        factor.clear();
        Arrays.fill(factor.diagonal(), 1);
        factor.offDiagonal()[0] = 1;
        assertThat(factor.factor()).isEqualTo(1);
        factor.clear();
        assertThat(factor.factor()).isZero();
    }

    /** A tree can be eliminated from its leaves: nothing fills in. */
    @Test
    void aTreeFillsInNothing() {
        Seeded.check(50, random -> {
            int size = random.nextInt(2, 200);
            var first = new int[size - 1];
            var second = new int[size - 1];
            for (int k = 1; k < size; k++) {
                first[k - 1] = k;
                second[k - 1] = random.nextInt(k);
            }
            assertThat(SymbolicFactor.of(size, first, second).entries()).isEqualTo(size - 1);
        });
    }

    /** A grid of 30 by 30 in the order of its rows would have about 30 × 900 entries; a good order needs less than half of them. */
    @Test
    void aGridFillsInLittle() {
        int side = 30;
        var first = new int[2 * side * (side - 1)];
        var second = new int[first.length];
        int k = 0;
        for (int i = 0; i < side; i++) {
            for (int j = 0; j + 1 < side; j++) {
                first[k] = i * side + j;
                second[k++] = i * side + j + 1;
                first[k] = j * side + i;
                second[k++] = (j + 1) * side + i;
            }
        }
        assertThat(SymbolicFactor.of(side * side, first, second).entries()).isLessThan(side * side * side / 2);
    }

    @Test
    void anEntryOutsideThePatternIsNoEntry() {
        SymbolicFactor symbolic = SymbolicFactor.of(3, new int[] {0}, new int[] {1});
        int lonely = symbolic.position(2);
        int other = symbolic.position(0);
        assertThatThrownBy(() -> symbolic.entry(lonely, other)).isInstanceOf(IllegalArgumentException.class);
    }
}

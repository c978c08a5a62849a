package org.songhua.engine.hydraulics.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** Catalogue K, from 18 on: every graph of up to six unknowns, and matrices as networks make them, against full elimination. */
class SmallGraphsTest {

    /** A graph by its upper triangle, bit by bit. */
    private record Small(int size, int[] first, int[] second) {
        static Small of(int size, int bits) {
            var first = new ArrayList<Integer>();
            var second = new ArrayList<Integer>();
            int bit = 0;
            for (int i = 0; i < size; i++)
                for (int j = i + 1; j < size; j++)
                    if ((bits >> bit++ & 1) == 1) {
                        first.add(i);
                        second.add(j);
                    }
            return new Small(size, ints(first), ints(second));
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Entries below the diagonal of the factor when eliminating in that order, by playing elimination on a full table. */
    private static int filled(Small graph, int[] order) {
        var is = new boolean[graph.size][graph.size];
        for (int k = 0; k < graph.first.length; k++) {
            is[graph.first[k]][graph.second[k]] = true;
            is[graph.second[k]][graph.first[k]] = true;
        }
        var gone = new boolean[graph.size];
        int entries = 0;
        for (int pivot : order) {
            gone[pivot] = true;
            for (int a = 0; a < graph.size; a++) {
                if (gone[a] || !is[pivot][a]) continue;
                entries++;
                for (int b = 0; b < graph.size; b++) if (b != a && !gone[b] && is[pivot][b]) is[a][b] = true;
            }
        }
        return entries;
    }

    private static void permute(int[] order, int at, List<int[]> out) {
        if (at == order.length) out.add(order.clone());
        for (int i = at; i < order.length; i++) {
            swap(order, at, i);
            permute(order, at + 1, out);
            swap(order, at, i);
        }
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    private static int[] natural(int size) {
        return java.util.stream.IntStream.range(0, size).toArray();
    }

    /** 1 + 2 + 8 + 64 + 1,024 graphs: the order is one of the best of all 120 at most, but for two entries too many. */
    @Test
    void k18_everyGraphOfUpToFiveUnknownsFillsInAboutAsLittleAsCanBe() {
        int worst = 0;
        for (int size = 1; size <= 5; size++) {
            var orders = new ArrayList<int[]>();
            permute(natural(size), 0, orders);
            for (int bits = 0; bits < 1 << size * (size - 1) / 2; bits++) {
                Small graph = Small.of(size, bits);
                SymbolicFactor symbolic = SymbolicFactor.of(size, graph.first, graph.second);
                int best = Integer.MAX_VALUE;
                for (int[] order : orders) best = Math.min(best, filled(graph, order));
                assertThat(symbolic.entries()).isGreaterThanOrEqualTo(best);
                worst = Math.max(worst, symbolic.entries() - best);
            }
        }
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    /** 32,768 graphs: each unknown once, and exactly the entries that elimination in that order makes. */
    @Test
    void k19_everyGraphOfSixUnknownsHasTheEntriesOfItsOrder() {
        for (int bits = 0; bits < 1 << 15; bits++) {
            Small graph = Small.of(6, bits);
            SymbolicFactor symbolic = SymbolicFactor.of(6, graph.first, graph.second);
            int[] order = symbolic.order();
            if (symbolic.entries() != filled(graph, order)
                    || Arrays.stream(order).distinct().count() != 6)
                throw new AssertionError("Graph %d in the order %s".formatted(bits, Arrays.toString(order)));
        }
    }

    /** Conductances over fourteen orders of magnitude, as open valves beside closed pipes make them: the residual stays small. */
    @Test
    void k20_networksOfVeryDifferentPipesAreSolved() {
        Seeded.check(300, random -> {
            int size = random.nextInt(2, 40);
            var first = new ArrayList<Integer>();
            var second = new ArrayList<Integer>();
            for (int i = 1; i < size; i++) {
                first.add(i);
                second.add(random.nextInt(i));
            }
            for (int i = 0; i < size; i++) {
                first.add(random.nextInt(size));
                second.add(random.nextInt(size));
            }
            // One end is a reservoir.
            first.add(-1);
            second.add(random.nextInt(size));
            solve(random, size, Small.ints(first), Small.ints(second));
        });
    }

    private static void solve(SplittableRandom random, int size, int[] first, int[] second) {
        SymbolicFactor symbolic = SymbolicFactor.of(size, first, second);
        var factor = new LdltFactor(symbolic);
        var full = new double[size][size];
        for (int k = 0; k < first.length; k++) {
            if (first[k] == second[k]) continue;
            double p = Math.pow(10, random.nextDouble(-6, 8));
            int a = first[k] < 0 ? -1 : symbolic.position(first[k]);
            int b = symbolic.position(second[k]);
            factor.diagonal()[b] += p;
            full[b][b] += p;
            if (a < 0) continue;
            factor.diagonal()[a] += p;
            factor.offDiagonal()[symbolic.entry(a, b)] -= p;
            full[a][a] += p;
            full[a][b] -= p;
            full[b][a] -= p;
        }
        double[] wanted = random.doubles(size, -1, 1).toArray();
        assertThat(factor.factor()).isEqualTo(-1);
        double[] x = wanted.clone();
        factor.solve(x);
        for (int i = 0; i < size; i++) {
            double sum = 0;
            double scale = 1;
            for (int j = 0; j < size; j++) {
                sum += full[i][j] * x[j];
                scale += Math.abs(full[i][j] * x[j]);
            }
            assertThat(Math.abs(sum - wanted[i]) / scale).isLessThan(1e-9);
        }
    }

    /** Solving is linear: f(a·x + b·y) = a·f(x) + b·f(y), and a factor may be asked as often as wanted. */
    @Test
    void k21_solvingIsLinear() {
        Seeded.check(300, random -> {
            int size = random.nextInt(1, 20);
            int[] ends = random.ints(3 * size, 0, size).toArray();
            int[] others = random.ints(3 * size, 0, size).toArray();
            SymbolicFactor symbolic = SymbolicFactor.of(size, ends, others);
            var factor = new LdltFactor(symbolic);
            Arrays.fill(factor.diagonal(), 1);
            for (int k = 0; k < ends.length; k++) {
                if (ends[k] == others[k]) continue;
                int a = symbolic.position(ends[k]);
                int b = symbolic.position(others[k]);
                factor.diagonal()[a] += 1;
                factor.diagonal()[b] += 1;
                factor.offDiagonal()[symbolic.entry(a, b)] -= 1;
            }
            assertThat(factor.factor()).isEqualTo(-1);
            double[] x = random.doubles(size, -1, 1).toArray();
            double[] y = random.doubles(size, -1, 1).toArray();
            var both = new double[size];
            for (int i = 0; i < size; i++) both[i] = 2 * x[i] - 3 * y[i];
            factor.solve(x);
            factor.solve(y);
            factor.solve(both);
            for (int i = 0; i < size; i++) assertThat(both[i]).isCloseTo(2 * x[i] - 3 * y[i], within(1e-9));
        });
    }

    /** A part without a fixed head has no answer: its Laplacian is singular, and the pivot told is one of its own unknowns. */
    @Test
    void k22_aPartWithoutAReservoirIsToldByOneOfItsOwn() {
        Seeded.check(300, random -> {
            int left = random.nextInt(1, 10);
            int right = random.nextInt(1, 10);
            var first = new ArrayList<Integer>();
            var second = new ArrayList<Integer>();
            for (int i = 1; i < left; i++) {
                first.add(i);
                second.add(random.nextInt(i));
            }
            for (int i = 1; i < right; i++) {
                first.add(left + i);
                second.add(left + random.nextInt(i));
            }
            SymbolicFactor symbolic = SymbolicFactor.of(left + right, Small.ints(first), Small.ints(second));
            var factor = new LdltFactor(symbolic);
            // Whole numbers: elimination of a tree is exact, and the last pivot is exactly 0.
            factor.diagonal()[symbolic.position(0)] += 1;
            for (int k = 0; k < first.size(); k++) {
                int a = symbolic.position(first.get(k));
                int b = symbolic.position(second.get(k));
                factor.diagonal()[a] += 1;
                factor.diagonal()[b] += 1;
                factor.offDiagonal()[symbolic.entry(a, b)] -= 1;
            }
            int pivot = factor.factor();
            if (pivot < 0) {
                // Fractions such as 1/3 need not cancel to the last digit; then the pivot is tiny instead.
                double largest = Arrays.stream(factor.diagonal()).max().orElseThrow();
                assertThat(largest).isGreaterThan(1e12);
            } else {
                assertThat(symbolic.order()[pivot]).isGreaterThanOrEqualTo(left);
            }
        });
    }

    @Test
    void k23_entriesAreThoseOfTheGraphAndOfNoOtherPair() {
        Seeded.check(500, random -> {
            int size = random.nextInt(1, 12);
            int[] first = random.ints(size, -1, size).toArray();
            int[] second = random.ints(size, -1, size).toArray();
            SymbolicFactor symbolic = SymbolicFactor.of(size, first, second);
            var found = new TreeSet<Integer>();
            for (int k = 0; k < first.length; k++) {
                if (first[k] < 0 || second[k] < 0 || first[k] == second[k]) continue;
                int a = symbolic.position(first[k]);
                int b = symbolic.position(second[k]);
                assertThat(symbolic.entry(a, b)).isEqualTo(symbolic.entry(b, a)).isBetween(0, symbolic.entries() - 1);
                found.add(symbolic.entry(a, b));
            }
            assertThat(found.size()).isLessThanOrEqualTo(symbolic.entries());
            for (int i = 0; i < size; i++) {
                int same = i;
                assertThatIllegalArgumentException().isThrownBy(() -> symbolic.entry(same, same));
            }
        });
    }
}

package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** Files of instances as they come, distances against the plainest algorithm, gains of exchanges against doing them, and ends of the scale. */
class C05_HostileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 -1 1;1 2 5;2 3 5              | SITE-001 | 1
            3 -2147483648 1                 | SITE-001 | 1
            0 0 1                           | SITE-001 | 1
            5001 1 1                        | SITE-001 | 1
            3 2 0;1 2 5;2 3 5               | SITE-001 | 1
            3 2 4;1 2 5;2 3 5               | SITE-001 | 1
            3 2                             | SITE-001 | 1
            a b c                           | SITE-001 | 1
            3 2 99999999999                 | SITE-001 | 1
            ''                              | SITE-001 | 0
            3 1 1;1 2 5                     | SITE-003 | 0
            """)
    void aFileThatIsNoInstanceGivesNoneAndSaysWhy(String text, String code, long row) {
        var faults = new ArrayList<Fault>();
        assertThat(OrLibraryPMedian.read(text.replace(';', '\n'), "x.txt", faults::add))
                .isNull();
        assertThat(faults.getLast().code()).isEqualTo(code);
        assertThat(faults.getLast().place().row()).isEqualTo(row);
        assertThat(faults.getLast().place().file()).isEqualTo("x.txt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 1 1;1 2 5;0 1 4      | 3
            2 1 1;1 3 4;1 2 5      | 2
            2 1 1;1 2 5;1 2 -1     | 3
            2 1 1;1 2 5;x          | 3
            2 1 1;1 2 5;1 2 16777217 | 3
            """)
    void aRowThatIsNoEdgeIsToldAndTheOthersCount(String text, long row) {
        var faults = new ArrayList<Fault>();
        var instance = OrLibraryPMedian.read(text.replace(';', '\n'), "x.txt", faults::add);
        assertThat(instance).isNotNull();
        assertThat(faults.getFirst().place().row()).isEqualTo(row);
        assertThat(instance.problem().value(new int[] {0})).isEqualTo(5);
    }

    /** Floyd and Warshall, over all three of from, by and to. */
    @Test
    void distancesAreTheShortestOfAll() {
        Seeded.check(150, random -> {
            int n = random.nextInt(1, 12);
            var cost = new long[n][n];
            for (long[] row : cost) Arrays.fill(row, Integer.MAX_VALUE);
            for (int i = 0; i < n; i++) cost[i][i] = 0;
            var text = new StringBuilder();
            int edges = 0;
            for (int i = 1; i < n; i++) edges += edge(random, text, cost, i, random.nextInt(i));
            for (int k = random.nextInt(10); k > 0 && n > 1; k--)
                edges += edge(random, text, cost, random.nextInt(n), random.nextInt(n));
            for (int by = 0; by < n; by++)
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++) cost[i][j] = Math.min(cost[i][j], cost[i][by] + cost[by][j]);
            var faults = new ArrayList<Fault>();
            var instance = OrLibraryPMedian.read(n + " " + edges + " 1\n" + text, "x", faults::add);
            assertThat(faults).isEmpty();
            for (int site = 0; site < n; site++) {
                int from = site;
                long sum = IntStream.range(0, n).mapToLong(i -> cost[i][from]).sum();
                assertThat(instance.problem().value(new int[] {site})).isEqualTo(sum);
            }
        });
    }

    private static int edge(SplittableRandom random, StringBuilder text, long[][] cost, int a, int b) {
        if (a == b) return 0;
        int c = random.nextInt(100);
        // Of equal edges the later counts.
        cost[a][b] = c;
        cost[b][a] = c;
        text.append(a + 1).append(' ').append(b + 1).append(' ').append(c).append('\n');
        return 1;
    }

    private static SitingProblem problem(SplittableRandom random, int demands, int sites) {
        int[] weights = random.ints(demands, 0, 20).toArray();
        var distance = new int[demands][sites];
        for (int[] row : distance) Arrays.setAll(row, j -> random.nextInt(50));
        return SitingProblem.ofDistances(weights, distance);
    }

    /** Trying every exchange again and again, the best first, ends in a choice of the same kind: no exchange helps. */
    @Test
    void improvementNeverMakesWorseAndEndsWhereNothingHelps() {
        Seeded.check(200, random -> {
            int sites = random.nextInt(3, 12);
            int p = random.nextInt(2, sites);
            SitingProblem problem = problem(random, random.nextInt(1, 20), sites);
            int[] start = IntStream.range(0, sites)
                    .boxed()
                    .sorted((a, b) -> random.nextInt(3) - 1)
                    .mapToInt(i -> i)
                    .limit(p)
                    .toArray();
            int[] found = new VertexSubstitution(problem, start).improve();
            assertThat(Arrays.stream(found).distinct().count()).isEqualTo(p);
            double value = problem.value(found);
            assertThat(value).isLessThanOrEqualTo(problem.value(start));
            for (int k = 0; k < p; k++) {
                for (int site = 0; site < sites; site++) {
                    int[] other = found.clone();
                    other[k] = site;
                    if (Arrays.stream(other).distinct().count() < p) continue;
                    assertThat(problem.value(other)).isGreaterThanOrEqualTo(value - 1e-9);
                }
            }
        });
    }

    private static double bestOfAll(SitingProblem problem, int p) {
        double best = Double.POSITIVE_INFINITY;
        for (int bits = 0; bits < 1 << problem.sites(); bits++) {
            if (Integer.bitCount(bits) != p) continue;
            int chosen = bits;
            int[] open = IntStream.range(0, problem.sites())
                    .filter(i -> (chosen >> i & 1) == 1)
                    .toArray();
            best = Math.min(best, problem.value(open));
        }
        return best;
    }

    /** Bound, best of all choices and answer stand in this order, and what is called proved is the best. */
    @Test
    void theBoundIsNeverAboveTheBestOfAllChoices() {
        Seeded.check(60, random -> {
            int sites = random.nextInt(1, 9);
            int p = random.nextInt(1, sites + 1);
            SitingProblem problem = problem(random, random.nextInt(1, 25), sites);
            Siting siting = PMedian.solve(problem, p);
            double best = bestOfAll(problem, p);
            assertThat(siting.bound()).isLessThanOrEqualTo(best);
            assertThat(siting.value()).isGreaterThanOrEqualTo(best);
            if (siting.isProvedBest()) assertThat(siting.value()).isEqualTo(best);
            assertThat(siting.gap()).isBetween(0.0, 1.0);
            assertThat(siting.open()).hasSize(p).isSorted().doesNotHaveDuplicates();
            assertThat(problem.value(siting.open())).isEqualTo(siting.value());
        });
    }

    /** Twice the people everywhere is the same question, and its answer costs twice as much. */
    @Test
    void weightsOnlyMatterAgainstEachOther() {
        Seeded.check(40, random -> {
            int[] weights = random.ints(12, 1, 9).toArray();
            var distance = new int[12][6];
            for (int[] row : distance) Arrays.setAll(row, j -> random.nextInt(50));
            Siting one = PMedian.solve(SitingProblem.ofDistances(weights, distance), 2);
            Siting two = PMedian.solve(
                    SitingProblem.ofDistances(
                            Arrays.stream(weights).map(w -> 2 * w).toArray(), distance),
                    2);
            assertThat(two.value()).isEqualTo(2 * one.value());
        });
    }

    @Test
    void coveringCountsWhoIsOutOfReach() {
        Seeded.check(100, random -> {
            int[] weights = random.ints(10, 0, 9).toArray();
            var distance = new int[10][5];
            for (int[] row : distance) Arrays.setAll(row, j -> random.nextInt(20));
            int reach = random.nextInt(25);
            int[] open = random.ints(2, 0, 5).toArray();
            int out = 0;
            for (int i = 0; i < 10; i++)
                if (Arrays.stream(open).map(distanceOf(distance[i])).min().orElseThrow() > reach) out += weights[i];
            assertThat(SitingProblem.ofCovering(weights, distance, reach).value(open))
                    .isEqualTo(out);
        });
    }

    private static java.util.function.IntUnaryOperator distanceOf(int[] row) {
        return site -> row[site];
    }

    /** Nobody is lost: placed and unplaced are all, loads keep to the room, and as many are placed as a plain matching can place. */
    @Test
    void assignmentsPlaceAsManyAsThereIsRoomForWithinReach() {
        Seeded.check(150, random -> {
            int demands = random.nextInt(1, 7);
            int places = random.nextInt(1, 5);
            int[] weights = random.ints(demands, 0, 4).toArray();
            int[] capacity = random.ints(places, 0, 5).toArray();
            var distance = new int[demands][places];
            for (int[] row : distance)
                Arrays.setAll(row, j -> random.nextInt(3) == 0 ? CapacitatedAssignment.FORBIDDEN : random.nextInt(30));
            var found = CapacitatedAssignment.of(weights, capacity, distance);
            long placed = 0;
            long way = 0;
            for (int i = 0; i < demands; i++) {
                int sum = 0;
                for (int j = 0; j < places; j++) {
                    int people = found.people(i, j);
                    assertThat(people).isNotNegative();
                    if (distance[i][j] == CapacitatedAssignment.FORBIDDEN)
                        assertThat(people).isZero();
                    else way += (long) people * distance[i][j];
                    sum += people;
                }
                assertThat(sum).isLessThanOrEqualTo(weights[i]);
                placed += sum;
            }
            for (int j = 0; j < places; j++) assertThat(found.load(j)).isLessThanOrEqualTo(capacity[j]);
            assertThat(placed + found.unplaced())
                    .isEqualTo(Arrays.stream(weights).sum());
            assertThat(found.totalDistance()).isEqualTo(way);
            assertThat(placed).isEqualTo(matched(weights, capacity, distance));
        });
    }

    /** One person after the other looks for a place by augmenting paths (Kuhn). */
    private static int matched(int[] weights, int[] capacity, int[][] distance) {
        List<List<Integer>> at = new ArrayList<>();
        for (int ignored : capacity) at.add(new ArrayList<>());
        int placed = 0;
        for (int i = 0; i < weights.length; i++)
            for (int k = 0; k < weights[i]; k++)
                if (place(i, capacity, distance, at, new boolean[capacity.length])) placed++;
        return placed;
    }

    private static boolean place(int demand, int[] capacity, int[][] distance, List<List<Integer>> at, boolean[] seen) {
        for (int j = 0; j < capacity.length; j++) {
            if (seen[j] || distance[demand][j] == CapacitatedAssignment.FORBIDDEN) continue;
            seen[j] = true;
            if (at.get(j).size() < capacity[j]) {
                at.get(j).add(demand);
                return true;
            }
            for (int k = 0; k < at.get(j).size(); k++) {
                if (!place(at.get(j).get(k), capacity, distance, at, seen)) continue;
                at.get(j).set(k, demand);
                return true;
            }
        }
        return false;
    }
}

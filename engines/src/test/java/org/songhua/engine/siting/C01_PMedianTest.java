package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** Sites of least cost: never worse than every choice on small cases, optimal on published instances, bound always true. */
class C01_PMedianTest {

    private static int[][] distances(SplittableRandom random, int demands, int sites) {
        var distance = new int[demands][sites];
        boolean inPlane = random.nextBoolean();
        int[] x = random.ints(demands + sites, 0, 100).toArray();
        int[] y = random.ints(demands + sites, 0, 100).toArray();
        for (int i = 0; i < demands; i++) {
            for (int j = 0; j < sites; j++) {
                distance[i][j] = inPlane
                        ? Math.abs(x[i] - x[demands + j]) + Math.abs(y[i] - y[demands + j])
                        : random.nextInt(50);
            }
        }
        return distance;
    }

    private static double best(SitingProblem problem, int p) {
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << problem.sites(); set++) {
            if (Integer.bitCount(set) != p) continue;
            int chosen = set;
            int[] open = java.util.stream.IntStream.range(0, problem.sites())
                    .filter(j -> (chosen >> j & 1) == 1)
                    .toArray();
            best = Math.min(best, problem.value(open));
        }
        return best;
    }

    private static void compare(SitingProblem problem, int p) {
        Siting siting = PMedian.solve(problem, p);
        double best = best(problem, p);
        assertThat(siting.open()).hasSize(p).doesNotHaveDuplicates();
        assertThat(siting.value()).isEqualTo(problem.value(siting.open())).isEqualTo(best);
        assertThat(siting.bound()).isLessThanOrEqualTo(best);
        assertThat(siting.gap()).isBetween(0.0, 1.0);
    }

    @Test
    void small_problems_are_solved_as_trying_every_choice_solves_them() {
        Seeded.check(150, random -> {
            int sites = random.nextInt(1, 11);
            int demands = random.nextInt(1, 25);
            int[] weights = random.ints(demands, 0, 9).toArray();
            compare(SitingProblem.ofDistances(weights, distances(random, demands, sites)), random.nextInt(sites) + 1);
        });
    }

    @Test
    void small_coverings_are_solved_as_trying_every_choice_solves_them() {
        Seeded.check(150, random -> {
            int sites = random.nextInt(1, 11);
            int demands = random.nextInt(1, 25);
            int[] weights = random.ints(demands, 0, 9).toArray();
            int[][] distance = distances(random, demands, sites);
            compare(SitingProblem.ofCovering(weights, distance, random.nextInt(60)), random.nextInt(sites) + 1);
        });
    }

    @Test
    void a_street_of_five_houses_opens_the_second_and_the_fourth() {
        // Houses at 0, 1, 2, 3, 4; sites at the houses. Opening 1 and 3 costs 1 + 0 + 1 + 0 + 1 = 3; no pair costs
        // less.
        var distance = new int[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) distance[i][j] = Math.abs(i - j);
        }
        Siting siting = PMedian.solve(SitingProblem.ofDistances(new int[] {1, 1, 1, 1, 1}, distance), 2);
        assertThat(siting.value()).isEqualTo(3);
        assertThat(siting.isProvedBest()).isTrue();
    }

    @Test
    void the_same_problem_has_the_same_answer() {
        var random = new SplittableRandom(5);
        int[] weights = random.ints(60, 1, 9).toArray();
        SitingProblem problem = SitingProblem.ofDistances(weights, distances(random, 60, 30));
        assertThat(PMedian.solve(problem, 6).open())
                .isEqualTo(PMedian.solve(problem, 6).open());
    }

    @Test
    void more_sites_than_there_are_cannot_be_opened() {
        SitingProblem problem = SitingProblem.ofDistances(new int[] {1}, new int[][] {{1, 2}});
        assertThatThrownBy(() -> PMedian.solve(problem, 3)).hasMessageContaining("p is 3, there are 2 sites");
        assertThatThrownBy(() -> PMedian.solve(problem, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final Path DATA = findData();

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return (at == null ? Path.of("") : at).resolve("shared/data/access");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5819",
        "2, 4093",
        "3, 4250",
        "4, 3034",
        "5, 1355",
        "6, 7824",
        "7, 5631",
        "8, 4445",
        "9, 2734",
        "10, 1255"
    })
    void published_instances_are_solved_to_their_published_optimum(int number, double optimum) throws IOException {
        Path file = DATA.resolve("pmed/pmed" + number + ".txt");
        assumeTrue(Files.exists(file), "needs " + file);
        var faults = new ArrayList<Fault>();
        var instance = OrLibraryPMedian.read(Files.readString(file), "pmed", faults::add);
        assertThat(faults).isEmpty();
        Siting siting = PMedian.solve(instance.problem(), instance.p());
        assertThat(siting.value()).isEqualTo(optimum);
        assertThat(siting.bound()).isBetween(0.99 * optimum, optimum);
    }

    @Test
    void a_city_of_two_thousand_demands_is_solved_within_a_ten_thousandth() throws IOException {
        Path file = DATA.resolve("facility_2000x200_p20_porto.bin");
        assumeTrue(Files.exists(file), "needs " + file);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int demands = in.readInt();
            int sites = in.readInt();
            int p = in.readInt();
            var weights = new int[demands];
            var distance = new int[demands][sites];
            for (int i = 0; i < demands; i++) weights[i] = in.readInt();
            for (int[] row : distance) {
                for (int j = 0; j < sites; j++) row[j] = in.readInt();
            }
            Siting median = PMedian.solve(SitingProblem.ofDistances(weights, distance), p);
            assertThat(median.value() / 1000).isCloseTo(374_074.2, within(0.1));
            assertThat(median.gap()).isLessThan(1e-4);
            long people = java.util.Arrays.stream(weights).asLongStream().sum();
            Siting covering = PMedian.solve(SitingProblem.ofCovering(weights, distance, 900), p);
            assertThat(people - covering.value()).isEqualTo(548_743);
        }
    }
}

package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** What must hold for problems too large to try everything. */
class C04_PropertiesTest {

    /** Demands and sites in a square of whole metres, distances along the streets. */
    private static final class City {
        private final int[] weights;
        private final int[][] distance;

        private City(int[] weights, int[][] distance) {
            this.weights = weights;
            this.distance = distance;
        }

        static City random(SplittableRandom random, int demands, int sites) {
            int[] x = random.ints(demands + sites, 0, 2000).toArray();
            int[] y = random.ints(demands + sites, 0, 2000).toArray();
            var distance = new int[demands][sites];
            for (int i = 0; i < demands; i++) {
                for (int j = 0; j < sites; j++) {
                    distance[i][j] = Math.abs(x[i] - x[demands + j]) + Math.abs(y[i] - y[demands + j]);
                }
            }
            return new City(random.ints(demands, 1, 50).toArray(), distance);
        }

        SitingProblem problem() {
            return SitingProblem.ofDistances(weights, distance);
        }
    }

    @Test
    void one_site_more_never_costs_more() {
        Seeded.check(4, random -> {
            SitingProblem problem = City.random(random, 80, 30).problem();
            double last = Double.POSITIVE_INFINITY;
            for (int p = 1; p <= 30; p += 3) {
                Siting siting = PMedian.solve(problem, p);
                assertThat(siting.bound()).isLessThanOrEqualTo(siting.value());
                assertThat(siting.value()).isLessThanOrEqualTo(last);
                last = siting.value();
            }
        });
    }

    @Test
    void with_every_site_open_everybody_has_the_nearest() {
        Seeded.check(10, random -> {
            City city = City.random(random, 60, 12);
            long least = 0;
            for (int i = 0; i < 60; i++) {
                least += (long) city.weights[i]
                        * Arrays.stream(city.distance[i]).min().orElseThrow();
            }
            Siting siting = PMedian.solve(city.problem(), 12);
            assertThat(siting.value()).isEqualTo((double) least);
            assertThat(siting.isProvedBest()).isTrue();
        });
    }

    @Test
    void no_exchange_of_one_site_makes_an_answer_better() {
        Seeded.check(6, random -> {
            SitingProblem problem = City.random(random, 70, 25).problem();
            Siting siting = PMedian.solve(problem, 6);
            for (int k = 0; k < 6; k++) {
                for (int site = 0; site < 25; site++) {
                    int[] exchanged = siting.open();
                    exchanged[k] = site;
                    assertThat(problem.value(exchanged)).isGreaterThanOrEqualTo(siting.value());
                }
            }
        });
    }

    @Test
    void random_choices_are_never_better_than_the_answer_nor_below_the_bound() {
        Seeded.check(6, random -> {
            SitingProblem problem = City.random(random, 100, 40).problem();
            Siting siting = PMedian.solve(problem, 7);
            for (int n = 0; n < 300; n++) {
                var open = new HashSet<Integer>();
                while (open.size() < 7) open.add(random.nextInt(40));
                double value =
                        problem.value(open.stream().mapToInt(Integer::intValue).toArray());
                assertThat(value).isGreaterThanOrEqualTo(siting.value()).isGreaterThanOrEqualTo(siting.bound());
            }
        });
    }

    @Test
    void vertex_substitution_ends_where_no_exchange_helps() {
        Seeded.check(60, random -> {
            SitingProblem problem = City.random(random, 40, 15).problem();
            int[] start = {0, 1, 2, 3};
            int[] improved = new VertexSubstitution(problem, start).improve();
            assertThat(improved).hasSize(4).doesNotHaveDuplicates();
            double value = problem.value(improved);
            assertThat(value).isLessThanOrEqualTo(problem.value(start));
            for (int k = 0; k < 4; k++) {
                for (int site = 0; site < 15; site++) {
                    int[] exchanged = improved.clone();
                    exchanged[k] = site;
                    assertThat(problem.value(exchanged)).isGreaterThanOrEqualTo(value - 1e-6);
                }
            }
        });
    }

    @Test
    void a_larger_reach_covers_no_fewer() {
        Seeded.check(4, random -> {
            City city = City.random(random, 90, 25);
            double last = Double.POSITIVE_INFINITY;
            for (int reach = 100; reach <= 900; reach += 200) {
                Siting siting = PMedian.solve(SitingProblem.ofCovering(city.weights, city.distance, reach), 4);
                assertThat(siting.value()).isLessThanOrEqualTo(last);
                last = siting.value();
            }
        });
    }

    @Test
    void demands_nobody_lives_at_cost_nothing() {
        City city = City.random(new SplittableRandom(2), 30, 10);
        Siting siting = PMedian.solve(SitingProblem.ofDistances(new int[30], city.distance), 3);
        assertThat(siting.value()).isZero();
        assertThat(siting.gap()).isZero();
    }

    @Test
    void sites_that_are_all_alike_are_no_trouble() {
        var distance = new int[20][10];
        for (int[] row : distance) Arrays.fill(row, 7);
        int[] one = new int[20];
        Arrays.fill(one, 1);
        Siting siting = PMedian.solve(SitingProblem.ofDistances(one, distance), 4);
        assertThat(siting.value()).isEqualTo(140);
        assertThat(siting.isProvedBest()).isTrue();
    }

    @Test
    void no_exchange_of_two_people_makes_an_assignment_better() {
        Seeded.check(10, random -> {
            City city = City.random(random, 40, 6);
            int all = Arrays.stream(city.weights).sum();
            int[] capacity = new int[6];
            Arrays.fill(capacity, all / 5);
            var assignment = CapacitatedAssignment.of(city.weights, capacity, city.distance);
            assertThat(assignment.unplaced()).isEqualTo(Math.max(0, all - 6L * (all / 5)));
            for (int j = 0; j < 6; j++) assertThat(assignment.load(j)).isLessThanOrEqualTo(capacity[j]);
            for (int a = 0; a < 40; a++) {
                for (int b = 0; b < 40; b++) assertNoExchange(city, assignment, a, b);
            }
        });
    }

    private static void assertNoExchange(City city, CapacitatedAssignment assignment, int a, int b) {
        for (int j = 0; j < 6; j++) {
            for (int k = 0; k < 6; k++) {
                if (assignment.people(a, j) == 0 || assignment.people(b, k) == 0) continue;
                int now = city.distance[a][j] + city.distance[b][k];
                int exchanged = city.distance[a][k] + city.distance[b][j];
                assertThat(exchanged).isGreaterThanOrEqualTo(now);
            }
        }
    }

    @Test
    void scenarios_are_demands_of_their_own() {
        // Two hazards, each as likely: one hits the two houses in the west, one the two in the east; sites at 0, 50 and
        // 100.
        // One store: in the middle everybody is 50 away; at either end two are 0 and two are 100 away. All cost 200.
        var distance = new int[][] {{0, 50, 100}, {0, 50, 100}, {100, 50, 0}, {100, 50, 0}};
        Siting one = PMedian.solve(SitingProblem.ofDistances(new int[] {1, 1, 1, 1}, distance), 1);
        assertThat(one.value()).isEqualTo(200);
        // The west is three times as likely: the store goes there.
        Siting west = PMedian.solve(SitingProblem.ofDistances(new int[] {3, 3, 1, 1}, distance), 1);
        assertThat(west.open()).containsExactly(0);
        assertThat(west.value()).isEqualTo(200);
    }
}

package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.progress.Watched;
import org.songhua.engine.random.Seeded;

/** Searches tell how far they are, come to the same result, and end where they are stopped. */
class C06_StopTest {
    private static int[][] distances(SplittableRandom random, int demands, int sites) {
        var distance = new int[demands][];
        for (int i = 0; i < demands; i++)
            distance[i] = random.ints(sites, 0, 100).toArray();
        return distance;
    }

    private static SitingProblem problem(SplittableRandom random, int demands, int sites) {
        return SitingProblem.ofDistances(random.ints(demands, 1, 20).toArray(), distances(random, demands, sites));
    }

    @Test
    void a_search_that_is_watched_finds_the_same_sites() {
        Seeded.check(60, random -> {
            SitingProblem problem = problem(random, random.nextInt(2, 30), random.nextInt(2, 12));
            int p = random.nextInt(1, problem.sites() + 1);
            Siting alone = PMedian.solve(problem, p);
            Siting watched = Watched.through(progress -> PMedian.solve(problem, p, progress));
            assertThat(watched.open()).isEqualTo(alone.open());
            assertThat(watched.bound()).isEqualTo(alone.bound());
        });
    }

    @Test
    void a_search_ends_where_it_is_stopped() {
        // No triangle inequality and little difference between sites: value and bound are apart for long.
        SitingProblem hard = problem(new SplittableRandom(8), 120, 30);
        Watched.stopping(progress -> PMedian.solve(hard, 7, progress));
        Watched.stopping(progress -> PMedian.solve(hard, 1, progress));
    }

    private static CapacitatedAssignment assignment(SplittableRandom seeded, int demands, Progress progress) {
        int[] weights = seeded.ints(demands, 1, 9).toArray();
        int[] capacity = seeded.ints(6, 10, 40).toArray();
        return CapacitatedAssignment.of(weights, capacity, distances(seeded, demands, 6), progress);
    }

    @Test
    void an_assignment_that_is_watched_is_the_same() {
        Seeded.check(60, random -> {
            long seed = random.nextLong();
            int demands = random.nextInt(1, 60);
            CapacitatedAssignment alone = assignment(new SplittableRandom(seed), demands, Progress.NONE);
            CapacitatedAssignment watched =
                    Watched.through(progress -> assignment(new SplittableRandom(seed), demands, progress));
            assertThat(watched.totalDistance()).isEqualTo(alone.totalDistance());
            assertThat(watched.unplaced()).isEqualTo(alone.unplaced());
        });
    }

    @Test
    void an_assignment_ends_where_it_is_stopped() {
        Watched.stopping(progress -> assignment(new SplittableRandom(5), 400, progress));
    }
}

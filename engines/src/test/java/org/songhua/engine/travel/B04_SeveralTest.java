package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.Towns;
import org.songhua.engine.random.Seeded;

/** More than the nearest: the k nearest, how many within reach, and who finds room. */
class B04_SeveralTest {

    @Test
    void the_k_nearest_are_those_of_one_search_for_each_facility() {
        Seeded.check(150, random -> compareSeveral(random, random.nextInt(1, 5)));
    }

    private static int[] costs(StreetGraph graph, SnappedPoints origins, SnappedPoints facilities, int limit, int f) {
        Nearest one = new NearestSearch(graph, Metric.TIME)
                .find(OriginEnds.of(graph, origins, Metric.TIME), facilities.select(f), limit);
        var costs = new int[origins.size()];
        for (int i = 0; i < costs.length; i++) costs[i] = one.cost(i);
        return costs;
    }

    private static void compareSeveral(SplittableRandom random, int k) {
        StreetGraph graph = Towns.random(random).graph();
        SnappedPoints origins = Towns.points(random, graph, 15);
        SnappedPoints facilities = Towns.points(random, graph, random.nextInt(8));
        int limit = random.nextBoolean() ? StreetSearch.NO_LIMIT : random.nextInt(500_000);
        NearestSeveral several = NearestSeveral.find(graph, origins, facilities, Metric.TIME, k, limit);
        var costs = new int[facilities.size()][];
        for (int f = 0; f < costs.length; f++) costs[f] = costs(graph, origins, facilities, limit, f);
        for (int i = 0; i < origins.size(); i++) {
            int origin = i;
            int[] expected = Arrays.stream(costs)
                    .mapToInt(of -> of[origin])
                    .filter(cost -> cost != StreetSearch.UNREACHED)
                    .sorted()
                    .limit(k)
                    .toArray();
            assertThat(several.count(i)).as("count of origin " + i).isEqualTo(expected.length);
            for (int rank = 0; rank < expected.length; rank++) {
                assertThat(several.cost(i, rank)).isEqualTo(expected[rank]);
                assertThat(costs[several.facility(i, rank)][i]).isEqualTo(expected[rank]);
            }
        }
    }

    @Test
    void counts_within_reach_are_those_of_one_search_for_each_facility() {
        Seeded.check(150, random -> {
            StreetGraph graph = Towns.random(random).graph();
            SnappedPoints origins = Towns.points(random, graph, 15);
            SnappedPoints facilities = Towns.points(random, graph, random.nextInt(8));
            var limit = new Limit(Metric.TIME, random.nextInt(500_000));
            int[] counts = ReachCounts.count(graph, OriginEnds.of(graph, origins, Metric.TIME), facilities, limit);
            var expected = new int[origins.size()];
            for (int f = 0; f < facilities.size(); f++) {
                int[] costs = costs(graph, origins, facilities, limit.value(), f);
                for (int i = 0; i < costs.length; i++) {
                    if (costs[i] <= limit.value()) expected[i]++;
                }
            }
            assertThat(counts).isEqualTo(expected);
        });
    }

    /** A street of four blocks of 80 s: houses at 0 and at 1, schools at 2 and at 4. */
    private static NearestSeveral street() {
        var town = Towns.grid(5);
        int[] row = {
            town.edge(Towns.eastward(5, 0, 0)), town.edge(Towns.eastward(5, 1, 0)),
            town.edge(Towns.eastward(5, 2, 0)), town.edge(Towns.eastward(5, 3, 0))
        };
        SnappedPoints houses = SnappedPoints.of(new int[] {row[0], row[1]}, new double[] {0, 0});
        SnappedPoints schools = SnappedPoints.of(new int[] {row[2], row[3]}, new double[] {0, 1});
        return NearestSeveral.find(town.graph(), houses, schools, Metric.TIME, 2, StreetSearch.NO_LIMIT);
    }

    @Test
    void who_is_nearer_finds_room_and_the_others_go_on() {
        // The near school has 50 places: house 1 (80 s away) takes 40 of them, house 0 the last 10; 20 go to the far
        // school,
        // which has 15; 5 find no room.
        CapacityChoice choice = CapacityChoice.of(street(), new double[] {30, 40}, new double[] {50, 15});
        assertThat(choice.served(0)).isEqualTo(50);
        assertThat(choice.served(1)).isEqualTo(15);
        assertThat(choice.unserved(0)).isEqualTo(5);
        assertThat(choice.unserved(1)).isZero();
        assertThat(choice.gap()).isEqualTo(5);
    }

    @Test
    void with_room_for_all_everybody_goes_to_the_nearest() {
        CapacityChoice choice = CapacityChoice.of(street(), new double[] {30, 40}, new double[] {1000, 1000});
        assertThat(choice.served(0)).isEqualTo(70);
        assertThat(choice.served(1)).isZero();
        assertThat(choice.gap()).isCloseTo(0, within(1e-12));
    }
}

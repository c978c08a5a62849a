package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.Towns;
import org.songhua.engine.random.Seeded;

/** The nearest facility: the same cost and the same facility as the obvious algorithm, on towns of every kind. */
class B01_NearestTest {

    @Test
    void the_fast_search_agrees_with_the_obvious_one_in_time() {
        Seeded.check(150, random -> compare(random, Metric.TIME, StreetSearch.NO_LIMIT));
    }

    @Test
    void the_fast_search_agrees_with_the_obvious_one_in_metres() {
        Seeded.check(80, random -> compare(random, Metric.LENGTH, StreetSearch.NO_LIMIT));
    }

    @Test
    void what_lies_beyond_the_limit_is_not_reached() {
        Seeded.check(80, random -> compare(random, Metric.TIME, random.nextInt(300_000)));
    }

    private static void compare(java.util.SplittableRandom random, Metric metric, int limit) {
        var town = Towns.random(random);
        StreetGraph graph = town.graph();
        SnappedPoints origins = Towns.points(random, graph, 8);
        SnappedPoints facilities = Towns.points(random, graph, random.nextInt(5));
        Nearest nearest =
                new NearestSearch(graph, metric).find(OriginEnds.of(graph, origins, metric), facilities, limit);
        var obvious = new Obvious(town, metric);
        for (int i = 0; i < origins.size(); i++) {
            int best = StreetSearch.UNREACHED;
            int facility = Nearest.NONE;
            for (int f = 0; f < facilities.size(); f++) {
                int cost = obvious.cost(origins, i, facilities, f);
                if (cost <= limit && cost < best) {
                    best = cost;
                    facility = f;
                }
            }
            assertThat(nearest.cost(i)).as("cost of origin " + i).isEqualTo(best);
            assertThat(nearest.facility(i)).as("facility of origin " + i).isEqualTo(facility);
        }
    }

    @Test
    void a_workspace_can_be_used_again() {
        Seeded.check(50, random -> {
            StreetGraph graph = Towns.random(random).graph();
            OriginEnds origins = OriginEnds.of(graph, Towns.points(random, graph, 20), Metric.TIME);
            var used = new NearestSearch(graph, Metric.TIME);
            for (int n = 0; n < 4; n++) {
                SnappedPoints facilities = Towns.points(random, graph, 5);
                int limit = random.nextInt(1_000_000);
                Nearest again = used.find(origins, facilities, limit);
                Nearest fresh = new NearestSearch(graph, Metric.TIME).find(origins, facilities, limit);
                for (int i = 0; i < 20; i++) assertThat(again.cost(i)).isEqualTo(fresh.cost(i));
            }
        });
    }

    @Test
    void metres_are_those_of_the_quickest_way() {
        // Two ways from the origin's end to the facility's: a street of 100 m in 100 s, an escalator of 60 m in 200 s.
        var builder = new org.songhua.engine.network.StreetGraphBuilder();
        int a = builder.addNode(org.songhua.engine.osm.Locations.of(0, 0));
        int b = builder.addNode(org.songhua.engine.osm.Locations.of(0.001, 0));
        int street = builder.addStreet(a, b, 100_000, 100_000);
        int escalator = builder.addStreet(a, b, 200_000, 60_000);
        var built = builder.build();
        StreetGraph graph = built.graph();
        SnappedPoints origin = SnappedPoints.of(new int[] {built.edge(street)}, new double[] {0});
        SnappedPoints facility = SnappedPoints.of(new int[] {built.edge(escalator)}, new double[] {1});
        Nearest quickest = new NearestSearch(graph, Metric.TIME)
                .find(OriginEnds.of(graph, origin, Metric.TIME), facility, StreetSearch.NO_LIMIT);
        assertThat(quickest.time_ms(0)).isEqualTo(100_000);
        assertThat(quickest.length_mm(0)).isEqualTo(100_000);
        Nearest shortest = new NearestSearch(graph, Metric.LENGTH)
                .find(OriginEnds.of(graph, origin, Metric.LENGTH), facility, StreetSearch.NO_LIMIT);
        assertThat(shortest.length_mm(0)).isEqualTo(60_000);
        assertThat(shortest.time_ms(0)).isEqualTo(200_000);
    }

    @Test
    void a_forward_search_reaches_what_a_backward_search_comes_from() {
        Seeded.check(100, random -> {
            StreetGraph graph = Towns.random(random).graph();
            var forward = StreetSearch.fromOrigins(graph, Metric.TIME);
            var backward = StreetSearch.toFacilities(graph, Metric.TIME);
            int from = random.nextInt(graph.nodeCount());
            int to = random.nextInt(graph.nodeCount());
            forward.begin(StreetSearch.NO_LIMIT);
            forward.seed(from, 0, 0, 0);
            forward.run();
            backward.begin(StreetSearch.NO_LIMIT);
            backward.seed(to, 0, 0, 0);
            backward.run();
            assertThat(forward.cost(to)).isEqualTo(backward.cost(from));
        });
    }
}

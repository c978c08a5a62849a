package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.network.Arcs;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetGraphBuilder;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.random.Seeded;

/** The search itself, on graphs of a thousand nodes: buckets, seeds, limits and ties, against a heap. */
class B06_StreetSearchTest {

    /** A thousand nodes, arcs from a millisecond to many hours, so that buckets wrap and hold many or none. */
    private static StreetGraph large(SplittableRandom random) {
        var builder = new StreetGraphBuilder();
        int nodes = random.nextInt(200, 1000);
        for (int i = 0; i < nodes; i++) builder.addNode(Locations.of(random.nextDouble(), random.nextDouble()));
        int longest = random.nextInt(3) == 0 ? 20_000_000 : random.nextInt(1, 50_000);
        for (int n = 2 * nodes; n > 0; n--) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(4) == 0 ? random.nextInt(nodes) : Math.min(nodes - 1, a + random.nextInt(5));
            int there = random.nextInt(9) == 0 ? StreetGraph.CLOSED : random.nextInt(longest);
            int back = random.nextInt(9) == 0 ? StreetGraph.CLOSED : random.nextInt(longest);
            builder.addEdge(a, b, there, back, random.nextInt(1, 1000), n, 0, 0);
        }
        return builder.build().graph();
    }

    private record Seed(int node, int cost, int source) {}

    private static Seed[] seeds(SplittableRandom random, StreetGraph graph, int spread) {
        var seeds = new Seed[random.nextInt(1, 20)];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = new Seed(random.nextInt(graph.nodeCount()), random.nextInt(spread), random.nextInt(50));
        }
        return seeds;
    }

    /** Cost and source of every node by a heap; of equal costs the lower source. */
    private static long[] byHeap(Arcs listed, int nodes, Seed[] seeds, int limit) {
        var labels = new long[nodes];
        Arrays.fill(labels, Long.MAX_VALUE);
        var queue = new PriorityQueue<long[]>((a, b) -> Long.compare(a[0], b[0]));
        for (Seed seed : seeds) queue.add(new long[] {(long) seed.cost << 32 | seed.source, seed.node});
        while (!queue.isEmpty()) {
            long[] next = queue.remove();
            int node = (int) next[1];
            if (next[0] >>> 32 > limit || next[0] >= labels[node]) continue;
            labels[node] = next[0];
            for (int a = listed.first()[node]; a < listed.first()[node + 1]; a++) {
                int at = Arcs.STRIDE * a;
                long cost = listed.data()[at + Arcs.MS];
                if (cost != StreetGraph.CLOSED) queue.add(new long[] {next[0] + (cost << 32), listed.data()[at]});
            }
        }
        return labels;
    }

    private static void compare(StreetSearch search, Arcs listed, int nodes, Seed[] seeds, int limit) {
        search.begin(limit);
        for (Seed seed : seeds) search.seed(seed.node, seed.cost, 0, seed.source);
        search.run();
        long[] expected = byHeap(listed, nodes, seeds, limit);
        int reached = 0;
        for (int node = 0; node < nodes; node++) {
            if (expected[node] == Long.MAX_VALUE) {
                assertThat(search.cost(node)).as("cost of " + node).isEqualTo(StreetSearch.UNREACHED);
            } else {
                reached++;
                assertThat(search.cost(node)).as("cost of " + node).isEqualTo((int) (expected[node] >>> 32));
                assertThat(search.source(node)).as("source of " + node).isEqualTo((int) expected[node]);
            }
        }
        assertThat(search.reachedCount()).isEqualTo(reached);
    }

    @Test
    void costs_and_sources_are_those_of_a_heap() {
        Seeded.check(40, random -> {
            StreetGraph graph = large(random);
            var forward = StreetSearch.fromOrigins(graph, Metric.TIME);
            var backward = StreetSearch.toFacilities(graph, Metric.TIME);
            for (int n = 0; n < 3; n++) {
                Seed[] seeds = seeds(random, graph, 100_000);
                int limit = random.nextBoolean() ? StreetSearch.NO_LIMIT : random.nextInt(300_000);
                compare(forward, graph.outgoing(), graph.nodeCount(), seeds, limit);
                compare(backward, graph.incoming(), graph.nodeCount(), seeds, limit);
            }
        });
    }

    /** Cost, source and carried value of every node by a heap; of equal labels the least carried value. */
    private static long[][] withCarried(Arcs listed, int nodes, Seed[] seeds, int limit) {
        var best = new long[nodes][];
        var queue =
                new PriorityQueue<long[]>((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        for (Seed seed : seeds) queue.add(new long[] {(long) seed.cost << 32 | seed.source, 0, seed.node});
        while (!queue.isEmpty()) {
            long[] next = queue.remove();
            int node = (int) next[2];
            if (next[0] >>> 32 > limit || best[node] != null) continue;
            best[node] = next;
            for (int a = listed.first()[node]; a < listed.first()[node + 1]; a++) {
                int at = Arcs.STRIDE * a;
                long cost = listed.data()[at + Arcs.MS];
                long carried = next[1] + listed.data()[at + Arcs.MM];
                if (cost != StreetGraph.CLOSED)
                    queue.add(new long[] {next[0] + (cost << 32), carried, listed.data()[at]});
            }
        }
        return best;
    }

    /** Few lengths and many ties, so that the order in which nodes are looked at would show. */
    private static StreetGraph even(SplittableRandom random) {
        var builder = new StreetGraphBuilder();
        int nodes = random.nextInt(50, 600);
        for (int i = 0; i < nodes; i++) builder.addNode(Locations.of(0.001 * (i % 25), 0.001 * (i / 25)));
        for (int n = 2 * nodes; n > 0; n--) {
            int a = random.nextInt(nodes);
            int b = Math.min(nodes - 1, a + (random.nextBoolean() ? 1 : 25));
            int ms = 1000 * random.nextInt(3);
            builder.addEdge(a, b, ms, random.nextInt(6) == 0 ? StreetGraph.CLOSED : ms, random.nextInt(4), n, 0, 0);
        }
        return builder.build().graph();
    }

    @Test
    void tile_by_tile_and_at_once_every_bit_is_that_of_a_heap() {
        Seeded.check(60, random -> {
            StreetGraph graph = random.nextBoolean() ? even(random) : large(random);
            var search = StreetSearch.toFacilities(graph, Metric.TIME);
            for (int n = 0; n < 4; n++) {
                Seed[] seeds = seeds(random, graph, random.nextInt(1, 100_000));
                int limit = random.nextBoolean() ? StreetSearch.NO_LIMIT : random.nextInt(60_000);
                search.begin(limit);
                for (Seed seed : seeds) search.seed(seed.node, seed.cost, 0, seed.source);
                if (n % 2 == 0) search.runByTile(random.nextInt(8));
                else search.runAtOnce();
                long[][] expected = withCarried(graph.incoming(), graph.nodeCount(), seeds, limit);
                int reached = 0;
                for (int node = 0; node < graph.nodeCount(); node++) {
                    long label = expected[node] == null ? StreetSearch.INFINITE : expected[node][0];
                    assertThat(search.label(node)).as("label of " + node).isEqualTo(label);
                    if (expected[node] == null) continue;
                    reached++;
                    assertThat(search.carried(node)).as("carried to " + node).isEqualTo((int) expected[node][1]);
                }
                assertThat(search.reachedCount()).isEqualTo(reached);
            }
        });
    }

    @Test
    void many_seeds_over_a_large_graph_go_tile_by_tile() {
        // Three tiles of a long street: a seed every 200 nodes, so that each node is at most 100 arcs of a second away.
        var builder = new StreetGraphBuilder();
        int nodes = 20_000;
        for (int i = 0; i < nodes; i++) builder.addNode(Locations.of(0.000_1 * i, 0));
        for (int i = 0; i + 1 < nodes; i++) builder.addStreet(i, i + 1, 1000, 10);
        StreetGraph graph = builder.build().graph();
        var search = StreetSearch.fromOrigins(graph, Metric.TIME);
        search.begin(StreetSearch.NO_LIMIT);
        for (int i = 0; i < nodes; i += 200) search.seed(i, 0, 0, i / 200);
        search.run();
        for (int i = 0; i < nodes; i++) {
            int below = i / 200;
            int nearest = i % 200 > 100 && 200 * (below + 1) < nodes ? below + 1 : below;
            assertThat(search.cost(i)).isEqualTo(1000 * Math.abs(i - 200 * nearest));
            assertThat(search.source(i)).isEqualTo(nearest);
            assertThat(search.carried(i)).isEqualTo(10 * Math.abs(i - 200 * nearest));
        }
    }

    @Test
    void seeds_may_lie_hours_apart() {
        Seeded.check(20, random -> {
            StreetGraph graph = large(random);
            var search = StreetSearch.fromOrigins(graph, Metric.TIME);
            compare(
                    search,
                    graph.outgoing(),
                    graph.nodeCount(),
                    seeds(random, graph, 30_000_000),
                    StreetSearch.NO_LIMIT);
            compare(search, graph.outgoing(), graph.nodeCount(), seeds(random, graph, 100), StreetSearch.NO_LIMIT);
        });
    }

    @Test
    void what_was_reached_is_listed_once() {
        Seeded.check(20, random -> {
            StreetGraph graph = large(random);
            var search = StreetSearch.fromOrigins(graph, Metric.TIME);
            search.begin(random.nextInt(1_000_000));
            search.seed(random.nextInt(graph.nodeCount()), 0, 0, 0);
            search.run();
            var listed = new HashSet<Integer>();
            for (int i = 0; i < search.reachedCount(); i++) {
                assertThat(listed.add(search.reached(i))).isTrue();
                assertThat(search.cost(search.reached(i))).isLessThan(StreetSearch.UNREACHED);
            }
        });
    }

    @Test
    void the_carried_value_is_that_of_a_path_of_least_cost() {
        // Along the tree of least times, the length of each node is that of a neighbour plus that of the arc between.
        Seeded.check(20, random -> {
            StreetGraph graph = large(random);
            var search = StreetSearch.fromOrigins(graph, Metric.TIME);
            int start = random.nextInt(graph.nodeCount());
            search.begin(StreetSearch.NO_LIMIT);
            search.seed(start, 0, 0, 0);
            search.run();
            Arcs incoming = graph.incoming();
            for (int i = 0; i < search.reachedCount(); i++) {
                int node = search.reached(i);
                boolean explained = node == start && search.carried(node) == 0;
                for (int a = incoming.first()[node]; a < incoming.first()[node + 1] && !explained; a++) {
                    int at = Arcs.STRIDE * a;
                    int before = incoming.data()[at];
                    if (search.cost(before) == StreetSearch.UNREACHED) continue;
                    explained = search.cost(before) + incoming.data()[at + Arcs.MS] == search.cost(node)
                            && search.carried(before) + incoming.data()[at + Arcs.MM] == search.carried(node);
                }
                assertThat(explained).as("node " + node).isTrue();
            }
        });
    }

    @Test
    void a_search_without_seeds_reaches_nothing() {
        var search = StreetSearch.fromOrigins(large(new SplittableRandom(1)), Metric.LENGTH);
        search.begin(1000);
        search.run();
        assertThat(search.reachedCount()).isZero();
    }

    @Test
    void a_seed_beyond_the_limit_is_no_seed() {
        var search = StreetSearch.fromOrigins(large(new SplittableRandom(1)), Metric.TIME);
        search.begin(1000);
        search.seed(3, 1001, 0, 0);
        search.run();
        assertThat(search.reachedCount()).isZero();
    }

    @Test
    void of_equally_near_sources_the_lowest_counts_whatever_the_order() {
        StreetGraph graph = large(new SplittableRandom(1));
        var search = StreetSearch.fromOrigins(graph, Metric.TIME);
        for (int[] order : new int[][] {{4, 2, 9}, {9, 4, 2}, {2, 9, 4}}) {
            search.begin(0);
            for (int source : order) search.seed(7, 0, 0, source);
            search.run();
            assertThat(search.source(7)).isEqualTo(2);
        }
    }

    @Test
    void metres_are_searched_as_exactly_as_minutes() {
        Seeded.check(20, random -> {
            StreetGraph graph = large(random);
            var search = StreetSearch.fromOrigins(graph, Metric.LENGTH);
            int start = random.nextInt(graph.nodeCount());
            search.begin(StreetSearch.NO_LIMIT);
            search.seed(start, 0, 0, 0);
            search.run();
            int[] arcs = graph.outgoing().data();
            // No arc could make anything shorter, and the start is at 0: the labels are the least lengths.
            assertThat(search.cost(start)).isZero();
            for (int node = 0; node < graph.nodeCount(); node++) {
                if (search.cost(node) == StreetSearch.UNREACHED) continue;
                for (int a = graph.outgoing().first()[node];
                        a < graph.outgoing().first()[node + 1];
                        a++) {
                    int sum = search.cost(node) + arcs[Arcs.STRIDE * a + Arcs.MM];
                    assertThat(search.cost(arcs[Arcs.STRIDE * a])).isLessThanOrEqualTo(sum);
                }
            }
        });
    }
}

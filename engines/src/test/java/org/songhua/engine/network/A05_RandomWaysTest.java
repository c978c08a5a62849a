package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.random.Seeded;

/**
 * Cutting ways into edges loses nothing: between all ends of edges, the lengths along the graph are those along the nodes of
 * the source, found by relaxing until nothing changes, with barriers and missing nodes in the way.
 */
class A05_RandomWaysTest {
    private static final double FAR = 1e12;

    /** A source as lists. */
    private static final class Ways {
        final Map<Long, Long> nodes = new HashMap<>();
        final Set<Long> barriers = new HashSet<>();
        final List<long[]> ways = new ArrayList<>();
        final List<Boolean> oneWay = new ArrayList<>();
    }

    private static Ways random(SplittableRandom random) {
        var source = new Ways();
        int count = random.nextInt(3, 20);
        for (long id = 1; id <= count; id++) {
            source.nodes.put(id, Locations.of(random.nextDouble(0, 0.01), random.nextDouble(0, 0.01)));
            if (random.nextInt(8) == 0) source.barriers.add(id);
        }
        for (int n = random.nextInt(1, 8); n > 0; n--) {
            var refs = new long[random.nextInt(2, 7)];
            // One in about thirty references leads to a node that is not there.
            for (int i = 0; i < refs.length; i++) refs[i] = random.nextInt(30) == 0 ? 99 : random.nextInt(1, count + 1);
            source.ways.add(refs);
            source.oneWay.add(random.nextInt(4) == 0);
        }
        return source;
    }

    private static StreetGraph build(Ways ways) {
        var source = new StreetSource(1000);
        ways.nodes.forEach((id, location) -> source.node(
                id, location, ways.barriers.contains(id) ? OsmTags.of("barrier", "jersey_barrier") : OsmTags.NONE));
        for (int i = 0; i < ways.ways.size(); i++) {
            OsmTags tags = ways.oneWay.get(i)
                    ? OsmTags.of("highway", "residential", "oneway", "yes")
                    : OsmTags.of("highway", "residential");
            source.way(i, tags, ways.ways.get(i), ways.ways.get(i).length);
        }
        return source.build(StreetProfile.of(TravelMode.DRIVE)).graph();
    }

    /** Metres between nodes of the source by the obvious algorithm; nobody passes a barrier. */
    private static Map<Long, Map<Long, Double>> obvious(Ways source) {
        var metres = new HashMap<Long, Map<Long, Double>>();
        for (long from : source.nodes.keySet()) {
            var distance = new HashMap<Long, Double>();
            distance.put(from, 0.0);
            for (boolean changed = true; changed; ) {
                changed = false;
                for (int w = 0; w < source.ways.size(); w++) {
                    changed |= relax(source, source.ways.get(w), source.oneWay.get(w), from, distance);
                }
            }
            metres.put(from, distance);
        }
        return metres;
    }

    private static boolean relax(Ways source, long[] refs, boolean oneWay, long from, Map<Long, Double> distance) {
        boolean changed = false;
        for (int i = 0; i + 1 < refs.length; i++) {
            changed |= step(source, refs[i], refs[i + 1], from, distance);
            if (!oneWay) changed |= step(source, refs[i + 1], refs[i], from, distance);
        }
        return changed;
    }

    private static boolean step(Ways source, long a, long b, long from, Map<Long, Double> distance) {
        Long start = source.nodes.get(a);
        Long end = source.nodes.get(b);
        if (start == null || end == null || !distance.containsKey(a)) return false;
        if (source.barriers.contains(a) && a != from) return false;
        double sum = distance.get(a) + StreetAssembly.metres(start, end);
        if (sum >= distance.getOrDefault(b, FAR) - 1e-9) return false;
        distance.put(b, sum);
        return true;
    }

    /** Metres from a node of the graph to all others, relaxing arcs until nothing changes. */
    private static double[] alongGraph(StreetGraph graph, int from) {
        var distance = new double[graph.nodeCount()];
        Arrays.fill(distance, FAR);
        distance[from] = 0;
        int[] arcs = graph.outgoing().data();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int node = 0; node < distance.length; node++) {
                for (int a = graph.outgoing().first()[node];
                        a < graph.outgoing().first()[node + 1];
                        a++) {
                    int head = arcs[Arcs.STRIDE * a];
                    double sum = distance[node] + arcs[Arcs.STRIDE * a + Arcs.MM] / 1000.0;
                    if (sum < distance[head] - 1e-9) {
                        distance[head] = sum;
                        changed = true;
                    }
                }
            }
        }
        return distance;
    }

    @Test
    void lengths_along_the_graph_are_those_along_the_source() {
        Seeded.check(300, random -> {
            Ways source = random(random);
            StreetGraph graph = build(source);
            var expected = obvious(source);
            var idOfLocation = new HashMap<Long, Long>();
            source.nodes.forEach((id, location) -> idOfLocation.put(location, id));
            for (int from = 0; from < graph.nodeCount(); from++) {
                long fromId = idOfLocation.get(graph.nodeLocation(from));
                if (source.barriers.contains(fromId)) continue;
                double[] along = alongGraph(graph, from);
                var best = new HashMap<Long, Double>();
                for (int to = 0; to < along.length; to++) {
                    best.merge(idOfLocation.get(graph.nodeLocation(to)), along[to], Math::min);
                }
                best.forEach((toId, metres) -> {
                    double there = expected.get(fromId).getOrDefault(toId, FAR);
                    assertThat(metres).as("from %d to %d", fromId, toId).isCloseTo(there, within(0.02));
                });
            }
        });
    }

    @Test
    void the_course_of_an_edge_is_as_long_as_the_edge() {
        Seeded.check(100, random -> {
            StreetGraph graph = build(random(random));
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                double metres = 0;
                for (int p = graph.firstPoint(edge); p + 1 < graph.firstPoint(edge + 1); p++) {
                    metres += StreetAssembly.metres(graph.point(p), graph.point(p + 1));
                }
                assertThat(graph.length_mm(edge) / 1000.0).isCloseTo(metres, within(0.001));
                assertThat(graph.point(graph.firstPoint(edge))).isEqualTo(graph.nodeLocation(graph.from(edge)));
                assertThat(graph.point(graph.firstPoint(edge + 1) - 1)).isEqualTo(graph.nodeLocation(graph.to(edge)));
            }
        });
    }

    @Test
    void arcs_listed_at_their_ends_are_the_arcs_listed_at_their_beginnings() {
        Seeded.check(100, random -> {
            StreetGraph graph = Towns.random(random).graph();
            var there = new ArrayList<String>();
            var back = new ArrayList<String>();
            for (int node = 0; node < graph.nodeCount(); node++) {
                list(graph.outgoing(), node, there, true);
                list(graph.incoming(), node, back, false);
            }
            assertThat(back).containsExactlyInAnyOrderElementsOf(there);
        });
    }

    private static void list(Arcs arcs, int node, List<String> listed, boolean outgoing) {
        for (int a = arcs.first()[node]; a < arcs.first()[node + 1]; a++) {
            int other = arcs.data()[Arcs.STRIDE * a];
            String ends = outgoing ? node + ">" + other : other + ">" + node;
            listed.add(ends + " " + arcs.data()[Arcs.STRIDE * a + Arcs.MS] + " "
                    + arcs.data()[Arcs.STRIDE * a + Arcs.TRAVERSAL]);
        }
    }

    @Test
    void numbers_follow_the_first_coming_of_keys() {
        Seeded.check(50, random -> {
            var index = new LongIndex();
            var expected = new HashMap<Long, Integer>();
            for (int n = 0; n < 3000; n++) {
                long key = random.nextInt(3) == 0 ? random.nextLong() : random.nextLong(-500, 500);
                int number = expected.computeIfAbsent(key, k -> expected.size());
                assertThat(index.number(key)).isEqualTo(number);
            }
            assertThat(index.size()).isEqualTo(expected.size());
            assertThat(index.find(Long.MIN_VALUE + 1)).isEqualTo(-1);
        });
    }

    @Test
    void growing_arrays_hold_what_was_added() {
        var ints = new GrowingInts();
        var longs = new GrowingLongs();
        for (int i = 0; i < 1000; i++) {
            ints.add(i * i);
            longs.add((long) i << 33);
        }
        ints.set(7, -1);
        assertThat(ints.get(7)).isEqualTo(-1);
        assertThat(ints.toArray()).hasSize(1000).contains(998_001);
        assertThat(longs.toArray()).hasSize(1000).contains(999L << 33);
        assertThat(ints.size()).isEqualTo(longs.size());
        assertThat(longs.get(2)).isEqualTo(1L << 34);
    }
}

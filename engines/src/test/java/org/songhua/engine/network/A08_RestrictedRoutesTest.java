package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmRelation.Member;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.random.Seeded;

/**
 * Routes under random turn restrictions: the graph with its copies of junctions against the plainest search there is, over pairs of
 * street and direction, which asks the restrictions themselves at every turn.
 */
class A08_RestrictedRoutesTest {
    private static final int SIDE = 4;
    private static final double FAR = Double.MAX_VALUE;

    /** A restriction as it stands in a file, all of it about whole ways between two neighbouring junctions. */
    private record Restriction(boolean only, int from, int via, int to) {}

    /** A way between junctions a and b; closed against its order when one-way. */
    private record Way(int a, int b, boolean oneWay) {}

    private record Quarter(List<Way> ways, List<Restriction> restrictions) {
        long metresOf(int way) {
            return Math.round(StreetAssembly.metres(place(ways.get(way).a), place(ways.get(way).b)) * 1000);
        }
    }

    private static long place(int junction) {
        return Locations.of(0.001 * (junction % SIDE), 0.001 * (junction / SIDE));
    }

    private static Quarter quarter(SplittableRandom random) {
        var ways = new ArrayList<Way>();
        for (int junction = 0; junction < SIDE * SIDE; junction++) {
            if (junction % SIDE < SIDE - 1 && random.nextInt(8) > 0) ways.add(way(random, junction, junction + 1));
            if (junction + SIDE < SIDE * SIDE && random.nextInt(8) > 0)
                ways.add(way(random, junction, junction + SIDE));
        }
        var restrictions = new ArrayList<Restriction>();
        for (int k = random.nextInt(12); k > 0; k--) {
            int from = random.nextInt(ways.size());
            int via = random.nextBoolean() ? ways.get(from).a : ways.get(from).b;
            var leaving = new ArrayList<Integer>();
            for (int w = 0; w < ways.size(); w++) if (ways.get(w).a == via || ways.get(w).b == via) leaving.add(w);
            int to = leaving.get(random.nextInt(leaving.size()));
            // Two commands for one street leave nothing; a file that has them is mistaken.
            boolean only =
                    random.nextInt(3) == 0 && restrictions.stream().noneMatch(r -> r.from == from && r.via == via);
            if (!only && restrictions.stream().anyMatch(r -> r.from == from && r.via == via && r.only)) continue;
            restrictions.add(new Restriction(only, from, via, to));
        }
        return new Quarter(ways, restrictions);
    }

    private static Way way(SplittableRandom random, int a, int b) {
        boolean turned = random.nextBoolean();
        return new Way(turned ? b : a, turned ? a : b, random.nextInt(5) == 0);
    }

    private static StreetGraph graph(Quarter quarter) {
        var source = new StreetSource(100);
        for (int junction = 0; junction < SIDE * SIDE; junction++)
            source.node(junction + 1, place(junction), OsmTags.NONE);
        for (int w = 0; w < quarter.ways.size(); w++) {
            Way way = quarter.ways.get(w);
            OsmTags tags =
                    way.oneWay ? OsmTags.of("highway", "primary", "oneway", "yes") : OsmTags.of("highway", "primary");
            source.way(w + 1, tags, new long[] {way.a + 1, way.b + 1}, 2);
        }
        for (Restriction one : quarter.restrictions) {
            source.relation(new OsmRelation(
                    1,
                    OsmTags.of("type", "restriction", "restriction", one.only ? "only_right_turn" : "no_left_turn"),
                    List.of(
                            new Member(OsmKind.WAY, one.from + 1L, "from"),
                            new Member(OsmKind.NODE, one.via + 1L, "via"),
                            new Member(OsmKind.WAY, one.to + 1L, "to"))));
        }
        return source.build(StreetProfile.of(TravelMode.DRIVE)).graph();
    }

    /** Whether a car that came along one way to a junction may leave it along another. */
    private static boolean mayTurn(Quarter quarter, int from, int via, int to) {
        for (Restriction one : quarter.restrictions) {
            if (one.from != from || one.via != via) continue;
            // What can neither be entered nor left in that direction restricts nothing.
            boolean arrives = !quarter.ways.get(from).oneWay || quarter.ways.get(from).b == via;
            boolean leaves = !quarter.ways.get(one.to).oneWay || quarter.ways.get(one.to).a == via;
            if (!arrives || !leaves) continue;
            if (one.only != (one.to == to)) return false;
        }
        return true;
    }

    /** Millimetres from a junction to all junctions, over states of way and direction. */
    private static double[] obvious(Quarter quarter, int start) {
        int ways = quarter.ways.size();
        var best = new double[2 * ways];
        Arrays.fill(best, FAR);
        var queue = new PriorityQueue<double[]>((x, y) -> Double.compare(x[0], y[0]));
        for (int w = 0; w < ways; w++) {
            Way way = quarter.ways.get(w);
            if (way.a == start) queue.add(new double[] {quarter.metresOf(w), 2 * w});
            if (way.b == start && !way.oneWay) queue.add(new double[] {quarter.metresOf(w), 2 * w + 1});
        }
        while (!queue.isEmpty()) {
            double[] next = queue.remove();
            int state = (int) next[1];
            if (next[0] >= best[state]) continue;
            best[state] = next[0];
            Way came = quarter.ways.get(state / 2);
            int at = state % 2 == 0 ? came.b : came.a;
            for (int w = 0; w < ways; w++) {
                Way way = quarter.ways.get(w);
                if (!mayTurn(quarter, state / 2, at, w)) continue;
                if (way.a == at) queue.add(new double[] {next[0] + quarter.metresOf(w), 2 * w});
                if (way.b == at && !way.oneWay) queue.add(new double[] {next[0] + quarter.metresOf(w), 2 * w + 1});
            }
        }
        var distance = new double[SIDE * SIDE];
        Arrays.fill(distance, FAR);
        distance[start] = 0;
        for (int state = 0; state < best.length; state++) {
            Way way = quarter.ways.get(state / 2);
            int at = state % 2 == 0 ? way.b : way.a;
            distance[at] = Math.min(distance[at], best[state]);
        }
        return distance;
    }

    /** Millimetres to every place, whichever copy of a junction is reached first, relaxing until nothing changes. */
    private static double along(StreetGraph graph, long from, long to) {
        var distance = new double[graph.nodeCount()];
        Arrays.fill(distance, FAR);
        for (int node = 0; node < distance.length; node++)
            if (graph.nodeLocation(node) == from && isJunction(graph, node)) distance[node] = 0;
        int[] data = graph.outgoing().data();
        int[] first = graph.outgoing().first();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int node = 0; node < distance.length; node++) {
                for (int arc = first[node]; distance[node] < FAR && arc < first[node + 1]; arc++) {
                    double sum = distance[node] + data[Arcs.STRIDE * arc + Arcs.MM];
                    int head = data[Arcs.STRIDE * arc];
                    if (sum >= distance[head]) continue;
                    distance[head] = sum;
                    changed = true;
                }
            }
        }
        double least = FAR;
        for (int node = 0; node < distance.length; node++)
            if (graph.nodeLocation(node) == to) least = Math.min(least, distance[node]);
        return least;
    }

    /** Copies have the highest numbers, so the first node of a place is the junction itself. */
    private static boolean isJunction(StreetGraph graph, int node) {
        for (int other = 0; other < node; other++)
            if (graph.nodeLocation(other) == graph.nodeLocation(node)) return false;
        return true;
    }

    @Test
    void routesObeyWhatTheRestrictionsSayAndNothingElse() {
        int[] longer = {0};
        Seeded.check(250, random -> {
            Quarter quarter = quarter(random);
            StreetGraph graph = graph(quarter);
            Quarter free = new Quarter(quarter.ways, List.of());
            int start = random.nextInt(SIDE * SIDE);
            double[] expected = obvious(quarter, start);
            double[] unrestricted = obvious(free, start);
            for (int to = 0; to < SIDE * SIDE; to++) {
                if (to == start) continue;
                assertThat(along(graph, place(start), place(to)))
                        .as("from %d to %d in %s", start, to, quarter)
                        .isEqualTo(expected[to]);
                if (expected[to] > unrestricted[to]) longer[0]++;
            }
        });
        assertThat(longer[0]).as("restrictions that matter").isGreaterThan(100);
    }

    @Test
    void aStoredGraphObeysThemToo() {
        Seeded.check(60, random -> {
            Quarter quarter = quarter(random);
            StreetGraph graph = StreetSnapshot.read(StreetSnapshot.write(graph(quarter)));
            int start = random.nextInt(SIDE * SIDE);
            double[] expected = obvious(quarter, start);
            for (int to = 0; to < SIDE * SIDE; to++)
                if (to != start)
                    assertThat(along(graph, place(start), place(to))).isEqualTo(expected[to]);
        });
    }

    /** What is not one of the words of the standard scheme forbids nothing, and is counted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restriction             | give_way                          | 0 | 1
            restriction             | stop                              | 0 | 1
            restriction             | no                                | 0 | 1
            restriction             | maxspeed                          | 0 | 1
            restriction:conditional | no_left_turn @ (07:00-09:00)      | 0 | 1
            restriction:conditional | only_straight_on @ (Mo-Fr)        | 0 | 1
            restriction             | no_left_turn                      | 1 | 0
            restriction             | no_entry                          | 1 | 0
            restriction:hgv         | no_left_turn                      | 0 | 0
            """)
    void wordsThatAreNoRestrictionForbidNothing(String key, String value, int forbidden, int notUnderstood) {
        var source = new StreetSource(100);
        for (int id = 1; id <= 3; id++) source.node(id, Locations.of(0.001 * id, 0), OsmTags.NONE);
        source.way(1, OsmTags.of("highway", "primary"), new long[] {1, 2}, 2);
        source.way(2, OsmTags.of("highway", "primary"), new long[] {2, 3}, 2);
        source.relation(new OsmRelation(
                9,
                OsmTags.of("type", "restriction", key, value),
                List.of(
                        new Member(OsmKind.WAY, 1, "from"),
                        new Member(OsmKind.NODE, 2, "via"),
                        new Member(OsmKind.WAY, 2, "to"))));
        StreetBuild build = source.build(StreetProfile.of(TravelMode.DRIVE));
        assertThat(build.turnsForbidden()).isEqualTo(forbidden);
        assertThat(build.turnsNotUnderstood()).isEqualTo(notUnderstood);
        assertThat(build.graph().nodeCount()).isEqualTo(3 + forbidden);
    }

    /** The chord between two places of the ellipsoid, through the earth; over 5 km it is shorter than the way by 3e-8 of it. */
    private static double chord(double longitude1, double latitude1, double longitude2, double latitude2) {
        double[] one = cartesian(longitude1, latitude1);
        double[] other = cartesian(longitude2, latitude2);
        double sum = 0;
        for (int k = 0; k < 3; k++) sum += (one[k] - other[k]) * (one[k] - other[k]);
        return Math.sqrt(sum);
    }

    private static double[] cartesian(double longitude, double latitude) {
        double a = 6_378_137.0;
        double f = 1 / 298.257_223_563;
        double e2 = f * (2 - f);
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        double n = a / Math.sqrt(1 - e2 * Math.sin(phi) * Math.sin(phi));
        return new double[] {
            n * Math.cos(phi) * Math.cos(lambda), n * Math.cos(phi) * Math.sin(lambda), n * (1 - e2) * Math.sin(phi)
        };
    }

    @Test
    void lengthsOfStreetsAreThoseThroughTheEarth() {
        Seeded.check(2000, random -> {
            double latitude = random.nextDouble(-75, 75);
            double longitude = random.nextDouble(-180, 180);
            double east = random.nextDouble(-0.04, 0.04);
            double north = random.nextDouble(-0.03, 0.03);
            double length = Ellipsoid.metres(longitude, latitude, longitude + east, latitude + north);
            double straight = chord(longitude, latitude, longitude + east, latitude + north);
            assertThat(length)
                    .as("%f %f %f %f", longitude, latitude, east, north)
                    .isCloseTo(straight, within(2e-6 * straight + 1e-6));
            assertThat(Ellipsoid.metres(longitude + east, latitude + north, longitude, latitude))
                    .isEqualTo(length);
        });
    }

    /** Round, like an eight, with a node told twice, through a place that is not there at either end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # nodes of the way  | nodes | edges | metres of 111.195 each, by 3.6 | missing
            1 2                 | 2     | 1     | 1 | 0
            1 2 3               | 2     | 1     | 2 | 0
            1 2 3 4 1           | 1     | 1     | 4 | 0
            1 2 5 4 1 2         | 2     | 3     | 5 | 0
            1 1                 | 1     | 1     | 0 | 0
            1 2 2 3             | 3     | 3     | 2 | 0
            1 2 1               | 1     | 1     | 2 | 0
            99 1 2              | 2     | 1     | 1 | 1
            1 2 99              | 2     | 1     | 1 | 1
            1 99 2              | 2     | 0     | 0 | 1
            99 98               | 0     | 0     | 0 | 2
            1 2 99 3 4          | 4     | 2     | 2 | 1
            """)
    void waysOfEveryShapeKeepTheirLength(String way, int nodes, int edges, int sides, int missing) {
        // A square: 1 (0, 0), 2 (1, 0), 3 and 5 (1, 1), 4 (0, 1), in thousandths of a degree at the equator.
        var source = new StreetSource(100);
        int[][] places = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {1, 1}};
        for (int k = 0; k < places.length; k++)
            source.node(k + 1, Locations.of(0.001 * places[k][0], 0.001 * places[k][1]), OsmTags.NONE);
        long[] refs = Arrays.stream(way.split(" ")).mapToLong(Long::parseLong).toArray();
        source.way(7, OsmTags.of("highway", "residential"), refs, refs.length);
        StreetBuild build = source.build(StreetProfile.of(TravelMode.WALK));
        StreetGraph graph = build.graph();
        long length_mm = 0;
        for (int edge = 0; edge < graph.edgeCount(); edge++) length_mm += graph.length_mm(edge);
        assertThat(graph.edgeCount()).as("edges").isEqualTo(edges);
        assertThat(length_mm / 1000.0).isCloseTo(111.0 * sides, within(0.5 * sides + 0.01));
        assertThat(build.nodesMissing()).isEqualTo(missing);
        assertThat(build.waysUsed()).isEqualTo(edges > 0 ? 1 : 0);
        assertThat(graph.nodeCount()).as("nodes").isEqualTo(nodes);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aPlaceBeyondAnEdgeIsRefused(double fraction) {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> SnappedPoints.of(new int[] {0}, new double[] {fraction}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chosenPointsKeepWhatTheyAre() {
        Seeded.check(50, random -> {
            StreetGraph graph = Towns.random(random).graph();
            SnappedPoints points = Towns.points(random, graph, 30);
            int[] chosen = random.ints(12, 0, 30).toArray();
            SnappedPoints some = points.select(chosen);
            int unsnapped = 0;
            for (int i = 0; i < chosen.length; i++) {
                assertThat(some.edge(i)).isEqualTo(points.edge(chosen[i]));
                assertThat(some.fraction(i)).isEqualTo(points.fraction(chosen[i]));
                assertThat(some.isSnapped(i)).isEqualTo(some.edge(i) >= 0);
                if (some.edge(i) < 0) unsnapped++;
            }
            assertThat(some.size()).isEqualTo(12);
            assertThat(some.countUnsnapped()).isEqualTo(unsnapped);
        });
    }

    /** Closing all edges one after the other is closing them at once; what was closed stays closed. */
    @Test
    void closingInStepsIsClosingAtOnce() {
        Seeded.check(60, random -> {
            StreetGraph graph = Towns.random(random).graph();
            int[] edges = random.ints(5, 0, graph.edgeCount()).toArray();
            StreetGraph steps = graph;
            for (int edge : edges) steps = steps.closing(edge);
            StreetGraph once = graph.closing(edges);
            assertThat(steps.outgoing().data()).isEqualTo(once.outgoing().data());
            assertThat(steps.incoming().data()).isEqualTo(once.incoming().data());
            for (int edge : edges)
                assertThat(once.time_ms(edge, true) + once.time_ms(edge, false)).isEqualTo(2 * StreetGraph.CLOSED);
            assertThat(graph.closing().outgoing().data())
                    .isEqualTo(graph.outgoing().data());
            assertThat(once.longestArc_ms()).isLessThanOrEqualTo(graph.longestArc_ms());
        });
    }

    /** The most specific of the keys that are given decides, for every way of giving them. */
    @ParameterizedTest
    @CsvSource({"WALK, foot access", "CYCLE, bicycle vehicle access", "DRIVE, motorcar motor_vehicle vehicle access"})
    void theMostSpecificKeyDecides(TravelMode mode, String keysInOrder) {
        String[] keys = keysInOrder.split(" ");
        String[] values = {"", "yes", "no", "private", "destination"};
        int cases = (int) Math.pow(values.length, keys.length);
        for (int n = 0; n < cases; n++) {
            var tags = new ArrayList<>(List.of("highway", "residential"));
            String decides = "";
            for (int k = 0, rest = n; k < keys.length; k++, rest /= values.length) {
                String value = values[rest % values.length];
                if (value.isEmpty()) continue;
                tags.addAll(List.of(keys[k], value));
                if (decides.isEmpty()) decides = value;
            }
            boolean open = !decides.equals("no") && !decides.equals("private");
            double speed = StreetProfile.of(mode).rules().forward_mps(OsmTags.of(tags.toArray(String[]::new)));
            assertThat(speed > 0).as(tags.toString()).isEqualTo(open);
        }
    }
}

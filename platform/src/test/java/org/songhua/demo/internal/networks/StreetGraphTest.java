package org.songhua.demo.internal.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.engine.random.Seeded;

/** Streets as a graph, the shortest ways on it, and where pipes lie in a street. */
class StreetGraphTest {

    @Test
    void yardsAndTracksHaveNoPipes() {
        StreetGraph graph = new Streets()
                .street("arterial", "甲", 0, 0, 100, 0)
                .street("service", null, 100, 0, 200, 0)
                .street("track", null, 100, 0, 100, 100)
                .graph();
        assertThat(graph.edges()).hasSize(1);
        assertThat(graph.nodes()).containsExactly(new Coordinate(0, 0), new Coordinate(100, 0));
    }

    @Test
    void onlyTheLargestPartThatHangsTogetherIsTaken() {
        StreetGraph graph = new Streets()
                .street("residential", "孤", 5_000, 0, 5_100, 0)
                .street("branch", "甲", 0, 0, 100, 0)
                .street("branch", "乙", 100, 0, 200, 0)
                .street("residential", "孤", 5_100, 0, 5_200, 50)
                .street("branch", "丙", 200, 0, 200, 100)
                .graph();
        assertThat(graph.edges()).extracting(StreetGraph.Edge::name).containsExactly("甲", "乙", "丙");
        assertThat(graph.nodes()).hasSize(4);
    }

    @Test
    void whatIsShorterThanTwoMetresOrReturnsToItsBeginIsLeftOut() {
        StreetGraph graph = new Streets()
                .street("branch", "甲", 0, 0, 100, 0)
                .street("branch", "短", 0, 0, 1.9, 0)
                .street("branch", "圈", 0, 0, 50, 50, 0, 50, 0, 0)
                .graph();
        assertThat(graph.edges()).extracting(StreetGraph.Edge::name).containsExactly("甲");
    }

    @Test
    void noStreetsMakeNoGraphAndNoNetworks() {
        assertThat(new Streets().graph().edges()).isEmpty();
        assertThat(Networks.features(List.of(), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "motorway, 0",
        "expressway, 0",
        "arterial, 0",
        "secondary, 1",
        "branch, 2",
        "residential, 3",
        "unknown, 3"
    })
    void streetsRankByTheirKind(String kind, int rank) {
        assertThat(new Streets()
                        .street(kind, null, 0, 0, 100, 0)
                        .graph()
                        .edges()
                        .getFirst()
                        .rank())
                .isEqualTo(rank);
    }

    @Test
    void aJunctionRanksAsItsMostImportantStreet() {
        StreetGraph graph = new Streets()
                .street("residential", null, 0, 0, 100, 0)
                .street("secondary", null, 100, 0, 200, 0)
                .graph();
        assertThat(graph.rank(0)).isEqualTo(3);
        assertThat(graph.rank(1)).isEqualTo(1);
        assertThat(graph.nearest(new Coordinate(-50, 0), 3)).isZero();
        assertThat(graph.nearest(new Coordinate(-50, 0), 1)).isEqualTo(1);
    }

    @Test
    void everyEdgeIsFoundFromBothItsEnds() {
        Seeded.check(60, random -> {
            StreetGraph graph = Streets.random(random).graph();
            for (int e = 0; e < graph.edges().size(); e++) {
                int edge = e;
                StreetGraph.Edge street = graph.edges().get(e);
                assertThat(Arrays.stream(graph.at(street.from())).anyMatch(x -> x == edge))
                        .isTrue();
                assertThat(Arrays.stream(graph.at(street.to())).anyMatch(x -> x == edge))
                        .isTrue();
                assertThat(street.other(street.from())).isEqualTo(street.to());
                assertThat(street.other(street.to())).isEqualTo(street.from());
                assertThat(street.line().getCoordinateN(0))
                        .isEqualTo(graph.nodes().get(street.from()));
            }
        });
    }

    /** Bellman and Ford: relax every edge until nothing changes. */
    private static double[] plain(StreetGraph graph, Set<Integer> roots, int lowestRank) {
        double[] distance = new double[graph.nodes().size()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        roots.forEach(r -> distance[r] = 0);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (StreetGraph.Edge edge : graph.edges()) {
                if (edge.rank() > lowestRank) continue;
                for (int end : new int[] {edge.from(), edge.to()}) {
                    double far = distance[edge.other(end)] + edge.length();
                    if (far < distance[end] - 1e-9) {
                        distance[end] = far;
                        changed = true;
                    }
                }
            }
        }
        return distance;
    }

    @Test
    void waysToTheRootsAreTheShortest() {
        Seeded.check(120, random -> {
            StreetGraph graph = Streets.random(random).graph();
            if (graph.edges().isEmpty()) return;
            Set<Integer> roots = Set.of(random.nextInt(graph.nodes().size()));
            int rank = random.nextInt(4);
            var flow = new Flow(graph, roots, rank);
            double[] plain = plain(graph, roots, rank);
            for (int node = 0; node < plain.length; node++) {
                assertThat(flow.isReached(node)).isEqualTo(plain[node] < Double.POSITIVE_INFINITY);
                if (flow.isReached(node)) assertThat(flow.distance(node)).isCloseTo(plain[node], within(1e-6));
                if (flow.towards(node) >= 0) {
                    double step = graph.edges().get(flow.towards(node)).length();
                    assertThat(flow.distance(flow.next(node)) + step).isCloseTo(flow.distance(node), within(1e-6));
                }
            }
        });
    }

    @Test
    void allThatIsReachedComesTogetherAtTheRoots() {
        Seeded.check(80, random -> {
            StreetGraph graph = Streets.random(random).graph();
            if (graph.edges().isEmpty()) return;
            Set<Integer> roots = Set.of(0, graph.nodes().size() - 1);
            var flow = new Flow(graph, roots, 3);
            double arrived = roots.stream().mapToDouble(flow::carried).sum();
            double all =
                    graph.edges().stream().mapToDouble(StreetGraph.Edge::length).sum();
            assertThat(arrived).isCloseTo(all, within(1e-6));
        });
    }

    @Test
    void onALineEachJunctionCarriesWhatLiesBehindIt() {
        var flow = new Flow(
                new Streets()
                        .street("branch", "a", 0, 0, 100, 0)
                        .street("branch", "b", 100, 0, 300, 0)
                        .graph(),
                List.of(0),
                3);
        // the far end gets half of 200 m; the middle that and the other half and half of 100 m; the root everything
        assertThat(flow.carried(2)).isEqualTo(100);
        assertThat(flow.carried(1)).isEqualTo(250);
        assertThat(flow.carried(0)).isEqualTo(300);
        assertThat(flow.outwards()).containsExactly(0, 1, 2);
        assertThat(flow.towards(0)).isEqualTo(-1);
        assertThat(flow.next(2)).isEqualTo(1);
    }

    @Test
    void lesserStreetsAreNotTravelledButServed() {
        StreetGraph graph = new Streets()
                .street("secondary", "主", 0, 0, 100, 0)
                .street("residential", "巷", 100, 0, 100, 400)
                .street("residential", "巷", 0, 0, 100, 0.001, 100, 0)
                .graph();
        var flow = new Flow(graph, List.of(0), 1);
        assertThat(flow.isReached(2)).isFalse();
        // the lane away is not reached at its end, the one between reached junctions is served from both
        assertThat(flow.carried(0)).isCloseTo(200, within(0.01));
    }

    private static LineString line(double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        return Plane.FACTORY.createLineString(points);
    }

    private static final Trench TRENCH = new Trench(3, 2, -1);

    @Test
    void pipesOfANetworkMeetInTheSamePlaceAtAJunction() {
        StreetGraph graph = Streets.grid(3, 3).graph();
        for (StreetGraph.Edge edge : graph.edges()) {
            LineString pipe = TRENCH.line(edge);
            assertThat(pipe.getStartPoint().getCoordinate())
                    .isEqualTo(TRENCH.node(graph.nodes().get(edge.from())));
            assertThat(pipe.getEndPoint().getCoordinate())
                    .isEqualTo(TRENCH.node(graph.nodes().get(edge.to())));
        }
    }

    @Test
    void betweenJunctionsAPipeLiesBesideTheMiddleOfItsStreet() {
        StreetGraph.Edge edge = new Streets()
                .street("branch", "a", 0, 0, 100, 0)
                .graph()
                .edges()
                .getFirst();
        // left of a street to the east is north; 8 m from the ends it has come to its place
        assertThat(TRENCH.line(edge).getCoordinates())
                .containsExactly(
                        new Coordinate(2, -1), new Coordinate(8, 3), new Coordinate(92, 3), new Coordinate(102, -1));
    }

    @Test
    void inAShortStreetAPipeGoesStraight() {
        StreetGraph.Edge edge =
                new Streets().street("branch", "a", 0, 0, 20, 0).graph().edges().getFirst();
        assertThat(TRENCH.line(edge).getNumPoints()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void piecesOfAPipeAreEquallyLongAndMakeItWhole(int pieces) {
        LineString whole = line(0, 0, 30, 40, 130, 40, 130, 200);
        // 50 + 100 + 160
        List<LineString> cut = Trench.cut(whole, pieces);
        assertThat(cut).hasSize(pieces);
        assertThat(cut.stream().mapToDouble(LineString::getLength).sum()).isCloseTo(310, within(0.2));
        for (int i = 0; i < pieces; i++) {
            assertThat(cut.get(i).getLength()).as("piece " + i).isCloseTo(310.0 / pieces, within(0.2));
            if (i > 0)
                assertThat(cut.get(i).getStartPoint()).isEqualTo(cut.get(i - 1).getEndPoint());
        }
        assertThat(cut.getFirst().getStartPoint()).isEqualTo(whole.getStartPoint());
        assertThat(cut.getLast().getEndPoint()).isEqualTo(whole.getEndPoint());
    }

    @Test
    void piecesOfRandomPipesStayOnThePipe() {
        Seeded.check(100, random -> {
            List<Double> xy = new ArrayList<>();
            for (int i = 0; i < random.nextInt(2, 9) * 2; i++) xy.add(random.nextDouble(0, 300));
            LineString whole = line(xy.stream().mapToDouble(Double::doubleValue).toArray());
            int pieces = random.nextInt(1, 9);
            for (LineString piece : Trench.cut(whole, pieces)) {
                for (Coordinate p : piece.getCoordinates()) {
                    assertThat(whole.distance(Plane.FACTORY.createPoint(p))).isLessThan(1e-6);
                }
            }
        });
    }

    @Test
    void pipesAreAsOldAsTheHousesAroundOrRenewed() {
        Streets town = new Streets();
        for (int i = 0; i < 20; i++) town.house(i * 10, 0, 1960 + i % 2 * 4);
        var years = new Years(town.list(), 7);
        // houses of 1962 in the mean: pipes from 1958 to 1968, or renewed from 2004 on
        assertThat(IntStream.range(0, 200)
                        .map(i -> years.of("water", new Coordinate(100 + i / 10.0, 50)))
                        .toArray())
                .satisfies(all -> assertThat(Arrays.stream(all))
                        .allMatch(y -> (y >= 1958 && y <= 1968) || (y >= 2004 && y <= 2024))
                        .anyMatch(y -> y < 1970)
                        .anyMatch(y -> y > 2000));
    }

    @Test
    void whereNobodyBuiltPipesAreOfTheNineties() {
        var years = new Years(List.of(), 7);
        assertThat(IntStream.range(0, 100)
                        .map(i -> years.of("gas", new Coordinate(i * 400, -9_000)))
                        .boxed())
                .allMatch(y -> (y >= 1994 && y <= 2004) || (y >= 2004 && y <= 2024));
    }

    @Test
    void theYearOfAPipeFollowsFromItsPlaceAndNetwork() {
        var years = new Years(List.of(), 7);
        var again = new Years(List.of(), 7);
        for (int i = 0; i < 50; i++) {
            var at = new Coordinate(i * 33, i * 71);
            assertThat(years.of("water", at)).isEqualTo(again.of("water", at));
        }
    }
}

package org.songhua.lifeline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

/** The nearest node within reach, in metres on the ground; at 60 degrees north a degree of longitude is half of one of latitude. */
class NodePlacesTest {
    private static final double METRE = 1 / 111_195.0;

    private static NodePlaces of(Map<String, Coordinate> nodes) {
        var places = new NodePlaces();
        nodes.forEach(places::add);
        places.ready();
        return places;
    }

    private static double[] at(double east, double north) {
        return new double[] {east, north};
    }

    @Test
    void theNearestIsTakenByMetresAndNotByDegrees() {
        var places =
                of(Map.of("north", new Coordinate(10, 60 + 60 * METRE), "east", new Coordinate(10 + 100 * METRE, 60)));
        // 100 m of latitude in degrees of longitude are 50 m here, which is nearer than 60 m to the north.
        assertThat(places.nearest(at(10, 60), 200)).isEqualTo("east");
    }

    @ParameterizedTest
    @CsvSource({"29.9, true", "30.1, false"})
    void beyondItsReachThereIsNone(double metres, boolean found) {
        var places = of(Map.of("n", new Coordinate(125, 44 + metres * METRE)));
        assertThat(places.nearest(at(125, 44), 30) != null).isEqualTo(found);
    }

    @Test
    void withoutALimitTheUsualReachCounts() {
        var places = of(Map.of("n", new Coordinate(125, 44 + (NodePlaces.REACH_M - 1) * METRE)));
        assertThat(places.nearest(at(125, 44))).isEqualTo("n");
        assertThat(places.nearest(at(125, 44 - 2 * METRE))).isNull();
    }

    @Test
    void ofTwoAsNearTheFirstByCodeIsTakenInWhicheverOrderTheyCame() {
        var one = new NodePlaces();
        one.add("b", new Coordinate(125, 44));
        one.add("a", new Coordinate(125, 44));
        one.ready();
        var other = new NodePlaces();
        other.add("a", new Coordinate(125, 44));
        other.add("b", new Coordinate(125, 44));
        other.ready();
        assertThat(one.nearest(at(125, 44))).isEqualTo("a");
        assertThat(other.nearest(at(125, 44))).isEqualTo("a");
    }

    @Test
    void aNodeStandsWhereItWasSeenFirst() {
        var places = new NodePlaces();
        places.add("n", new Coordinate(1, 2));
        places.add("n", new Coordinate(3, 4));
        assertThat(places.at("n")).isEqualTo(new Coordinate(1, 2));
        assertThat(places.has("n")).isTrue();
        assertThat(places.has("m")).isFalse();
        assertThat(places.at("m")).isNull();
    }

    @Test
    void whoAsksBeforeAllAreThereIsTold() {
        var places = new NodePlaces();
        assertThatThrownBy(() -> places.nearest(at(0, 0))).isInstanceOf(IllegalStateException.class);
        places.ready();
        assertThat(places.nearest(at(0, 0))).isNull();
    }

    @Test
    void aWayIsAsLongAsItsParts() {
        Coordinate[] way = {
            new Coordinate(125, 44), new Coordinate(125, 44 + 100 * METRE), new Coordinate(125, 44 + 50 * METRE)
        };
        assertThat(NodePlaces.metres(way)).isCloseTo(150, within(1e-6));
        assertThat(NodePlaces.metres(new Coordinate[] {new Coordinate(125, 44)}))
                .isZero();
    }

    /** Against looking at every node; the seed is in the message. */
    @Test
    void theTreeFindsWhatLookingAtAllFinds() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            var nodes = new TreeMap<String, Coordinate>();
            for (int i = 0; i < 40; i++)
                nodes.put(
                        "n" + i,
                        new Coordinate(125 + random.nextInt(20) * 50 * METRE, 44 + random.nextInt(20) * 50 * METRE));
            var places = of(nodes);
            for (int i = 0; i < 30; i++) {
                double[] from = at(125 + random.nextDouble() * 1_000 * METRE, 44 + random.nextDouble() * 1_000 * METRE);
                double reach = 10 + random.nextInt(200);
                assertThat(places.nearest(from, reach)).as("seed %d", seed).isEqualTo(obvious(nodes, from, reach));
            }
        }
    }

    private static @Nullable String obvious(Map<String, Coordinate> nodes, double[] from, double reach) {
        String best = null;
        double least = Double.POSITIVE_INFINITY;
        for (var one : nodes.entrySet()) {
            double metres = NodePlaces.metres(new Coordinate[] {new Coordinate(from[0], from[1]), one.getValue()});
            boolean nearer = metres < least
                    || (metres == least && best != null && one.getKey().compareTo(best) < 0);
            if (metres <= reach && nearer) {
                best = one.getKey();
                least = metres;
            }
        }
        return best;
    }
}

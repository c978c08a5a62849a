package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** One degree of latitude is 111,319.49 m here; 0.00001 degrees are 1.11 m, at 60 degrees north 0.56 m from west to east. */
class SnapperTest {
    private static final long SEED = 20260301;

    @Test
    void aVertexNearAnotherIsLaidOntoIt() {
        Geometry snapped = snap("LINESTRING(0.000005 0, 1 0)", 1, "POINT(0 0)");
        assertThat(snapped.getCoordinates()[0]).isEqualTo(new Coordinate(0, 0));
        assertThat(snapped.getCoordinates()[1]).isEqualTo(new Coordinate(1, 0));
    }

    @Test
    void aVertexBeyondTheToleranceStays() {
        Geometry snapped = snap("POINT(0.00001 0)", 1, "POINT(0 0)");
        assertThat(snapped.getCoordinate()).isEqualTo(new Coordinate(0.00001, 0));
    }

    @Test
    void distancesFromWestToEastShrinkTowardsThePole() {
        assertThat(snap("POINT(0.00001 60)", 1, "POINT(0 60)").getCoordinate()).isEqualTo(new Coordinate(0, 60));
        assertThat(Snapper.metres(new Coordinate(0, 60), new Coordinate(0.00001, 60)))
                .isCloseTo(0.5566, within(0.0001));
    }

    @Test
    void withoutAVertexNearTheEdgeIsTaken() {
        Geometry snapped = snap("POINT(0.5 0.000005)", 1, "LINESTRING(0 0, 1 0)");
        assertThat(snapped.getCoordinate().y).isZero();
        assertThat(snapped.getCoordinate().x).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aVertexBeatsANearerEdge() {
        Geometry snapped = snap("POINT(0.000004 0.000001)", 1, "LINESTRING(0 0, 1 0)");
        assertThat(snapped.getCoordinate()).isEqualTo(new Coordinate(0, 0));
    }

    @Test
    void aRingStaysClosedAndKeepsItsHeights() {
        Geometry snapped = snap("POLYGON Z((0.000005 0 7,1 0 7,1 1 7,0.000005 0 7))", 1, "POINT(0 0)");
        Coordinate[] ring = snapped.getCoordinates();
        assertThat(ring[0]).isEqualTo(new Coordinate(0, 0)).isEqualTo(ring[3]);
        assertThat(ring[0].getZ()).isEqualTo(7);
    }

    @Test
    void theGivenGeometryIsLeftAlone() {
        Geometry given = read("POINT(0.000005 0)");
        Snapper.snap(given, List.of(read("POINT(0 0)")), 1);
        assertThat(given.getCoordinate().x).isEqualTo(0.000005);
    }

    /** No vertex moves farther than the tolerance, and laying twice moves nothing more than laying once. */
    @Test
    void verticesMoveNoFartherThanTheTolerance() {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            Geometry neighbour = read("LINESTRING(%s, %s, %s)".formatted(at(random), at(random), at(random)));
            Geometry given = read("LINESTRING(%s, %s)".formatted(at(random), at(random)));
            double tolerance_m = random.nextDouble() * 10;
            Geometry snapped = Snapper.snap(given, List.of(neighbour), tolerance_m);
            for (int i = 0; i < 2; i++) {
                assertThat(Snapper.metres(given.getCoordinates()[i], snapped.getCoordinates()[i]))
                        .as("seed %d round %d", SEED, round)
                        .isLessThanOrEqualTo(tolerance_m * 1.000001);
            }
            assertThat(Snapper.snap(snapped, List.of(neighbour), 0.001).equalsExact(snapped, 1e-9))
                    .as("seed %d round %d", SEED, round)
                    .isTrue();
        }
    }

    private static String at(Random random) {
        return "%s %s".formatted(125 + random.nextDouble() * 0.0003, 43 + random.nextDouble() * 0.0003);
    }

    private static Geometry snap(String wkt, double tolerance_m, String neighbour) {
        return Snapper.snap(read(wkt), List.of(read(neighbour)), tolerance_m);
    }

    private static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

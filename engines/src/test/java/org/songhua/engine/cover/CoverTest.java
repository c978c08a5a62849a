package org.songhua.engine.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.songhua.engine.geo.Crs;

/** A01, B01: planes and cover. */
class CoverTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @ParameterizedTest
    @CsvSource({"126, 43.88", "126.7, 43.2", "124.6, 46.5", "127.5, 40.9", "126, 1"})
    void thePlaneAgreesWithProj(double longitude, double latitude) {
        // EPSG:4551: CGCS2000, 3-degree Gauss-Krüger about 126 degrees, false easting 500 km.
        double[] expected = {longitude, latitude};
        Crs.find("EPSG:4551").orElseThrow().fromLonLat(expected, 1);
        double[] metres = GroundPlane.near(126.1).project(longitude, latitude);
        // The system gives northing first or second.
        boolean eastFirst = Math.abs(expected[0] - 500_000 - metres[0]) < 1;
        assertThat(metres[0]).isCloseTo(expected[eastFirst ? 0 : 1] - 500_000, within(0.002));
        assertThat(metres[1]).isCloseTo(expected[eastFirst ? 1 : 0], within(0.002));
    }

    @Test
    void theMeridianIsAMultipleOfHalfADegree() {
        assertThat(GroundPlane.near(125.32).meridian()).isEqualTo(125.5);
        assertThat(GroundPlane.near(-51.2).meridian()).isEqualTo(-51.0);
    }

    @Test
    void aShapeInDegreesBecomesOneInMetres() {
        Geometry degrees = SHAPES.toGeometry(new Envelope(125.99, 126.01, 43.99, 44.01));
        Geometry metres = GroundPlane.near(126).project(degrees);
        // 0.02° of longitude at 44° are 1,604.5 m, of latitude 2,222.2 m.
        assertThat(metres.getArea()).isCloseTo(1604.5 * 2222.2, within(2000.0));
        assertThat(degrees.getEnvelopeInternal().getMinX()).isEqualTo(125.99);
    }

    @Test
    void halfOfASquareWithinReachOfItsMiddleLineIsCovered() {
        var cover = new Cover();
        cover.add(SHAPES.createLineString(new Coordinate[] {new Coordinate(0, -500), new Coordinate(0, 1500)}), 250);
        assertThat(cover.covered(square(-500, 0, 1000))).isCloseTo(500_000, within(1e-6));
        assertThat(cover.covered(square(-100, 0, 200))).isEqualTo(40_000);
        assertThat(cover.covered(square(300, 0, 100))).isZero();
    }

    @Test
    void aCircleIsAHundredthOfAPercentTooSmall() {
        var cover = new Cover();
        cover.add(SHAPES.createPoint(new Coordinate(0, 0)), 100);
        double circle = Math.PI * 10_000;
        assertThat(cover.covered(square(-200, -200, 400))).isBetween(circle * 0.9998, circle);
    }

    @Test
    void reachesThatOverlapCountOnce() {
        var cover = new Cover();
        cover.add(SHAPES.createPoint(new Coordinate(0, 0)), 100);
        double once = cover.covered(square(-200, -200, 400));
        var twice = new Cover();
        twice.add(SHAPES.createPoint(new Coordinate(0, 0)), 100);
        twice.add(SHAPES.createPoint(new Coordinate(0, 0)), 100);
        assertThat(twice.covered(square(-200, -200, 400))).isCloseTo(once, within(1e-6));
    }

    @Test
    void aLineIsCutToWhatLiesInside() {
        var cover = new Cover();
        cover.add(square(0, 0, 100), 0);
        cover.add(square(100, 0, 100), 0);
        assertThat(cover.length(line(-50, 50, 150, 50))).isCloseTo(150, within(1e-9));
        assertThat(cover.length(line(10, 10, 10, 90))).isEqualTo(80);
        assertThat(cover.length(line(300, 0, 400, 0))).isZero();
        assertThat(cover.touches(line(200, 50, 300, 50))).isTrue();
        assertThat(cover.touches(line(201, 50, 300, 50))).isFalse();
    }

    private static Geometry line(double x, double y, double toX, double toY) {
        return SHAPES.createLineString(new Coordinate[] {new Coordinate(x, y), new Coordinate(toX, toY)});
    }

    /** The obvious algorithm: join all reaches of the town first, then cut. */
    @Test
    void coverIsWhatJoiningEverythingFirstGives() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var cover = new Cover();
            List<Geometry> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                var point = SHAPES.createPoint(new Coordinate(random.nextInt(5000), random.nextInt(5000)));
                double radius = 100 + random.nextInt(500);
                cover.add(point, radius);
                all.add(point.buffer(radius, Cover.SEGMENTS));
            }
            Geometry joined = OverlayNGRobust.union(all);
            for (int i = 0; i < 20; i++) {
                Geometry area = square(random.nextInt(5000), random.nextInt(5000), 50 + random.nextInt(700));
                double expected = joined.intersection(area).getArea();
                assertThat(cover.covered(area)).as("seed %d", seed).isCloseTo(expected, within(1e-3));
            }
        }
    }

    @Test
    void theSameQuestionHasTheSameAnswerToTheLastBit() {
        assertThat(town().covered(square(100, 100, 900))).isEqualTo(town().covered(square(100, 100, 900)));
    }

    private static Cover town() {
        var cover = new Cover();
        var random = new Random(7);
        for (int i = 0; i < 50; i++) {
            cover.add(SHAPES.createPoint(new Coordinate(random.nextInt(1000), random.nextInt(1000))), 77.7);
        }
        return cover;
    }

    private static Geometry square(double x, double y, double side) {
        return SHAPES.toGeometry(new Envelope(x, x + side, y, y + side));
    }
}

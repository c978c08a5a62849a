package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;
import org.songhua.engine.shapefile.ShpBytes.Content;

/** Shells run clockwise and holes the other way; which hole is in which shell the format does not say. */
class A02_RingTest {
    /** A square, clockwise from its corner in the south-west: north, east, south, west. */
    private static double[] shell(double x, double y, double side) {
        return new double[] {x, y, x, y + side, x + side, y + side, x + side, y, x, y};
    }

    private static double[] hole(double x, double y, double side) {
        return new double[] {x, y, x + side, y, x + side, y + side, x, y + side, x, y};
    }

    private static Geometry area(double[]... rings) throws IOException {
        return ShpBytes.one(Content.parts(5, rings)).geometry();
    }

    @Test
    void oneRingIsAPolygon() throws IOException {
        assertThat(area(shell(0, 0, 10))).hasToString("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))");
    }

    @Test
    void aHoleIsCutOutOfItsShell() throws IOException {
        // 10 by 10 without 2 by 2
        assertThat(area(shell(0, 0, 10), hole(4, 4, 2)).getArea()).isEqualTo(96);
    }

    @Test
    void aHoleMayComeBeforeItsShell() throws IOException {
        Geometry area = area(hole(4, 4, 2), shell(0, 0, 10));
        assertThat(area).isInstanceOf(Polygon.class);
        assertThat(area.getArea()).isEqualTo(96);
    }

    @Test
    void twoShellsAreTwoPolygonsEachWithItsOwnHole() throws IOException {
        Geometry area = area(shell(0, 0, 10), shell(20, 0, 10), hole(24, 4, 3), hole(4, 4, 2));
        assertThat(area.getNumGeometries()).isEqualTo(2);
        assertThat(area.getGeometryN(0).getArea()).isEqualTo(96);
        assertThat(area.getGeometryN(1).getArea()).isEqualTo(91);
    }

    @Test
    void anIslandInALakeHasItsOwnPond() throws IOException {
        // land 0..100, lake 10..90, island 20..80, pond 40..60: 10,000 - 6,400 + 3,600 - 400
        Geometry area = area(shell(0, 0, 100), hole(10, 10, 80), shell(20, 20, 60), hole(40, 40, 20));
        assertThat(area.getNumGeometries()).isEqualTo(2);
        assertThat(area.getGeometryN(0).getArea()).isEqualTo(3_600);
        assertThat(area.getGeometryN(1).getArea()).isEqualTo(3_200);
        assertThat(area.isValid()).isTrue();
    }

    @Test
    void aHoleThatTouchesItsShellInACornerIsItsHole() throws IOException {
        // the corner (0 0) lies on the shell; the next one decides
        double[] touching = {0, 0, 5, 2, 2, 5, 0, 0};
        Geometry area = area(shell(0, 0, 10), touching);
        assertThat(area).isInstanceOf(Polygon.class);
        assertThat(((Polygon) area).getNumInteriorRing()).isEqualTo(1);
        assertThat(area.isValid()).isTrue();
    }

    @Test
    void aHoleOutsideEveryShellBecomesAShell() throws IOException {
        Geometry area = area(shell(0, 0, 10), hole(50, 50, 2));
        assertThat(area.getNumGeometries()).isEqualTo(2);
        assertThat(area.getArea()).isEqualTo(104);
    }

    @Test
    void aFileThatTurnsEverythingRoundKeepsItsAreas() throws IOException {
        Geometry area = area(hole(0, 0, 10), hole(20, 0, 10));
        assertThat(area.getNumGeometries()).isEqualTo(2);
        assertThat(area.getArea()).isEqualTo(200);
    }

    @Test
    void aRingThatIsNotClosedIsClosed() throws IOException {
        assertThat(area(new double[] {0, 0, 0, 10, 10, 10})).hasToString("POLYGON ((0 0, 0 10, 10 10, 0 0))");
    }

    @Test
    void closingDoesNotLoseTheHeight() throws IOException {
        Content open = Content.parts(15, new double[] {0, 0, 0, 10, 10, 10}).each(7, 8, 9);
        Coordinate[] ring = ShpBytes.one(open).geometry().getCoordinates();
        assertThat(ring).hasSize(4);
        assertThat(ring[3].getZ()).isEqualTo(7);
    }

    @Test
    void anyAreaSurvivesAnyOrderOfItsRings() {
        Seeded.check(200, random -> {
            var rings = new ArrayList<double[]>();
            double expected = 0;
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                double side = random.nextInt(20, 60);
                double inner = random.nextInt(1, 10);
                rings.add(shell(100 * i, 0, side));
                rings.add(hole(100 * i + 5, 5, inner));
                expected += side * side - inner * inner;
            }
            Collections.shuffle(rings, new Random(random.nextLong()));
            Geometry area = area(rings.toArray(double[][]::new));
            assertThat(area.isValid()).isTrue();
            assertThat(area.getNumGeometries()).isEqualTo(rings.size() / 2);
            assertThat(area.getArea()).isCloseTo(expected, within(1e-9));
        });
    }

    @Test
    void randomStarsWithinStarsAreShellAndHole() {
        Seeded.check(200, random -> {
            int corners = random.nextInt(5, 40);
            Polygon outer = Shapes.FACTORY.createPolygon(Shapes.star(random, 0, 0, 100, corners));
            Geometry inner = outer.copy();
            // the same star at a tenth of its size lies within, for every star sees its centre
            inner.apply((Coordinate c) -> c.setCoordinate(new Coordinate(c.x / 10, c.y / 10)));
            Geometry read = area(
                    flat(((Polygon) inner.norm().reverse()).getExteriorRing().getCoordinates()),
                    flat(((Polygon) outer.norm()).getExteriorRing().getCoordinates()));
            assertThat(read).isInstanceOf(Polygon.class);
            assertThat(read.getArea()).isCloseTo(0.99 * outer.getArea(), within(1e-6));
        });
    }

    private static double[] flat(Coordinate[] positions) {
        var flat = new double[2 * positions.length];
        for (int i = 0; i < positions.length; i++) {
            flat[2 * i] = positions[i].x;
            flat[2 * i + 1] = positions[i].y;
        }
        return flat;
    }
}

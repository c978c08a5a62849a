package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class A08_SnappedCheckTest {
    private final SnappedCheck check = new SnappedCheck();
    private final SnappedRings rings = new SnappedRings();
    private int sure;
    private int unsure;

    private void add(Coordinate[] ring, boolean shell) {
        for (Coordinate c : ring) rings.add((int) Math.rint(c.x), (int) Math.rint(c.y));
        rings.end(shell);
    }

    private static Coordinate[] box(int west, int north, int east, int south) {
        return Shapes.FACTORY.toGeometry(new Envelope(west, east, north, south)).getCoordinates();
    }

    private boolean surelyValid() {
        boolean valid = check.surelyValid(rings);
        if (valid) sure++;
        else unsure++;
        return valid;
    }

    /** One polygon of the first ring, if it is a shell, with all others as holes. */
    private Polygon asPolygon() {
        var all = new ArrayList<LinearRing>();
        for (int i = 0; i < rings.count(); i++) all.add(jts(i));
        return Shapes.FACTORY.createPolygon(
                all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private LinearRing jts(int ring) {
        List<Coordinate> positions = new ArrayList<>();
        for (int i = rings.begin(ring); i < rings.end(ring); i++) positions.add(new Coordinate(rings.x(i), rings.y(i)));
        positions.add(positions.getFirst().copy());
        return Shapes.FACTORY.createLinearRing(positions.toArray(Coordinate[]::new));
    }

    @Test
    void ofOneRingItIsExactlyTheVerdictOfJts() {
        Seeded.check(20_000, random -> {
            rings.reset();
            add(randomRing(random, random.nextInt(3, 9), 7), true);
            if (rings.count() == 1) assertThat(surelyValid()).isEqualTo(new IsValidOp(asPolygon()).isValid());
        });
        assertThat(sure).isGreaterThan(1_000);
        assertThat(unsure).isGreaterThan(1_000);
    }

    @Test
    void ofOneRingOfManyPositionsToo() {
        Seeded.check(2_000, random -> {
            rings.reset();
            add(Shapes.star(random, 2000, 2000, random.nextDouble(20, 300), random.nextInt(41, 300)), true);
            if (rings.count() == 1) assertThat(surelyValid()).isEqualTo(new IsValidOp(asPolygon()).isValid());
        });
        assertThat(sure).isGreaterThan(100);
        assertThat(unsure).isGreaterThan(100);
    }

    @Test
    void whatIsSurelyValidWithHolesIsValid() {
        Seeded.check(20_000, random -> {
            rings.reset();
            add(box(0, 0, 20, 20), true);
            for (int i = random.nextInt(1, 4); i > 0; i--) add(randomRing(random, 3, 25), false);
            Geometry polygon = asPolygon();
            boolean valid = new IsValidOp(polygon).isValid();
            if (surelyValid()) assertThat(valid).as(polygon::toText).isTrue();
            else if (valid) assertThat(touches()).as(polygon::toText).isTrue();
        });
        assertThat(sure).isGreaterThan(500);
        assertThat(unsure).isGreaterThan(500);
    }

    private boolean touches() {
        for (int i = 0; i < rings.count(); i++) {
            for (int j = 0; j < i; j++) {
                if (jts(i).intersects(jts(j))) return true;
            }
        }
        return false;
    }

    @Test
    void partsMayLieSideBySideAndInHolesButNotInEachOther() {
        add(box(0, 0, 100, 100), true);
        add(box(200, 0, 300, 100), true);
        assertThat(surelyValid()).isTrue();
        add(box(10, 10, 90, 90), false);
        add(box(20, 20, 30, 30), true);
        assertThat(surelyValid()).isTrue();
        add(box(210, 10, 220, 20), true);
        assertThat(surelyValid()).isFalse();
    }

    @Test
    void aHoleOutsideAndAHoleInAHoleAreNotSure() {
        add(box(0, 0, 100, 100), true);
        add(box(200, 0, 300, 100), false);
        assertThat(surelyValid()).isFalse();
        rings.reset();
        add(box(0, 0, 100, 100), true);
        add(box(10, 10, 90, 90), false);
        add(box(20, 20, 30, 30), false);
        assertThat(surelyValid()).isFalse();
    }

    @Test
    void aTriangleIsAlwaysSure() {
        add(new Coordinate[] {new Coordinate(0, 0), new Coordinate(9, 0), new Coordinate(0, 9)}, true);
        assertThat(surelyValid()).isTrue();
    }

    /** Seen from its middle, a five-pointed star drawn in one stroke goes always to the same side, but around twice. */
    @Test
    void aRingThatGoesAroundTwiceMeetsItself() {
        int[][] points = {{0, -100}, {59, 81}, {-95, -31}, {95, -31}, {-59, 81}};
        for (int[] point : points) rings.add(point[0] + 200, point[1] + 200);
        rings.end(true);
        assertThat(rings.count()).isOne();
        assertThat(surelyValid()).isFalse();
    }

    private static Coordinate[] randomRing(SplittableRandom random, int positions, int grid) {
        var ring = new Coordinate[positions];
        for (int i = 0; i < positions; i++) ring[i] = new Coordinate(random.nextInt(grid), random.nextInt(grid));
        return ring;
    }
}

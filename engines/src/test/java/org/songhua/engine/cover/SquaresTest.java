package org.songhua.engine.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** C01: large areas square by square. */
class SquaresTest {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** Corners about a circle, each a little nearer or farther. */
    private static List<Coordinate> corners(Random random) {
        var corners = new ArrayList<Coordinate>();
        double east = random.nextDouble() * 9000 - 4500;
        double north = 4.8e6 + random.nextDouble() * 9000;
        for (int i = 0; i < 40; i++) {
            double radius = 3000 + random.nextDouble() * 1500;
            double angle = 2 * Math.PI * i / 40;
            corners.add(new Coordinate(east + radius * Math.cos(angle), north + radius * Math.sin(angle)));
        }
        return corners;
    }

    private static Geometry area(List<Coordinate> corners) {
        var ring = new ArrayList<>(corners);
        ring.add(corners.getFirst());
        return SHAPES.createPolygon(ring.toArray(Coordinate[]::new));
    }

    @Test
    void thePartsAreTheWholeAndEachLiesInOneSquare() {
        for (long seed = 0; seed < 20; seed++) {
            Geometry area = area(corners(new Random(seed)));
            assertThat(Squares.isLarge(area)).isTrue();
            List<Geometry> parts = Squares.of(area);
            double sum = parts.stream().mapToDouble(Geometry::getArea).sum();
            assertThat(sum).as("seed %d", seed).isCloseTo(area.getArea(), within(1e-3));
            for (Geometry part : parts) {
                Envelope box = part.getEnvelopeInternal();
                assertThat(Math.floor((box.getMaxX() - 1e-6) / Squares.SIDE) * Squares.SIDE)
                        .isLessThanOrEqualTo(box.getMinX() + 1e-6);
                assertThat(Math.floor((box.getMaxY() - 1e-6) / Squares.SIDE) * Squares.SIDE)
                        .isLessThanOrEqualTo(box.getMinY() + 1e-6);
            }
        }
    }

    @Test
    void whatStaysAsItIsGivesTheSamePartsToTheLastBit() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            List<Coordinate> corners = corners(random);
            var before = new HashSet<>(Squares.of(area(corners)));
            Coordinate moved = corners.get(random.nextInt(corners.size()));
            moved.x += 5;
            List<Geometry> after = Squares.of(area(corners));
            long same = after.stream().filter(before::contains).count();
            assertThat(after.size() - same).as("seed %d", seed).isLessThan(20);
        }
    }

    /** Small squares anywhere: where neither edge runs and nothing changed hands, the same is covered to the last bit. */
    @Test
    void outsideOfWhatTellsTwoAreasApartTheSameIsCovered() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            List<Coordinate> corners = corners(random);
            Geometry before = area(corners);
            if (random.nextBoolean()) corners.forEach(corner -> corner.x += 8);
            else corners.get(random.nextInt(corners.size())).y += 900;
            Geometry after = area(corners);
            List<Envelope> apart = Squares.apart(before, after);
            int same = 0;
            for (int i = 0; i < 300; i++) {
                Geometry small = square(random, before.getEnvelopeInternal());
                if (apart.stream().anyMatch(box -> box.intersects(small.getEnvelopeInternal()))) continue;
                same++;
                assertThat(covered(after, small)).as("seed %d", seed).isEqualTo(covered(before, small));
            }
            assertThat(same).as("seed %d", seed).isGreaterThan(60);
        }
    }

    private static Geometry square(Random random, Envelope within) {
        double west = within.getMinX() + random.nextDouble() * within.getWidth();
        double south = within.getMinY() + random.nextDouble() * within.getHeight();
        return SHAPES.toGeometry(new Envelope(west, west + 90, south, south + 70));
    }

    private static double covered(Geometry by, Geometry what) {
        var cover = new Cover();
        cover.add(by, 0);
        return cover.covered(what);
    }

    @Test
    void areasThatAreOneAreNotApartButAlongTheirEdge() {
        Geometry area = SHAPES.toGeometry(new Envelope(100, 5100, 100, 5100));
        assertThat(Squares.apart(area, area)).hasSize(80);
        assertThat(Squares.apart(SHAPES.createPolygon(), SHAPES.createPolygon()))
                .isEmpty();
    }

    @Test
    void whatIsSmallStaysWhole() {
        assertThat(Squares.isLarge(SHAPES.toGeometry(new Envelope(0, 1999, 0, 700))))
                .isFalse();
    }

    @Test
    void aPointInMetresIsWhereItWasInDegrees() {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            double longitude = 123 + 6 * random.nextDouble();
            double latitude = 180 * random.nextDouble() - 90;
            GroundPlane plane = GroundPlane.near(126);
            double[] metres = plane.project(longitude, latitude);
            double[] degrees = plane.degrees(metres[0], metres[1]);
            assertThat(degrees[1]).isCloseTo(latitude, within(1e-9));
            // A degree of longitude shrinks towards the poles.
            assertThat((degrees[0] - longitude) * Math.cos(Math.toRadians(latitude)))
                    .isCloseTo(0, within(1e-9));
        }
    }
}

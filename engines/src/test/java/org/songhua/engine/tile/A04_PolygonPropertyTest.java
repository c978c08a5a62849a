package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Whatever goes in, what comes out is valid, in the buffer, wound right (the decoder sees to that), and covers the same ground. */
@Tag("slow")
class A04_PolygonPropertyTest {
    /** Half a diagonal of a unit: how far snapping moves a position. */
    private static final double SNAP = 0.7072;

    private static final Geometry RECTANGLE = Shapes.FACTORY.toGeometry(new Envelope(-64, 4160, -64, 4160));
    private final TileSpace space = TileSpace.CHANGCHUN;

    private Geometry shown(Geometry units) {
        var features = space.tile(units).features();
        if (features.isEmpty()) return Shapes.FACTORY.createMultiPolygon();
        assertThat(features).hasSize(1);
        Geometry shown = features.getFirst().geometry();
        var error = new IsValidOp(shown).getValidationError();
        assertThat(error).as("%s from %s", error, units).isNull();
        assertThat(RECTANGLE.getEnvelopeInternal().contains(shown.getEnvelopeInternal()))
                .isTrue();
        return shown;
    }

    private void coversTheSameGround(Geometry units) {
        Geometry shown = shown(units);
        Geometry expected = areas(OverlayNGRobust.overlay(units, RECTANGLE, OverlayNG.INTERSECTION));
        Geometry differing = OverlayNGRobust.overlay(shown, expected, OverlayNG.SYMDIFFERENCE);
        assertThat(differing.getArea())
                .as(() -> units + "\nshown " + shown)
                .isLessThanOrEqualTo(SNAP * (expected.getLength() + shown.getLength()) / 1.9 + 1);
    }

    @SuppressWarnings("unchecked")
    private static Geometry areas(Geometry geometry) {
        return Shapes.FACTORY.createMultiPolygon(
                ((List<Polygon>) PolygonExtracter.getPolygons(geometry)).toArray(Polygon[]::new));
    }

    @Test
    void starsOfAllSizesAnywhere() {
        Seeded.check(1_000, random -> {
            double radius = Math.pow(10, random.nextDouble(-0.5, 4));
            coversTheSameGround(
                    Shapes.polygon(random, random.nextDouble(-300, 4400), random.nextDouble(-300, 4400), radius));
        });
    }

    @Test
    void starsOfManyVerticesWithManyHolesAcrossTheBorder() {
        Seeded.check(150, random -> {
            double x = random.nextBoolean() ? -64 : 4160;
            double y = random.nextDouble(0, 4096);
            var shell = Shapes.FACTORY.createLinearRing(
                    Shapes.star(random, x, y, random.nextDouble(50, 5000), random.nextInt(50, 400)));
            coversTheSameGround(Shapes.FACTORY.createPolygon(shell, holes(random, shell)));
        });
    }

    private static LinearRing[] holes(SplittableRandom random, LinearRing shell) {
        var inside = Shapes.FACTORY.createPolygon(shell);
        Envelope box = shell.getEnvelopeInternal();
        var holes = new ArrayList<Polygon>();
        for (int i = 0; i < 30; i++) {
            var hole = Shapes.FACTORY.createPolygon(Shapes.star(
                    random,
                    random.nextDouble(box.getMinX(), box.getMaxX()),
                    random.nextDouble(box.getMinY(), box.getMaxY()),
                    box.getWidth() / 15,
                    random.nextInt(3, 9)));
            if (inside.contains(hole) && holes.stream().noneMatch(hole::intersects)) holes.add(hole);
        }
        return holes.stream().map(Polygon::getExteriorRing).toArray(LinearRing[]::new);
    }

    /** Right-angled shapes on whole and half units, many with edges exactly on the border of the buffer or the tile. */
    @Test
    void unionsOfGridCellsOnTheBorder() {
        Seeded.check(400, random -> {
            double cell = new double[] {0.5, 1, 2, 32, 64}[random.nextInt(5)];
            double x = random.nextBoolean() ? -64 : 4160;
            double y = new double[] {-64, 0, 2048, 4160}[random.nextInt(4)];
            coversTheSameGround(gridCells(random, x - 4 * cell, y - 4 * cell, cell));
        });
    }

    private static Geometry gridCells(SplittableRandom random, double west, double north, double cell) {
        var cells = new ArrayList<Geometry>();
        for (int i = 0; i < 64; i++) {
            if (random.nextInt(5) < 2) continue;
            double x = west + cell * (i % 8);
            double y = north + cell * Math.floorDiv(i, 8);
            cells.add(Shapes.FACTORY.toGeometry(new Envelope(x, x + cell, y, y + cell)));
        }
        return Shapes.FACTORY.buildGeometry(cells).union();
    }

    @Test
    void combsThatCrossTheBorderManyTimes() {
        Seeded.check(100, random -> {
            int teeth = random.nextInt(2, 60);
            var positions = new ArrayList<Coordinate>();
            positions.add(new Coordinate(-3000, 0));
            for (int i = 0; i < teeth; i++) {
                double y = 3900.0 * i / teeth;
                double width = 3900.0 / teeth;
                double length = random.nextDouble(-200, 4300);
                positions.add(new Coordinate(length, y + 0.1 * width));
                positions.add(new Coordinate(length, y + 0.6 * width));
                positions.add(new Coordinate(random.nextDouble(-1000, -60), y + 0.65 * width));
                positions.add(new Coordinate(random.nextDouble(-1000, -60), y + 0.95 * width));
            }
            positions.add(new Coordinate(-3000, 4000));
            positions.add(positions.getFirst().copy());
            Geometry comb = Shapes.FACTORY.createPolygon(positions.toArray(Coordinate[]::new));
            if (comb.isValid()) coversTheSameGround(comb);
        });
    }

    @Test
    void tinyShapesThatSnappingCrushes() {
        Seeded.check(2_500, random -> {
            double x = random.nextDouble(100, 110);
            double y = random.nextDouble(100, 110);
            var ring = Shapes.star(random, x, y, random.nextDouble(0.5, 6), random.nextInt(4, 40));
            coversTheSameGround(Shapes.FACTORY.createPolygon(ring));
        });
    }

    @Test
    void multiPolygonsWhosePartsComeTogether() {
        Seeded.check(800, random -> {
            var parts = new ArrayList<Polygon>();
            for (int i = 0; i < 12; i++) {
                var part = Shapes.polygon(
                        random, random.nextDouble(-90, -40), random.nextDouble(100, 150), random.nextDouble(1, 12));
                if (parts.stream().noneMatch(part::intersects)) parts.add(part);
            }
            coversTheSameGround(Shapes.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new)));
        });
    }

    @Test
    void ringsThatCrossThemselvesComeOutValid() {
        Seeded.check(1_500, random -> {
            double spread = Math.pow(10, random.nextDouble(0, 4));
            var positions = new Coordinate[random.nextInt(4, 20)];
            for (int i = 1; i < positions.length; i++) {
                positions[i] =
                        new Coordinate(random.nextDouble(-spread, spread), 2000 + random.nextDouble(-spread, spread));
            }
            positions[0] = positions[positions.length - 1].copy();
            shown(Shapes.FACTORY.createPolygon(positions));
        });
    }

    @Test
    void theSameHoldsAtEveryZoom() {
        Seeded.check(300, random -> {
            int zoom = random.nextInt(0, 23);
            var tile = new TileSpace(zoom, (int) (0.85 * (1 << zoom)), (int) (0.36 * (1 << zoom)));
            var units = Shapes.polygon(
                    random, random.nextDouble(0, 4000), random.nextDouble(700, 3500), random.nextDouble(2, 600));
            Geometry shown = tile.tile(units).features().getFirst().geometry();
            assertThat(shown.isValid()).isTrue();
            assertThat(shown.getArea())
                    .isCloseTo(
                            units.intersection(RECTANGLE).getArea(),
                            org.assertj.core.data.Offset.offset(units.getLength()));
        });
    }
}

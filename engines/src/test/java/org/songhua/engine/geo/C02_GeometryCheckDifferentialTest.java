package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** The check finds a fault exactly where JTS finds one, on valid, invalid and degenerate geometries. */
@Tag("slow")
class C02_GeometryCheckDifferentialTest {
    private final AtomicInteger valid = new AtomicInteger();
    private final AtomicInteger invalid = new AtomicInteger();

    private void agrees(Geometry geometry) {
        var faults = GeometryCheck.check(geometry, Place.NOWHERE);
        var error = new IsValidOp(geometry).getValidationError();
        assertThat(faults.isEmpty())
                .as(() -> geometry + "\nJTS: " + error + "\nfound: " + faults)
                .isEqualTo(error == null);
        (error == null ? valid : invalid).incrementAndGet();
        for (Fault fault : faults) {
            assertThat(fault.place().hasPosition()).isTrue();
            var box = Shapes.FACTORY
                    .createMultiPointFromCoords(geometry.getCoordinates())
                    .getEnvelopeInternal();
            box.expandBy(1e-9);
            assertThat(box.contains(fault.place().longitude(), fault.place().latitude()))
                    .isTrue();
        }
    }

    private void bothKindsOccurred(int atLeast) {
        assertThat(valid.get()).isGreaterThan(atLeast);
        assertThat(invalid.get()).isGreaterThan(atLeast);
    }

    @Test
    void onRingsOfAFewPositionsOfASmallGrid() {
        Seeded.check(30_000, random -> agrees(polygon(ring(random, random.nextInt(3, 8), 5))));
        bothKindsOccurred(1_000);
    }

    @Test
    void onPolygonsWithHolesOnASmallGrid() {
        Seeded.check(30_000, random -> {
            var outline = random.nextInt(4) == 0 ? rectangle(random, 0, 8) : square(8);
            var holes = many(
                    new LinearRing[random.nextInt(1, 4)],
                    () -> random.nextBoolean() ? triangle(random, 8) : rectangle(random, 0, 8));
            agrees(Shapes.FACTORY.createPolygon(outline, holes));
        });
        bothKindsOccurred(1_000);
    }

    @Test
    void onMultiPolygonsOnASmallGrid() {
        Seeded.check(30_000, random -> {
            var parts = many(
                    new Polygon[random.nextInt(2, 5)],
                    () -> polygon(random.nextBoolean() ? triangle(random, 9) : rectangle(random, 0, 9)));
            agrees(Shapes.FACTORY.createMultiPolygon(parts));
        });
        bothKindsOccurred(1_000);
    }

    @Test
    void onStarsWhoseVerticesAreSometimesMoved() {
        Seeded.check(8_000, random -> {
            var star = Shapes.star(random, 125.3, 43.9, 0.001, random.nextInt(4, 120));
            if (random.nextBoolean()) {
                int moved = random.nextInt(1, star.length - 1);
                star[moved] = new Coordinate(
                        125.3 + random.nextDouble(-0.001, 0.001), 43.9 + random.nextDouble(-0.001, 0.001));
            }
            agrees(Shapes.FACTORY.createPolygon(star));
        });
        bothKindsOccurred(1_000);
    }

    @Test
    void onUnionsOfGridCellsWithManyTouchingRings() {
        Seeded.check(150, random -> {
            var union = Shapes.gridCells(random, 8, 0.55);
            agrees(union);
            agrees(flattened(union));
        });
        bothKindsOccurred(40);
    }

    @Test
    void onOneRingOfThousandsOfPositions() {
        Seeded.check(2, random -> {
            var star = Shapes.star(random, 0, 0, 10, 4_000);
            agrees(Shapes.FACTORY.createPolygon(star));
            star[2_000] = new Coordinate(-star[2_000].x, -star[2_000].y);
            agrees(Shapes.FACTORY.createPolygon(star));
        });
    }

    /** All rings of all parts as one polygon: sometimes valid, mostly not. */
    private static Geometry flattened(Geometry union) {
        var first = (Polygon) union.getGeometryN(0);
        var others = new LinearRing[union.getNumGeometries() - 1];
        for (int i = 0; i < others.length; i++) others[i] = ((Polygon) union.getGeometryN(i + 1)).getExteriorRing();
        return Shapes.FACTORY.createPolygon(first.getExteriorRing(), others);
    }

    private static Polygon polygon(LinearRing ring) {
        return Shapes.FACTORY.createPolygon(ring);
    }

    private static LinearRing ring(SplittableRandom random, int positions, int grid) {
        var ring =
                many(new Coordinate[positions + 1], () -> new Coordinate(random.nextInt(grid), random.nextInt(grid)));
        ring[positions] = ring[0].copy();
        return Shapes.FACTORY.createLinearRing(ring);
    }

    private static LinearRing triangle(SplittableRandom random, int grid) {
        return ring(random, 3, grid);
    }

    private static LinearRing rectangle(SplittableRandom random, int low, int high) {
        int west = random.nextInt(low, high);
        int east = random.nextInt(west + 1, high + 1);
        int south = random.nextInt(low, high);
        int north = random.nextInt(south + 1, high + 1);
        return Shapes.FACTORY.createLinearRing(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)
        });
    }

    private static LinearRing square(int side) {
        return ((Polygon) Shapes.FACTORY.toGeometry(new Envelope(0, side, 0, side))).getExteriorRing();
    }

    private static <T> T[] many(T[] target, Supplier<T> maker) {
        for (int i = 0; i < target.length; i++) target[i] = maker.get();
        return target;
    }
}

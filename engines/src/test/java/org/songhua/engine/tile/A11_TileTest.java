package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Whole tiles: neighbours fit together, damage does no harm, big things cost little. */
class A11_TileTest {
    private static final Geometry RECTANGLE = Shapes.FACTORY.toGeometry(new Envelope(-64, 4160, -64, 4160));
    private final TileSpace space = TileSpace.CHANGCHUN;
    private final TileSpace east = new TileSpace(14, space.column() + 1, space.row());

    /** What a neighbour shows, in the units of this tile. */
    private Geometry shownByNeighbour(byte[] wkb) {
        return AffineTransformation.translationInstance(4096, 0).transform(shown(east, wkb));
    }

    private static Geometry shown(TileSpace tile, byte[] wkb) {
        var encoder = tile.encoder();
        encoder.feature("layer", wkb, List.of());
        var features = DecodedTile.of(encoder.toBytes()).features();
        return features.isEmpty()
                ? Shapes.FACTORY.createPolygon()
                : features.getFirst().geometry();
    }

    @Test
    void bothTilesShowTheSameOfWhatLiesInBothBuffers() {
        Seeded.check(1_000, random -> {
            double x = 4096 + random.nextDouble(-30, 30);
            Geometry small = Shapes.polygon(random, x, random.nextDouble(0, 4096), random.nextDouble(3, 30));
            byte[] wkb = space.wkb(small);
            assertThat(shownByNeighbour(wkb).norm().toText())
                    .isEqualTo(shown(space, wkb).norm().toText());
        });
    }

    @Test
    void aPolygonAcrossTheEdgeIsCompleteInBothTilesTogether() {
        Seeded.check(300, random -> {
            Geometry big = Shapes.polygon(random, 4096, random.nextDouble(500, 3500), random.nextDouble(300, 3000));
            byte[] wkb = space.wkb(big);
            Geometry both = shown(space, wkb).union(shownByNeighbour(wkb));
            Geometry strip = Shapes.FACTORY.toGeometry(new Envelope(-64, 8256, -64, 4160));
            Geometry missing = big.intersection(strip).difference(both.buffer(1.5));
            assertThat(missing.getArea()).isLessThan(1);
        });
    }

    @Test
    void damagedFeaturesAreRefusedOrShownButNeverSpoilTheTile() {
        Seeded.check(3_000, random -> {
            var encoder = space.encoder();
            encoder.feature("layer", space.wkb("POINT (5 5)"), List.of());
            byte[] wkb = space.wkb(Shapes.polygon(random, 2000, 2000, 3000));
            for (int i = 0; i < 3; i++) wkb[random.nextInt(wkb.length)] = (byte) random.nextInt(256);
            try {
                encoder.feature("layer", wkb, List.of(new Tag("n", 1L)));
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            for (var feature : DecodedTile.of(encoder.toBytes()).features()) {
                assertThat(feature.geometry().isValid())
                        .as(() -> Wkb.read(wkb) + "\n" + feature.geometry())
                        .isTrue();
                assertThat(RECTANGLE.covers(feature.geometry()))
                        .as(() -> Wkb.read(wkb) + " " + feature.geometry())
                        .isTrue();
            }
        });
    }

    @Test
    void aGeometryAmongOtherBytesGivesTheSameTile() {
        Seeded.check(500, random -> {
            byte[] wkb = space.wkb(Shapes.polygon(random, 2000, 2000, 4000));
            byte[] among = new byte[wkb.length + 7];
            System.arraycopy(wkb, 0, among, 3, wkb.length);
            var alone = space.encoder();
            alone.feature("layer", wkb, List.of());
            var inside = space.encoder();
            inside.feature("layer", among, 3, 3 + wkb.length, List.of());
            assertThat(inside.toBytes()).isEqualTo(alone.toBytes());
        });
    }

    @Test
    void anyGeometryOfTheWorldGivesAReadableTileAtZoomZero() {
        Seeded.check(2_000, random -> {
            var encoder = new MvtEncoder(0, 0, 0);
            encoder.feature("world", Wkb.of(Shapes.any(random)), List.of());
            for (var feature : DecodedTile.of(encoder.toBytes()).features()) {
                assertThat(feature.geometry().isValid()).isTrue();
            }
        });
    }

    @Test
    void aPolygonOfAHundredThousandPositionsAroundTheTileBecomesFourCorners() {
        var random = new SplittableRandom(3);
        var positions = new ArrayList<Coordinate>();
        for (int i = 0; i < 100_000; i++) {
            double angle = 2 * Math.PI * i / 100_000;
            double radius = random.nextDouble(20_000, 40_000);
            positions.add(new Coordinate(2000 + radius * Math.cos(angle), 2000 + radius * Math.sin(angle)));
        }
        positions.add(positions.getFirst().copy());
        Geometry country = Shapes.FACTORY.createPolygon(positions.toArray(Coordinate[]::new));
        Geometry shown = shown(space, space.wkb(country));
        assertThat(shown.getNumPoints()).isEqualTo(5);
        assertThat(shown.getArea()).isEqualTo(RECTANGLE.getArea());
    }

    @Test
    void manyFeaturesOfManyLayersComeBackInOrder() {
        var random = new SplittableRandom(9);
        var encoder = space.encoder();
        for (int i = 0; i < 3_000; i++) {
            String at = "POINT (%d %d)".formatted(random.nextInt(4096), random.nextInt(4096));
            encoder.feature("layer " + i % 5, space.wkb(at), List.of(new Tag("n", (long) i)));
        }
        var tile = DecodedTile.of(encoder.toBytes());
        assertThat(tile.layers.keySet()).containsExactly("layer 0", "layer 1", "layer 2", "layer 3", "layer 4");
        long n = 2;
        for (var feature : tile.layers.get("layer 2").features()) {
            assertThat(feature.tags()).containsEntry("n", n);
            n += 5;
        }
        assertThat(n).isEqualTo(3_002);
    }
}

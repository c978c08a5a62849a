package org.songhua.edge.ogc.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.Extent;
import org.songhua.engine.geo.CrsByReference;

/** The rectangle that a collection tells: whoever takes its two corners into another of its systems finds everything between them. */
class RoomyExtentTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int STEPS = 8;

    @Test
    void itsCornersHoldEverythingInEverySystemOfTheCollection() {
        var random = new SplittableRandom(20261129);
        int systems = 0;
        for (int i = 0; i < 200; i++) {
            double west = 74 + 60 * random.nextDouble();
            double south = 18 + 35 * random.nextDouble();
            var extent = new Extent(west, south, west + 0.4 * random.nextDouble(), south + 0.4 * random.nextDouble());
            Extent roomy = CollectionDocument.roomy(extent);
            for (CrsByReference crs : CrsByReference.list(extent.west(), extent.east())) {
                systems++;
                Envelope box = envelope(crs, roomy.west(), roomy.south());
                box.expandToInclude(envelope(crs, roomy.east(), roomy.north()));
                assertThat(box.contains(border(crs, extent)))
                        .as("%s of %s", crs, extent)
                        .isTrue();
            }
        }
        assertThat(systems).isGreaterThan(2_000);
    }

    @Test
    void onePlaceStaysOne() {
        var place = new Extent(125.3, 43.9, 125.3, 43.9);
        assertThat(CollectionDocument.roomy(place)).isEqualTo(place);
    }

    @Test
    void theEarthHasNoRoomAroundIt() {
        assertThat(CollectionDocument.roomy(Extent.WORLD)).isEqualTo(Extent.WORLD);
    }

    private static Envelope border(CrsByReference crs, Extent extent) {
        var border = new Envelope();
        for (int i = 0; i <= STEPS; i++) {
            double x = extent.west() + (extent.east() - extent.west()) * i / STEPS;
            double y = extent.south() + (extent.north() - extent.south()) * i / STEPS;
            border.expandToInclude(envelope(crs, x, extent.south()));
            border.expandToInclude(envelope(crs, x, extent.north()));
            border.expandToInclude(envelope(crs, extent.west(), y));
            border.expandToInclude(envelope(crs, extent.east(), y));
        }
        return border;
    }

    private static Envelope envelope(CrsByReference crs, double longitude, double latitude) {
        Geometry point = FACTORY.createPoint(new Coordinate(longitude, latitude));
        return crs.fromLonLat(point).getEnvelopeInternal();
    }
}

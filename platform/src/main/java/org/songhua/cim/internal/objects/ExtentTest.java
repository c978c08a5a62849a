package org.songhua.cim.internal.objects;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.predicate.RectangleIntersects;
import org.songhua.cim.Extent;
import org.songhua.engine.geo.Wkb;

/**
 * Whether a geometry meets one of some extents, exactly. Most are decided by their envelope; only those on the border
 * are read.
 */
final class ExtentTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Extent> extents;

    ExtentTest(List<Extent> extents) {
        this.extents = extents;
    }

    boolean meets(byte[] wkb) {
        if (extents.isEmpty()) return true;
        double[] box = Wkb.envelope(wkb);
        for (Extent extent : extents) {
            if (meets(extent, box, wkb)) return true;
        }
        return false;
    }

    private static boolean meets(Extent extent, double[] box, byte[] wkb) {
        if (box[0] > extent.east() || box[2] < extent.west() || box[1] > extent.north() || box[3] < extent.south()) {
            return false;
        }
        if (box[0] >= extent.west()
                && box[2] <= extent.east()
                && box[1] >= extent.south()
                && box[3] <= extent.north()) {
            return true;
        }
        var envelope = new Envelope(extent.west(), extent.east(), extent.south(), extent.north());
        var rectangle = FACTORY.toGeometry(envelope);
        // A degenerate extent is a point or a line, which RectangleIntersects does not take.
        return rectangle instanceof Polygon polygon
                ? RectangleIntersects.intersects(polygon, Wkb.read(wkb))
                : rectangle.intersects(Wkb.read(wkb));
    }
}

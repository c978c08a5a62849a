package org.songhua.cim.internal.objects;

import java.util.Arrays;
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
        return meets(wkb, 0, wkb.length);
    }

    /** {@return the same of a geometry that lies among other bytes} */
    boolean meets(byte[] bytes, int from, int to) {
        if (extents.isEmpty()) return true;
        double[] box = Wkb.envelope(bytes, from, to);
        for (Extent extent : extents) {
            if (meets(extent, box, bytes, from, to)) return true;
        }
        return false;
    }

    private static boolean meets(Extent extent, double[] box, byte[] bytes, int from, int to) {
        if (box[0] > extent.east() || box[2] < extent.west() || box[1] > extent.north() || box[3] < extent.south()) {
            return false;
        }
        if (box[0] >= extent.west()
                && box[2] <= extent.east()
                && box[1] >= extent.south()
                && box[3] <= extent.north()) {
            return true;
        }
        byte[] wkb = Arrays.copyOfRange(bytes, from, to);
        var envelope = new Envelope(extent.west(), extent.east(), extent.south(), extent.north());
        var rectangle = FACTORY.toGeometry(envelope);
        // A degenerate extent is a point or a line, which RectangleIntersects does not take.
        return rectangle instanceof Polygon polygon
                ? RectangleIntersects.intersects(polygon, Wkb.read(wkb))
                : rectangle.intersects(Wkb.read(wkb));
    }
}

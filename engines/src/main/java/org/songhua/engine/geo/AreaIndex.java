package org.songhua.engine.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds which of many areas a shape meets, for joins of all objects with all districts. Most shapes lie well inside one area, and
 * their box alone tells so: each area keeps a box that lies in its interior. Not for use by several threads.
 */
public final class AreaIndex {
    private final List<Area> areas = new ArrayList<>();
    private final STRtree tree = new STRtree();

    /** @param polygons the areas, valid; they are told by their place in this list */
    public AreaIndex(List<Geometry> polygons) {
        for (Geometry polygon : polygons) {
            var area = new Area(areas.size(), PreparedGeometryFactory.prepare(polygon), innerBox(polygon));
            areas.add(area);
            tree.insert(polygon.getEnvelopeInternal(), area);
        }
        tree.build();
    }

    /** An area with what decides quickly. */
    private record Area(int number, PreparedGeometry shape, Envelope inner) {}

    /**
     * Tells the numbers of all areas that a shape meets, touching included, in no particular order.
     *
     * @param wkb the shape
     * @throws IllegalArgumentException when the bytes are not WKB or hold no position
     */
    public void meeting(byte[] wkb, IntConsumer sink) {
        double[] box = Wkb.envelope(wkb);
        var envelope = new Envelope(box[0], box[2], box[1], box[3]);
        Geometry shape = null;
        for (Object candidate : tree.query(envelope)) {
            var area = (Area) candidate;
            if (!area.inner.contains(envelope)) {
                if (shape == null) shape = Wkb.read(wkb);
                if (!area.shape.intersects(shape)) continue;
            }
            sink.accept(area.number);
        }
    }

    /** {@return a box within the area, as large as halving the box around it shows; null box when none is found} */
    private static Envelope innerBox(Geometry polygon) {
        Envelope outer = polygon.getEnvelopeInternal();
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(polygon);
        for (double share = 1.0; share > 0.1; share -= 0.05) {
            var box = new Envelope(outer);
            box.expandBy(-outer.getWidth() * (1 - share) / 2, -outer.getHeight() * (1 - share) / 2);
            if (!box.isNull() && prepared.covers(Wkb.FACTORY.toGeometry(box))) return box;
        }
        return new Envelope();
    }
}

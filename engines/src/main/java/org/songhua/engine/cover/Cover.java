package org.songhua.engine.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What lies within reach of something, in the metres of a {@link GroundPlane}. Not for use by several threads. */
public final class Cover {
    /** Segments of a quarter of a circle: its area is then 0.01 % too small. */
    static final int SEGMENTS = 64;
    /** More reaches than this are joined half by half: joining costs more than its share when there are many. */
    private static final int MANY = 48;
    /** Nothing is halved below this, metres. */
    private static final double SMALLEST = 100;

    private final List<Reach> reaches = new ArrayList<>();
    private final STRtree tree = new STRtree();

    private record Reach(int number, PreparedGeometry shape) {}

    /** Adds a facility, in metres, with its radius in metres. Call before the first question. */
    public void add(Geometry facility, double radius) {
        Geometry shape = BufferOp.bufferOp(facility, radius, SEGMENTS);
        if (shape.isEmpty()) return;
        var reach = new Reach(reaches.size(), PreparedGeometryFactory.prepare(shape));
        reaches.add(reach);
        tree.insert(shape.getEnvelopeInternal(), reach);
    }

    /** {@return square metres of an area that lie within any reach} */
    public double covered(Geometry area) {
        return part(area, near(area), Geometry::getArea);
    }

    /** {@return metres of a line that lie within any reach} */
    public double length(Geometry line) {
        return part(line, near(line), Geometry::getLength);
    }

    /** {@return whether anything of a geometry lies within any reach, its edge included} */
    public boolean touches(Geometry geometry) {
        return !near(geometry).isEmpty();
    }

    private static double part(Geometry whole, List<Reach> near, ToDoubleFunction<Geometry> measure) {
        for (Reach reach : near) if (reach.shape.covers(whole)) return measure.applyAsDouble(whole);
        if (near.isEmpty()) return 0;
        if (near.size() > MANY && longerSide(whole) > SMALLEST) {
            double sum = 0;
            for (Geometry half : halves(whole)) sum += part(half, near(near, half), measure);
            return sum;
        }
        return measure.applyAsDouble(OverlayNGRobust.overlay(joined(near), whole, OverlayNG.INTERSECTION));
    }

    private static double longerSide(Geometry whole) {
        Envelope box = whole.getEnvelopeInternal();
        return Math.max(box.getWidth(), box.getHeight());
    }

    /** {@return what lies on either side of the middle of the longer side; touching points and edges are left out} */
    private static List<Geometry> halves(Geometry whole) {
        Envelope box = whole.getEnvelopeInternal();
        boolean wide = box.getWidth() >= box.getHeight();
        double x = wide ? box.centre().x : box.getMaxX();
        double y = wide ? box.getMaxY() : box.centre().y;
        var first = new Envelope(box.getMinX(), x, box.getMinY(), y);
        var second = new Envelope(wide ? x : box.getMinX(), box.getMaxX(), wide ? box.getMinY() : y, box.getMaxY());
        return List.of(Squares.within(whole, first), Squares.within(whole, second));
    }

    /** In order of being added, so that equal input gives equal output to the last bit. */
    private List<Reach> near(Geometry area) {
        var near = new ArrayList<Reach>();
        for (Object candidate : tree.query(area.getEnvelopeInternal())) {
            var reach = (Reach) candidate;
            if (reach.shape.intersects(area)) near.add(reach);
        }
        near.sort(Comparator.comparingInt(Reach::number));
        return near;
    }

    /** What comes near a part comes near the whole. */
    private static List<Reach> near(List<Reach> whole, Geometry part) {
        Envelope box = part.getEnvelopeInternal();
        return whole.stream()
                .filter(reach ->
                        reach.shape.getGeometry().getEnvelopeInternal().intersects(box) && reach.shape.intersects(part))
                .toList();
    }

    private static Geometry joined(List<Reach> reaches) {
        var shapes = reaches.stream().map(reach -> reach.shape.getGeometry()).toList();
        return OverlayNGRobust.union(shapes);
    }
}

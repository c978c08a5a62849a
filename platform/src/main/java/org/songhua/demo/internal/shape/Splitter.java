package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Cuts a polygon into parts of about a wanted area by straight lines across its longer side. A cut prefers to end at a
 * corner of the outline, where a street from beyond may arrive, so that streets go on over crossings.
 */
public final class Splitter {
    private final Dice dice;
    private final double target;
    private final double leastWidth;
    private final List<Polygon> leaves = new ArrayList<>();
    private final List<LineString> cuts = new ArrayList<>();

    /**
     * @param dice chance of this polygon
     * @param target wanted area of a part, m²
     * @param leastWidth least width of a part, metres
     */
    public Splitter(Dice dice, double target, double leastWidth) {
        this.dice = dice;
        this.target = target;
        this.leastWidth = leastWidth;
    }

    /** Cuts a polygon; may be called once. */
    public Splitter split(Polygon area) {
        if (area.getArea() < target * dice.between(0.85, 1.75) || !cut(area)) leaves.add(area);
        return this;
    }

    public List<Polygon> leaves() {
        return leaves;
    }

    public List<LineString> cuts() {
        return cuts;
    }

    private boolean cut(Polygon area) {
        Axes axes = Axes.of(area);
        Axes.Box box = axes.box(area);
        boolean along = box.length() >= box.breadth();
        double extent = along ? box.length() : box.breadth();
        if (extent < 2 * leastWidth) return false;
        List<Double> corners = corners(area, axes, box, along);
        for (int attempt = 0; attempt < 6; attempt++) {
            double ideal = extent * dice.about(0.5, 0.05 + 0.06 * attempt);
            double at = attempt < 3 ? nearest(corners, ideal, extent * 0.14) : ideal;
            if (at < leastWidth || extent - at < leastWidth) continue;
            if (cut(area, axes, box, along, at)) return true;
        }
        return false;
    }

    private static List<Double> corners(Polygon area, Axes axes, Axes.Box box, boolean along) {
        List<Double> corners = new ArrayList<>();
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        for (int i = 0; i + 1 < ring.length; i++) {
            Coordinate before = ring[i == 0 ? ring.length - 2 : i - 1];
            if (isCorner(before, ring[i], ring[i + 1])) {
                Coordinate local = axes.local(ring[i]);
                corners.add(along ? local.x - box.west() : local.y - box.south());
            }
        }
        return corners;
    }

    /** {@return whether the outline turns there by more than about 18°, or a street meets it} */
    private static boolean isCorner(Coordinate a, Coordinate b, Coordinate c) {
        double cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        return StrictMath.abs(cross) > 0.3 * a.distance(b) * b.distance(c);
    }

    private static double nearest(List<Double> values, double wanted, double reach) {
        double best = wanted;
        double least = reach;
        for (double value : values) {
            if (StrictMath.abs(value - wanted) < least) {
                least = StrictMath.abs(value - wanted);
                best = value;
            }
        }
        return best;
    }

    private boolean cut(Polygon area, Axes axes, Axes.Box box, boolean along, double at) {
        double far = box.length() + box.breadth();
        double west = along ? box.west() + at : box.west() - far;
        double south = along ? box.south() - far : box.south() + at;
        Polygon half = along
                ? axes.rectangle(box.west() - far, box.south() - far, west, box.north() + far)
                : axes.rectangle(box.west() - far, box.south() - far, box.east() + far, south);
        List<Polygon> parts = new ArrayList<>();
        collect(Overlay.intersection(area, half), parts);
        collect(Overlay.difference(area, half), parts);
        if (parts.size() < 2) return false;
        for (Polygon part : parts) if (part.getArea() < leastWidth * leastWidth * 0.8) return false;
        LineString line = along
                ? axes.segment(west, box.south() - far, west, box.north() + far)
                : axes.segment(box.west() - far, south, box.east() + far, south);
        Geometry inside = Overlay.intersection(line, area);
        for (int i = 0; i < inside.getNumGeometries(); i++) {
            if (inside.getGeometryN(i) instanceof LineString piece) cuts.add(piece);
        }
        for (Polygon part : parts) split(part);
        return true;
    }

    private static void collect(Geometry geometry, List<Polygon> out) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && polygon.getArea() > 1) out.add(polygon);
        }
    }
}

package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The outline of a building: its ring, perhaps a courtyard, and rectangles that cover it, which its fit is tested with.
 *
 * @param area the footprint
 * @param parts rectangles that together cover the footprint
 */
public record Outline(Polygon area, List<Rect> parts) {
    public Outline {
        parts = List.copyOf(parts);
    }

    /** A rectangle. */
    public static Outline of(Rect rect) {
        return new Outline(polygon(List.of(rect.corners()), List.of()), List.of(rect));
    }

    /** {@return the rectangle that says where the front is: the first part} */
    public Rect main() {
        return parts.getFirst();
    }

    /**
     * An L: a wing along the first axis in the south and one along the second in the west.
     *
     * @param frame rectangle around the L
     * @param depth depth of the wings, metres
     */
    public static Outline ell(Rect frame, double depth) {
        double s = share(depth, frame.halfDepth());
        double w = share(depth, frame.halfLength());
        var ring = List.of(
                frame.at(-1, -1), frame.at(1, -1), frame.at(1, s), frame.at(w, s), frame.at(w, 1), frame.at(-1, 1));
        return new Outline(polygon(ring, List.of()), List.of(part(frame, -1, -1, 1, s), part(frame, -1, s, w, 1)));
    }

    /** A U, open to the south. */
    public static Outline you(Rect frame, double depth) {
        double n = -share(depth, frame.halfDepth());
        double w = share(depth, frame.halfLength());
        var ring = List.of(
                frame.at(-1, -1),
                frame.at(w, -1),
                frame.at(w, n),
                frame.at(-w, n),
                frame.at(-w, -1),
                frame.at(1, -1),
                frame.at(1, 1),
                frame.at(-1, 1));
        return new Outline(
                polygon(ring, List.of()),
                List.of(part(frame, -1, n, 1, 1), part(frame, -1, -1, w, n), part(frame, -w, -1, 1, n)));
    }

    /** Two slabs from west to east joined by one in the middle, like an H on its side. */
    public static Outline aitch(Rect frame, double depth) {
        double s = share(depth, frame.halfDepth());
        double m = depth / 2 / frame.halfLength();
        var ring = List.of(
                frame.at(-1, -1),
                frame.at(1, -1),
                frame.at(1, s),
                frame.at(m, s),
                frame.at(m, -s),
                frame.at(1, -s),
                frame.at(1, 1),
                frame.at(-1, 1),
                frame.at(-1, -s),
                frame.at(-m, -s),
                frame.at(-m, s),
                frame.at(-1, s));
        return new Outline(
                polygon(ring, List.of()),
                List.of(part(frame, -1, -1, 1, s), part(frame, -m, s, m, -s), part(frame, -1, -s, 1, 1)));
    }

    /** A closed block around a courtyard. */
    public static Outline court(Rect frame, double depth) {
        double s = share(depth, frame.halfDepth());
        double w = share(depth, frame.halfLength());
        var hole = List.of(frame.at(w, s), frame.at(w, -s), frame.at(-w, -s), frame.at(-w, s));
        return new Outline(
                polygon(List.of(frame.corners()), hole),
                List.of(
                        part(frame, -1, -1, 1, s),
                        part(frame, -1, -s, 1, 1),
                        part(frame, -1, s, w, -s),
                        part(frame, -w, s, 1, -s)));
    }

    /** {@return the coordinate in shares of the half extent of what lies a depth inside the low edge} */
    private static double share(double depth, double half) {
        return depth / half - 1;
    }

    private static Rect part(Rect frame, double west, double south, double east, double north) {
        return new Rect(
                frame.at((west + east) / 2, (south + north) / 2),
                frame.axes(),
                frame.halfLength() * (east - west) / 2,
                frame.halfDepth() * (north - south) / 2);
    }

    private static Polygon polygon(List<Coordinate> ring, List<Coordinate> hole) {
        if (hole.isEmpty()) return Plane.FACTORY.createPolygon(closed(ring));
        return Plane.FACTORY.createPolygon(closed(ring), new LinearRing[] {closed(hole)});
    }

    private static LinearRing closed(List<Coordinate> ring) {
        List<Coordinate> points = new ArrayList<>(ring);
        points.add(ring.getFirst().copy());
        return Plane.FACTORY.createLinearRing(points.toArray(Coordinate[]::new));
    }
}

package org.songhua.demo.internal.shape;

import org.locationtech.jts.geom.Coordinate;

/**
 * A rectangle in any direction.
 *
 * @param centre its centre in the plane
 * @param axes direction of its length
 * @param halfLength half its extent along the first axis, metres
 * @param halfDepth half its extent along the second axis, metres
 */
public record Rect(Coordinate centre, Axes axes, double halfLength, double halfDepth) {

    /** A rectangle given by its box in its axes. */
    public static Rect of(Axes axes, double west, double south, double east, double north) {
        return new Rect(
                axes.plane((west + east) / 2, (south + north) / 2), axes, (east - west) / 2, (north - south) / 2);
    }

    /** {@return the place of a point given in shares (-1 to 1) of the half extents} */
    public Coordinate at(double along, double across) {
        double x = along * halfLength;
        double y = across * halfDepth;
        return new Coordinate(centre.x + x * axes.cos() - y * axes.sin(), centre.y + x * axes.sin() + y * axes.cos());
    }

    /** {@return its corners anticlockwise} */
    public Coordinate[] corners() {
        return new Coordinate[] {at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)};
    }

    /** {@return the radius of the circle around it} */
    public double reach() {
        return StrictMath.sqrt(halfLength * halfLength + halfDepth * halfDepth);
    }

    private double extent(double dx, double dy) {
        return halfLength * StrictMath.abs(axes.cos() * dx + axes.sin() * dy)
                + halfDepth * StrictMath.abs(axes.cos() * dy - axes.sin() * dx);
    }

    /**
     * {@return a lower bound of the distance to another rectangle: the widest gap on the axes of both (separating axis
     * theorem); negative when they overlap}
     */
    public double gap(Rect other) {
        double dx = other.centre.x - centre.x;
        double dy = other.centre.y - centre.y;
        double gap = gap(other, dx, dy, axes.cos(), axes.sin());
        gap = Math.max(gap, gap(other, dx, dy, -axes.sin(), axes.cos()));
        gap = Math.max(gap, gap(other, dx, dy, other.axes.cos(), other.axes.sin()));
        return Math.max(gap, gap(other, dx, dy, -other.axes.sin(), other.axes.cos()));
    }

    private double gap(Rect other, double dx, double dy, double ax, double ay) {
        return StrictMath.abs(dx * ax + dy * ay) - extent(ax, ay) - other.extent(ax, ay);
    }

    /** {@return a lower bound of the distance to the line from a to b; negative when it is cut by it} */
    public double gap(Coordinate a, Coordinate b) {
        double dx = (a.x + b.x) / 2 - centre.x;
        double dy = (a.y + b.y) / 2 - centre.y;
        double hx = (b.x - a.x) / 2;
        double hy = (b.y - a.y) / 2;
        double gap = lineGap(dx, dy, hx, hy, axes.cos(), axes.sin());
        gap = Math.max(gap, lineGap(dx, dy, hx, hy, -axes.sin(), axes.cos()));
        double half = StrictMath.sqrt(hx * hx + hy * hy);
        if (half == 0) return gap;
        gap = Math.max(gap, lineGap(dx, dy, hx, hy, hx / half, hy / half));
        return Math.max(gap, lineGap(dx, dy, hx, hy, -hy / half, hx / half));
    }

    private double lineGap(double dx, double dy, double hx, double hy, double ax, double ay) {
        return StrictMath.abs(dx * ax + dy * ay) - extent(ax, ay) - StrictMath.abs(hx * ax + hy * ay);
    }
}

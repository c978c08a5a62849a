package org.songhua.demo.internal.shape;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * A right-angled pair of axes through the origin of the plane.
 *
 * @param cos of the angle of the first axis against east
 * @param sin of it
 */
public record Axes(double cos, double sin) {

    /** A box along the axes; {@code west} to {@code east} on the first, {@code south} to {@code north} on the second. */
    public record Box(double west, double south, double east, double north) {
        public double length() {
            return east - west;
        }

        public double breadth() {
            return north - south;
        }
    }

    /** Axes turned anticlockwise by an angle in radians. */
    public static Axes turned(double angle) {
        return new Axes(StrictMath.cos(angle), StrictMath.sin(angle));
    }

    /** Axes along a direction. */
    public static Axes along(Coordinate from, Coordinate to) {
        double length = from.distance(to);
        return length == 0 ? new Axes(1, 0) : new Axes((to.x - from.x) / length, (to.y - from.y) / length);
    }

    /**
     * The axes that the sides of a polygon follow best: the mean of their directions modulo 90°, weighted with length,
     * found by adding up fourfold angles.
     */
    public static Axes of(Polygon area) {
        Coordinate[] ring = area.getExteriorRing().getCoordinates();
        double sumCos = 0;
        double sumSin = 0;
        for (int i = 1; i < ring.length; i++) {
            double dx = ring[i].x - ring[i - 1].x;
            double dy = ring[i].y - ring[i - 1].y;
            double length = StrictMath.sqrt(dx * dx + dy * dy);
            if (length == 0) continue;
            double cos2 = (dx * dx - dy * dy) / (length * length);
            double sin2 = 2 * dx * dy / (length * length);
            sumCos += length * (cos2 * cos2 - sin2 * sin2);
            sumSin += length * 2 * sin2 * cos2;
        }
        return turned(StrictMath.atan2(sumSin, sumCos) / 4);
    }

    /** {@return a point of the plane in these axes} */
    public Coordinate local(Coordinate p) {
        return new Coordinate(p.x * cos + p.y * sin, p.y * cos - p.x * sin);
    }

    /** {@return the point of the plane that has these coordinates in the axes} */
    public Coordinate plane(double x, double y) {
        return new Coordinate(x * cos - y * sin, x * sin + y * cos);
    }

    /** {@return the box of a polygon along the axes} */
    public Box box(Polygon area) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Coordinate p : area.getExteriorRing().getCoordinates()) {
            Coordinate q = local(p);
            west = Math.min(west, q.x);
            east = Math.max(east, q.x);
            south = Math.min(south, q.y);
            north = Math.max(north, q.y);
        }
        return new Box(west, south, east, north);
    }

    /** {@return a rectangle along the axes} */
    public Polygon rectangle(double west, double south, double east, double north) {
        Coordinate first = plane(west, south);
        return Plane.FACTORY.createPolygon(
                new Coordinate[] {first, plane(east, south), plane(east, north), plane(west, north), first.copy()});
    }

    /** {@return the line between two points given in the axes} */
    public LineString segment(double x0, double y0, double x1, double y1) {
        return Plane.FACTORY.createLineString(new Coordinate[] {plane(x0, y0), plane(x1, y1)});
    }

    /** {@return the angle of the first axis against east, radians in (-π, π]} */
    public double angle() {
        return StrictMath.atan2(sin, cos);
    }
}

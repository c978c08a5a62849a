package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Lines through the plane: smoothing, parallels, bands, positions along. Lengths in metres. */
public final class Curves {
    private Curves() {}

    /** {@return a smooth line through the points (uniform Catmull-Rom), with {@code steps} parts between each two} */
    public static List<Coordinate> smooth(List<Coordinate> points, int steps) {
        List<Coordinate> out = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            Coordinate before = points.get(Math.max(0, i - 1));
            Coordinate after = points.get(Math.min(points.size() - 1, i + 2));
            for (int step = 0; step < steps; step++) {
                out.add(catmullRom(before, points.get(i), points.get(i + 1), after, (double) step / steps));
            }
        }
        out.add(points.getLast());
        return out;
    }

    private static Coordinate catmullRom(Coordinate a, Coordinate b, Coordinate c, Coordinate d, double t) {
        return new Coordinate(catmullRom(a.x, b.x, c.x, d.x, t), catmullRom(a.y, b.y, c.y, d.y, t));
    }

    private static double catmullRom(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    /** {@return the line at a distance to its left (negative: right) that may vary from point to point} */
    public static List<Coordinate> parallel(List<Coordinate> line, IntToDoubleFunction distance) {
        List<Coordinate> out = new ArrayList<>(line.size());
        for (int i = 0; i < line.size(); i++) {
            Coordinate from = line.get(Math.max(0, i - 1));
            Coordinate to = line.get(Math.min(line.size() - 1, i + 1));
            double length = from.distance(to);
            double offset = distance.applyAsDouble(i) / length;
            Coordinate at = line.get(i);
            out.add(new Coordinate(at.x - (to.y - from.y) * offset, at.y + (to.x - from.x) * offset));
        }
        return out;
    }

    /** {@return the band along a line; its half width may vary from point to point} */
    public static Polygon band(List<Coordinate> line, IntToDoubleFunction halfWidth) {
        List<Coordinate> left = parallel(line, halfWidth);
        List<Coordinate> right = parallel(line, i -> -halfWidth.applyAsDouble(i));
        List<Coordinate> ring = new ArrayList<>(left);
        ring.addAll(right.reversed());
        ring.add(ring.getFirst());
        Polygon band = Plane.FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
        return band.isValid() ? band : folded(left, right);
    }

    /** A band in a bend tighter than its width folds over; then it is put together piece by piece. */
    private static Polygon folded(List<Coordinate> left, List<Coordinate> right) {
        Geometry sum = Plane.FACTORY.createPolygon();
        for (int i = 0; i + 1 < left.size(); i++) {
            Coordinate[] corners = {left.get(i), left.get(i + 1), right.get(i + 1), right.get(i)};
            sum = Overlay.union(
                    sum, Plane.FACTORY.createMultiPointFromCoords(corners).convexHull());
        }
        Geometry largest = sum.getGeometryN(0);
        for (int i = 1; i < sum.getNumGeometries(); i++) {
            if (sum.getGeometryN(i).getArea() > largest.getArea()) largest = sum.getGeometryN(i);
        }
        return Plane.FACTORY.createPolygon(((Polygon) largest).getExteriorRing());
    }

    /** {@return a regular polygon about a centre} */
    public static List<Coordinate> circle(Coordinate centre, double radius, int corners) {
        List<Coordinate> out = new ArrayList<>(corners + 1);
        for (int i = 0; i < corners; i++) {
            double angle = 2 * StrictMath.PI * i / corners;
            out.add(new Coordinate(
                    centre.x + radius * StrictMath.cos(angle), centre.y + radius * StrictMath.sin(angle)));
        }
        out.add(out.getFirst());
        return out;
    }

    /** {@return the line from a to b with a point at least every {@code step} metres} */
    public static List<Coordinate> straight(Coordinate a, Coordinate b, double step) {
        int parts = Math.max(1, (int) StrictMath.ceil(a.distance(b) / step));
        List<Coordinate> out = new ArrayList<>(parts + 1);
        for (int i = 0; i <= parts; i++) out.add(between(a, b, (double) i / parts));
        return out;
    }

    /** {@return the point at a share of the way from a to b} */
    public static Coordinate between(Coordinate a, Coordinate b, double share) {
        return new Coordinate(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
    }

    /** {@return the point that many metres along the line, at most its end} */
    public static Coordinate along(LineString line, double distance) {
        double rest = distance;
        for (int i = 1; i < line.getNumPoints(); i++) {
            Coordinate a = line.getCoordinateN(i - 1);
            Coordinate b = line.getCoordinateN(i);
            double length = a.distance(b);
            if (rest <= length && length > 0) return between(a, b, rest / length);
            rest -= length;
        }
        return line.getCoordinateN(line.getNumPoints() - 1).copy();
    }

    /** {@return the point to the side of the line (left positive) at a distance along it} */
    public static Coordinate beside(LineString line, double distance, double side) {
        Coordinate at = along(line, distance);
        Coordinate before = along(line, Math.max(0, distance - 2));
        Coordinate after = along(line, distance + 2);
        double length = Math.max(1e-9, before.distance(after));
        return new Coordinate(at.x - (after.y - before.y) / length * side, at.y + (after.x - before.x) / length * side);
    }
}

package org.songhua.engine.grid;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Finds the straight cuts that halve a block across its longer side, again and again, until all parts are small enough. */
final class Halving {
    private static final int STEPS = 40;
    private static final int DEEPEST = 24;
    /** A half of twice the most is not too large because of its last digits. */
    private static final double ROUNDING = 1e-9;

    private final double most_m2;
    private final List<LineString> cuts = new ArrayList<>();

    Halving(double most_m2) {
        this.most_m2 = most_m2;
    }

    /** {@return the cuts; none when the block is small enough as it is} */
    List<LineString> cuts(Polygon block) {
        halve(block, 0);
        return cuts;
    }

    private void halve(Polygon block, int depth) {
        if (block.getArea() <= most_m2 * (1 + ROUNDING) || depth > DEEPEST) return;
        Coordinate along = longerSide(block);
        double offset = halfway(block, along);
        Envelope box = block.getEnvelopeInternal();
        double reach = box.getWidth() + box.getHeight() + 1;
        LineString line = across(block, along, offset, reach);
        Geometry within = OverlayNGRobust.overlay(block, line, OverlayNG.INTERSECTION);
        for (Object part : LinearComponentExtracter.getLines(within)) cuts.add((LineString) part);
        for (int side = -1; side <= 1; side += 2) {
            Geometry half =
                    OverlayNGRobust.overlay(block, halfPlane(line, along, side * reach), OverlayNG.INTERSECTION);
            for (int i = 0; i < half.getNumGeometries(); i++) {
                if (half.getGeometryN(i) instanceof Polygon part) halve(part, depth + 1);
            }
        }
    }

    /** {@return the direction of the longer side of the smallest rectangle around the block, of length 1} */
    private static Coordinate longerSide(Polygon block) {
        Coordinate[] corners = MinimumDiameter.getMinimumRectangle(block).getCoordinates();
        int from = corners[0].distance(corners[1]) >= corners[1].distance(corners[2]) ? 0 : 1;
        double length = corners[from].distance(corners[from + 1]);
        double x = (corners[from + 1].x - corners[from].x) / length;
        double y = (corners[from + 1].y - corners[from].y) / length;
        // One of the two ways along the side, whichever corner comes first.
        boolean turned = x < 0 || (x == 0 && y < 0);
        return turned ? new Coordinate(-x, -y) : new Coordinate(x, y);
    }

    /** {@return the distance along the direction at which half of the area lies behind} */
    private static double halfway(Polygon block, Coordinate along) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Coordinate c : block.getExteriorRing().getCoordinates()) {
            low = Math.min(low, dot(c, along));
            high = Math.max(high, dot(c, along));
        }
        double half = block.getArea() / 2;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (behind(block, along, middle) < half) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static double behind(Polygon block, Coordinate along, double offset) {
        double area = Math.abs(behind(block.getExteriorRing(), along, offset));
        for (int i = 0; i < block.getNumInteriorRing(); i++) {
            area -= Math.abs(behind(block.getInteriorRingN(i), along, offset));
        }
        return area;
    }

    /** Signed area of a ring cut off by a line: edges along the cut that lie outside cancel out (Sutherland and Hodgman 1974). */
    private static double behind(LineString ring, Coordinate along, double offset) {
        var kept = new ArrayList<Coordinate>();
        Coordinate[] positions = ring.getCoordinates();
        for (int i = 1; i < positions.length; i++) {
            double a = dot(positions[i - 1], along) - offset;
            double b = dot(positions[i], along) - offset;
            if (a <= 0) kept.add(positions[i - 1]);
            if ((a < 0 && b > 0) || (a > 0 && b < 0)) kept.add(between(positions[i - 1], positions[i], a / (a - b)));
        }
        double doubled = 0;
        for (int i = 0; i < kept.size(); i++) {
            Coordinate one = kept.get(i);
            Coordinate two = kept.get((i + 1) % kept.size());
            doubled += (one.x - positions[0].x) * (two.y - positions[0].y)
                    - (two.x - positions[0].x) * (one.y - positions[0].y);
        }
        return doubled / 2;
    }

    private static Coordinate between(Coordinate a, Coordinate b, double share) {
        return new Coordinate(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
    }

    private static double dot(Coordinate position, Coordinate direction) {
        return position.x * direction.x + position.y * direction.y;
    }

    private static LineString across(Polygon block, Coordinate along, double offset, double reach) {
        Coordinate centre = block.getEnvelopeInternal().centre();
        double shift = offset - dot(centre, along);
        double x = centre.x + shift * along.x;
        double y = centre.y + shift * along.y;
        return Lines.FACTORY.createLineString(new Coordinate[] {
            new Coordinate(x - reach * along.y, y + reach * along.x),
            new Coordinate(x + reach * along.y, y - reach * along.x)
        });
    }

    private static Polygon halfPlane(LineString edge, Coordinate along, double depth) {
        Coordinate a = edge.getCoordinateN(0);
        Coordinate b = edge.getCoordinateN(1);
        var farB = new Coordinate(b.x + depth * along.x, b.y + depth * along.y);
        var farA = new Coordinate(a.x + depth * along.x, a.y + depth * along.y);
        return Lines.FACTORY.createPolygon(new Coordinate[] {a, b, farB, farA, a.copy()});
    }
}

package org.songhua.engine.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.songhua.engine.geo.BoundaryContacts.Kind;
import org.songhua.engine.geo.BoundaryContacts.Segment;

/**
 * Checks a polygon or multi polygon against OGC 06-103r4 section 6.1.11: rings simple, holes inside and apart, parts apart. The
 * common valid case is decided here, exactly; where rings merely touch, which can be valid or not, JTS decides.
 */
final class PolygonCheck {
    private final GeometryFaults faults;
    private final List<Boundary> rings = new ArrayList<>();
    private boolean touching;

    private PolygonCheck(GeometryFaults faults) {
        this.faults = faults;
    }

    /** @param polygonal a polygon or multi polygon with finite coordinates */
    static void check(Geometry polygonal, GeometryFaults faults) {
        var check = new PolygonCheck(faults);
        for (int i = 0; i < polygonal.getNumGeometries(); i++) check.gather((Polygon) polygonal.getGeometryN(i), i);
        BoundaryContacts.find(check.rings, check::contact);
        if (check.rings.size() > 1) check.nesting();
        if (check.touching && faults.isEmpty()) check.askJts(polygonal);
    }

    private void gather(Polygon polygon, int number) {
        if (polygon.isEmpty()) return;
        gather(Boundary.of(polygon.getExteriorRing(), number, false));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            gather(Boundary.of(polygon.getInteriorRingN(i), number, true));
        }
    }

    private void gather(Boundary ring) {
        Coordinate at = ring.position(0);
        if (ring.segments() < 3) {
            faults.add(
                    "GEOM-005",
                    at,
                    "A ring has fewer than three different positions.",
                    "Give it at least three, or remove it.");
        } else if (ring.isFlat()) {
            faults.add(
                    "GEOM-006",
                    at,
                    "A ring has no area: all its positions lie on one line.",
                    "Give it an area, or make it a line.");
        } else {
            rings.add(ring);
        }
    }

    private boolean contact(Kind kind, Segment one, Segment other) {
        boolean sameRing = one.ring() == other.ring();
        if (kind == Kind.TOUCH && !sameRing) {
            touching = true;
            return true;
        }
        Coordinate at = position(one, other);
        if (kind == Kind.TOUCH) {
            return faults.add(
                    "GEOM-008",
                    at,
                    "A ring meets itself at this position.",
                    "Let it pass each position once, or make the parts polygons or holes of their own.");
        }
        if (!sameRing && one.ring().polygon() != other.ring().polygon()) {
            return faults.add(
                    "GEOM-011",
                    at,
                    "Parts of the multi polygon overlap or share a line.",
                    "Join the parts, or move them apart.");
        }
        String problem =
                kind == Kind.CROSS ? "The outline crosses itself here." : "The outline runs along itself here.";
        return faults.add("GEOM-007", at, problem, "Move, remove or reorder the positions nearby.");
    }

    private static Coordinate position(Segment one, Segment other) {
        var intersector = new RobustLineIntersector();
        intersector.computeIntersection(one.from(), one.to(), other.from(), other.to());
        return intersector.getIntersection(0);
    }

    private void nesting() {
        Boundary shell = rings.getFirst();
        for (Boundary ring : rings) {
            if (!ring.isHole()) shell = ring;
            else if (shell.polygon() == ring.polygon()) holeIn(ring, shell);
        }
        List<Boundary> fromWest = new ArrayList<>(rings);
        fromWest.sort(Comparator.comparingDouble(ring -> ring.box().getMinX()));
        for (int i = 1; i < fromWest.size(); i++) {
            Boundary one = fromWest.get(i - 1);
            for (Boundary other : fromWest.subList(i, fromWest.size())) {
                if (other.box().getMinX() > one.box().getMaxX()) break;
                apart(one, other);
                apart(other, one);
            }
        }
    }

    private void holeIn(Boundary hole, Boundary shell) {
        Coordinate at = hole.firstOff(shell, Location.EXTERIOR);
        if (at == null) return;
        faults.add("GEOM-009", at, "A hole lies outside its outline.", "Move it inside, or make it a part of its own.");
    }

    private void apart(Boundary inner, Boundary outer) {
        if (!outer.box().covers(inner.box()) || inner.isHole() != outer.isHole()) return;
        if (inner.isHole() && inner.polygon() != outer.polygon()) return;
        Coordinate at = inner.firstOff(outer, Location.INTERIOR);
        if (at == null) return;
        if (inner.isHole()) {
            faults.add("GEOM-010", at, "A hole lies in another hole.", "Remove the inner hole, or make it a part.");
        } else if (!inHole(at, outer.polygon())) {
            faults.add(
                    "GEOM-011",
                    at,
                    "A part of the multi polygon lies in another part.",
                    "Join the parts, or make the inner one a hole.");
        }
    }

    private boolean inHole(Coordinate at, int polygon) {
        for (Boundary ring : rings) {
            if (ring.isHole() && ring.polygon() == polygon && ring.locate(at) != Location.EXTERIOR) return true;
        }
        return false;
    }

    private void askJts(Geometry polygonal) {
        TopologyValidationError error = new IsValidOp(polygonal).getValidationError();
        if (error == null) return;
        boolean cut = error.getErrorType() == TopologyValidationError.DISCONNECTED_INTERIOR;
        String problem = cut
                ? "Rings that touch cut the polygon in pieces."
                : "Rings touch in a way that is not allowed: " + error.getMessage() + ".";
        faults.add(
                "GEOM-012",
                error.getCoordinate(),
                problem,
                cut ? "Make each piece a part of its own." : "Move the rings apart.");
    }
}

package org.songhua.cim.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.TopologyException;
import org.songhua.cim.ObjectId;
import org.songhua.cim.internal.edit.Neighbourhood.Neighbour;
import org.songhua.cim.internal.imports.batch.GeometryKinds;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.GeometryCheck;
import org.songhua.engine.geo.Snapper;
import org.songhua.pack.ClassDefinition;

/**
 * Judges new geometries: sound in themselves, of the kind of their class, and what is remarkable beside their neighbours of the
 * class: areas that overlap, lines that end just short of another, points on the same place.
 */
final class Shapes {
    /** Ends nearer than this to a line that they do not meet were meant to meet it. */
    private static final double GAP_M = 1;
    /** Points of a class nearer than this are on the same place. */
    private static final double SAME_M = 0.3;
    /** Overlaps smaller than this come from rounding. */
    private static final double LEAST_OVERLAP_M2 = 0.5;

    private static final double METRES_PER_DEGREE = 111_319.49;

    private final Neighbourhood neighbourhood;
    private final double snap_m;
    private final List<Fault> faults;
    private final List<Fault> remarks = new ArrayList<>();

    Shapes(Neighbourhood neighbourhood, double snap_m, List<Fault> faults) {
        this.neighbourhood = neighbourhood;
        this.snap_m = snap_m;
        this.faults = faults;
    }

    List<Fault> remarks() {
        return remarks;
    }

    /**
     * {@return the geometry, laid onto its neighbours if that is wanted}
     *
     * @param without objects that it takes the place of
     */
    Geometry judge(Geometry given, ClassDefinition definition, Set<ObjectId> without, String pointer) {
        Place place = Place.atField(pointer + "/geometry");
        List<Fault> wrong = GeometryCheck.check(given, place);
        if (wrong.isEmpty() && !GeometryKinds.fits(definition.geometry(), GeometryKinds.of(given))) {
            wrong = List.of(EditFaults.wrongGeometry(
                    pointer, definition.geometry().name().toLowerCase(Locale.ROOT)));
        }
        faults.addAll(wrong);
        if (!wrong.isEmpty()) return given;
        List<Neighbour> near = neighbourhood.near(definition, given, Math.max(snap_m, GAP_M), without);
        Geometry laid = snap_m > 0
                ? Snapper.snap(given, near.stream().map(Neighbour::geometry).toList(), snap_m)
                : given;
        if (snap_m > 0) faults.addAll(GeometryCheck.check(laid, place));
        // Regions of different levels lie in each other.
        if (!definition.group().equals("region")) near.forEach(neighbour -> remark(laid, neighbour, pointer));
        return laid;
    }

    /** Compares a whole with its parts. */
    void compare(Geometry whole, List<Geometry> parts, String pointer) {
        if (whole.getDimension() < 2 || !faults.isEmpty()) return;
        double sum = parts.stream().mapToDouble(Shapes::area_m2).sum();
        double difference = Math.abs(area_m2(whole) - sum);
        if (difference > Math.max(1, area_m2(whole) * 0.001)) remarks.add(EditFaults.uncovered(pointer, difference));
    }

    private void remark(Geometry laid, Neighbour neighbour, String pointer) {
        try {
            switch (laid.getDimension()) {
                case 2 -> overlap(laid, neighbour, pointer);
                case 1 -> dangling(laid, neighbour, pointer);
                default -> samePlace(laid, neighbour, pointer);
            }
        } catch (TopologyException e) {
            // The neighbour is broken; that is its fault and no reason to refuse this one.
            remarks.add(EditFaults.overlap(pointer, neighbour.label(), 0));
        }
    }

    private void overlap(Geometry laid, Neighbour neighbour, String pointer) {
        if (!laid.intersects(neighbour.geometry())) return;
        double area = area_m2(laid.intersection(neighbour.geometry()));
        if (area > LEAST_OVERLAP_M2) remarks.add(EditFaults.overlap(pointer, neighbour.label(), area));
    }

    private void dangling(Geometry laid, Neighbour neighbour, String pointer) {
        if (!(laid instanceof LineString line) || laid.intersects(neighbour.geometry())) return;
        double gap = Math.min(
                gap_m(line.getStartPoint(), neighbour.geometry()), gap_m(line.getEndPoint(), neighbour.geometry()));
        if (gap <= GAP_M) remarks.add(EditFaults.dangling(pointer, neighbour.label(), gap));
    }

    private static double gap_m(Point end, Geometry other) {
        Coordinate at = end.getCoordinate();
        Coordinate moved = Snapper.snap(end, List.of(other), GAP_M).getCoordinate();
        return moved.equals2D(at) ? Double.POSITIVE_INFINITY : Snapper.metres(at, moved);
    }

    private void samePlace(Geometry laid, Neighbour neighbour, String pointer) {
        if (laid instanceof Point point
                && neighbour.geometry() instanceof Point other
                && Snapper.metres(point.getCoordinate(), other.getCoordinate()) < SAME_M) {
            remarks.add(EditFaults.samePlace(pointer, neighbour.label()));
        }
    }

    private static double area_m2(Geometry geometry) {
        double latitude = geometry.getEnvelopeInternal().isNull()
                ? 0
                : geometry.getEnvelopeInternal().centre().y;
        return geometry.getArea() * METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}

package org.songhua.engine.geo;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Tells what is wrong with a geometry, everything at once and each thing with its position. A geometry without faults is valid
 * in the sense of OGC 06-103r4 and of JTS {@code IsValidOp} (tested against it), finite and on the earth. Codes:
 *
 * <ul>
 *   <li>{@code GEOM-001} nothing in it
 *   <li>{@code GEOM-002} a coordinate is not a finite number
 *   <li>{@code GEOM-003} a position is not on the earth
 *   <li>{@code GEOM-004} a ring is open
 *   <li>{@code GEOM-005} too few different positions
 *   <li>{@code GEOM-006} a ring without area
 *   <li>{@code GEOM-007} an outline crosses itself, a hole crosses its outline or another hole, or they share a line
 *   <li>{@code GEOM-008} a ring meets itself at a position
 *   <li>{@code GEOM-009} a hole outside its outline
 *   <li>{@code GEOM-010} a hole in a hole
 *   <li>{@code GEOM-011} parts of a multi polygon overlap, share a line, or lie in each other
 *   <li>{@code GEOM-012} rings touch so that they cut the inside in pieces, or cross where they touch
 * </ul>
 *
 * At most ten faults of a code are told for one geometry. Lines may cross themselves.
 */
public final class GeometryCheck {
    private static final double MAX_LONGITUDE = 180;
    private static final double MAX_LATITUDE = 90;

    private GeometryCheck() {}

    /**
     * {@return all faults of a geometry, none when it is acceptable}
     *
     * @param geometry longitude and latitude in degrees
     * @param place where the geometry came from; faults add the position
     */
    public static List<Fault> check(Geometry geometry, Place place) {
        var faults = new GeometryFaults(place);
        if (geometry.isEmpty()) {
            faults.add("GEOM-001", "The geometry is empty.", "Give it a position.");
        } else if (positions(geometry.getCoordinates(), faults)) {
            shape(geometry, faults);
        }
        return faults.list();
    }

    /**
     * {@return what is wrong with a list of positions as a ring, before a geometry is made of it: open, too few positions, not
     * finite, not on the earth}
     *
     * @param positions longitude and latitude in degrees, in order, the first again as last
     */
    public static List<Fault> checkRing(Coordinate[] positions, Place place) {
        var faults = new GeometryFaults(place);
        if (positions.length == 0) {
            faults.add("GEOM-005", "A ring has no positions.", "Give it at least three different ones, or remove it.");
        } else if (positions(positions, faults)) {
            ring(positions, faults);
        }
        return faults.list();
    }

    private static void ring(Coordinate[] positions, GeometryFaults faults) {
        Coordinate last = positions[positions.length - 1];
        if (!positions[0].equals2D(last)) {
            faults.add(
                    "GEOM-004",
                    last,
                    "A ring is open: its last position is not its first.",
                    "Repeat the first position at the end.");
        }
        if (positions.length < 4) {
            faults.add(
                    "GEOM-005",
                    positions[0],
                    "A ring has fewer than three different positions.",
                    "Give it at least three, or remove it.");
        }
    }

    /** {@return whether all are finite, so that the shape can be checked} */
    private static boolean positions(Coordinate[] positions, GeometryFaults faults) {
        boolean finite = true;
        for (int i = 0; i < positions.length; i++) {
            Coordinate at = positions[i];
            if (Math.abs(at.x) <= MAX_LONGITUDE && Math.abs(at.y) <= MAX_LATITUDE) continue;
            if (Double.isFinite(at.x) && Double.isFinite(at.y)) {
                outside(at, faults);
            } else {
                finite = false;
                String problem = "Coordinate %s, %s of position %d is not a number.".formatted(at.x, at.y, i + 1);
                faults.add("GEOM-002", at, problem, "Give it numbers.");
            }
        }
        return finite;
    }

    private static void outside(Coordinate at, GeometryFaults faults) {
        String problem = "Longitude %s, latitude %s is not on the earth.".formatted(at.x, at.y);
        faults.add("GEOM-003", at, problem, "Check the reference system and the order of the coordinates.");
    }

    private static void shape(Geometry geometry, GeometryFaults faults) {
        switch (geometry) {
            case LineString line -> line(line, faults);
            case Polygon polygon -> PolygonCheck.check(polygon, faults);
            case MultiPolygon polygons -> PolygonCheck.check(polygons, faults);
            case GeometryCollection collection -> {
                for (int i = 0; i < collection.getNumGeometries(); i++) shape(collection.getGeometryN(i), faults);
            }
            default -> {}
        }
    }

    private static void line(LineString line, GeometryFaults faults) {
        Coordinate[] positions = line.getCoordinates();
        for (int i = 1; i < positions.length; i++) {
            if (!positions[i].equals2D(positions[0])) return;
        }
        if (positions.length == 0) return;
        faults.add(
                "GEOM-005",
                positions[0],
                "A line has fewer than two different positions.",
                "Give it at least two, or make it a point.");
    }
}

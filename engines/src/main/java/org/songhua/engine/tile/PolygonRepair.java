package org.songhua.engine.tile;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * The slow and safe way to clip and snap polygons, for the few that the quick way leaves doubtful: overlay with the rectangle by
 * snap rounding (JTS OverlayNG), after mending what was invalid before.
 */
final class PolygonRepair {
    private static final int LOW = -TileFrame.BUFFER;
    private static final int HIGH = TileFrame.EXTENT + TileFrame.BUFFER;
    private static final PrecisionModel WHOLE_UNITS = new PrecisionModel(1);

    private PolygonRepair() {}

    /**
     * Puts the polygons of a geometry, clipped, snapped and valid, into the rings.
     *
     * @param geometry longitude and latitude in degrees, not changed
     */
    static void clipAndSnap(Geometry geometry, TileFrame frame, SnappedRings rings) {
        Geometry units = geometry.copy();
        units.apply((org.locationtech.jts.geom.CoordinateFilter) c -> {
            c.x = frame.x(c.x);
            c.y = frame.y(c.y);
        });
        units.geometryChanged();
        for (Object each : PolygonExtracter.getPolygons(clipped(polygons(units)))) polygon((Polygon) each, rings);
    }

    private static Geometry polygons(Geometry units) {
        @SuppressWarnings("unchecked")
        var polygons = ((java.util.List<Polygon>) PolygonExtracter.getPolygons(units)).toArray(Polygon[]::new);
        GeometryFactory factory = units.getFactory();
        return polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons);
    }

    private static Geometry clipped(Geometry polygons) {
        Geometry valid = new IsValidOp(polygons).isValid() ? polygons : GeometryFixer.fix(polygons);
        Geometry rectangle =
                valid.getFactory().toGeometry(new org.locationtech.jts.geom.Envelope(LOW, HIGH, LOW, HIGH));
        var overlay = new OverlayNG(valid, rectangle, WHOLE_UNITS, OverlayNG.INTERSECTION);
        overlay.setStrictMode(true);
        return overlay.getResult();
    }

    private static void polygon(Polygon polygon, SnappedRings rings) {
        if (polygon.isEmpty()) return;
        ring(polygon.getExteriorRing(), true, rings);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) ring(polygon.getInteriorRingN(i), false, rings);
    }

    private static void ring(LineString ring, boolean shell, SnappedRings rings) {
        CoordinateSequence positions = ring.getCoordinateSequence();
        for (int i = 0; i < positions.size(); i++) rings.add((int) positions.getX(i), (int) positions.getY(i));
        rings.end(shell);
    }
}

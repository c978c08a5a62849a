package org.songhua.engine.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes geometries as GeoJSON (RFC 7946). */
public final class GeoJsonWriter {
    private GeoJsonWriter() {}

    /**
     * Writes a geometry as a GeoJSON geometry object.
     *
     * @param wkb the geometry
     * @param decimals of the coordinates, 0 to 15; 7 is a centimetre
     * @throws IllegalArgumentException when the bytes are not WKB or a coordinate is not finite
     */
    public static void write(byte[] wkb, int decimals, ByteSink out) {
        geometry(Wkb.read(wkb), decimals, out);
    }

    private static void geometry(Geometry geometry, int decimals, ByteSink out) {
        boolean collection = geometry.getGeometryType().equals("GeometryCollection");
        out.ascii("{\"type\":\"").ascii(geometry.getGeometryType()).ascii("\",\"");
        out.ascii(collection ? "geometries\":" : "coordinates\":");
        coordinates(geometry, collection, decimals, out);
        out.ascii("}");
    }

    private static void coordinates(Geometry geometry, boolean collection, int decimals, ByteSink out) {
        switch (geometry) {
            case Point point when point.isEmpty() -> out.ascii("[]");
            case Point point -> position(point.getCoordinate(), decimals, out);
            case LineString line -> {
                out.ascii("[");
                for (int i = 0; i < line.getNumPoints(); i++) {
                    if (i > 0) out.ascii(",");
                    position(line.getCoordinateN(i), decimals, out);
                }
                out.ascii("]");
            }
            case Polygon polygon -> {
                out.ascii("[");
                if (!polygon.isEmpty()) coordinates(polygon.getExteriorRing(), false, decimals, out);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    coordinates(polygon.getInteriorRingN(i), false, decimals, out.ascii(","));
                }
                out.ascii("]");
            }
            default -> {
                out.ascii("[");
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    if (i > 0) out.ascii(",");
                    if (collection) geometry(geometry.getGeometryN(i), decimals, out);
                    else coordinates(geometry.getGeometryN(i), false, decimals, out);
                }
                out.ascii("]");
            }
        }
    }

    private static void position(Coordinate c, int decimals, ByteSink out) {
        out.ascii("[").number(c.x, decimals).ascii(",").number(c.y, decimals);
        if (!Double.isNaN(c.getZ())) out.ascii(",").number(c.getZ(), decimals);
        out.ascii("]");
    }
}

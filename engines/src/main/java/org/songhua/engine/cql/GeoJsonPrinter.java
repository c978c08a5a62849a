package org.songhua.engine.cql;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes geometry literals as GeoJSON, with every digit and the order of their positions kept. */
final class GeoJsonPrinter {
    private final StringBuilder out = new StringBuilder();

    void print(Geometry geometry) {
        boolean members = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
        out.append("{\"type\":\"").append(geometry.getGeometryType()).append('"');
        out.append(members ? ",\"geometries\":" : ",\"coordinates\":");
        coordinates(geometry, members);
        out.append('}');
    }

    private void coordinates(Geometry geometry, boolean members) {
        switch (geometry) {
            case Point point -> position(point.getCoordinateSequence(), 0);
            case LineString line -> run(line);
            case Polygon polygon -> {
                out.append('[');
                run(polygon.getExteriorRing());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    out.append(',');
                    run(polygon.getInteriorRingN(i));
                }
                out.append(']');
            }
            case GeometryCollection many -> {
                out.append('[');
                for (int i = 0; i < many.getNumGeometries(); i++) {
                    if (i > 0) out.append(',');
                    if (members) print(many.getGeometryN(i));
                    else coordinates(many.getGeometryN(i), false);
                }
                out.append(']');
            }
            default -> throw new IllegalArgumentException("No GeoJSON for " + geometry.getGeometryType());
        }
    }

    private void run(LineString line) {
        CoordinateSequence sequence = line.getCoordinateSequence();
        out.append('[');
        for (int i = 0; i < sequence.size(); i++) {
            if (i > 0) out.append(',');
            position(sequence, i);
        }
        out.append(']');
    }

    private void position(CoordinateSequence sequence, int index) {
        out.append('[').append(WktPrinter.number(sequence.getX(index)));
        out.append(',').append(WktPrinter.number(sequence.getY(index)));
        double z = sequence.getZ(index);
        if (!Double.isNaN(z)) out.append(',').append(WktPrinter.number(z));
        out.append(']');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package org.songhua.engine.cql;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes well-known text with every digit of the coordinates. */
final class WktPrinter {
    private final StringBuilder out;
    private final boolean hasZ;

    WktPrinter(StringBuilder out, boolean hasZ) {
        this.out = out;
        this.hasZ = hasZ;
    }

    static boolean hasZ(Geometry geometry) {
        return !geometry.isEmpty() && !Double.isNaN(geometry.getCoordinate().getZ());
    }

    void print(Geometry geometry) {
        out.append(geometry.getGeometryType().toUpperCase(java.util.Locale.ROOT));
        if (hasZ) out.append(" Z");
        body(geometry);
    }

    private void body(Geometry geometry) {
        switch (geometry) {
            case Point point -> run(point.getCoordinateSequence());
            case LineString line -> run(line.getCoordinateSequence());
            case Polygon polygon -> rings(polygon);
            case GeometryCollection many -> members(many);
            default -> throw new IllegalArgumentException("No WKT for " + geometry.getGeometryType());
        }
    }

    private void rings(Polygon polygon) {
        out.append('(');
        run(polygon.getExteriorRing().getCoordinateSequence());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            out.append(',');
            run(polygon.getInteriorRingN(i).getCoordinateSequence());
        }
        out.append(')');
    }

    private void members(GeometryCollection many) {
        boolean typed = many.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
        out.append('(');
        for (int i = 0; i < many.getNumGeometries(); i++) {
            if (i > 0) out.append(',');
            if (typed) print(many.getGeometryN(i));
            else body(many.getGeometryN(i));
        }
        out.append(')');
    }

    private void run(CoordinateSequence sequence) {
        out.append('(');
        for (int i = 0; i < sequence.size(); i++) {
            if (i > 0) out.append(',');
            out.append(number(sequence.getX(i))).append(' ').append(number(sequence.getY(i)));
            if (hasZ) out.append(' ').append(number(sequence.getZ(i)));
        }
        out.append(')');
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

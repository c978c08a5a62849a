package org.songhua.engine.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/** WKB to JTS geometries. */
final class WkbReader {
    private final WkbCursor cursor;

    private WkbReader(byte[] wkb) {
        cursor = new WkbCursor(wkb);
    }

    static Geometry read(byte[] wkb) {
        var reader = new WkbReader(wkb);
        var geometry = reader.geometry(reader.cursor.root(), 0);
        reader.cursor.end();
        return geometry;
    }

    private Geometry geometry(int type, int depth) {
        return switch (type) {
            case WkbCursor.POINT -> point();
            case WkbCursor.LINE -> line();
            case WkbCursor.POLYGON -> polygon();
            default -> many(type, depth);
        };
    }

    private Geometry many(int type, int depth) {
        int count = cursor.members();
        var members = switch (type) {
            case WkbCursor.MULTI_POINT -> new Point[count];
            case WkbCursor.MULTI_LINE -> new LineString[count];
            case WkbCursor.MULTI_POLYGON -> new Polygon[count];
            default -> new Geometry[count];
        };
        for (int i = 0; i < count; i++) members[i] = geometry(cursor.member(type, depth + 1), depth + 1);
        return switch (members) {
            case Point[] points -> Wkb.FACTORY.createMultiPoint(points);
            case LineString[] lines -> Wkb.FACTORY.createMultiLineString(lines);
            case Polygon[] polygons -> Wkb.FACTORY.createMultiPolygon(polygons);
            default -> Wkb.FACTORY.createGeometryCollection(members);
        };
    }

    private Point point() {
        return cursor.point() ? Wkb.FACTORY.createPoint(sequence(1)) : Wkb.FACTORY.createPoint();
    }

    private LineString line() {
        return Wkb.FACTORY.createLineString(sequence(cursor.points()));
    }

    private Polygon polygon() {
        int rings = cursor.rings();
        if (rings == 0) return Wkb.FACTORY.createPolygon();
        LinearRing shell = ring();
        var holes = new LinearRing[rings - 1];
        for (int i = 0; i < holes.length; i++) holes[i] = ring();
        return Wkb.FACTORY.createPolygon(shell, holes);
    }

    private LinearRing ring() {
        return Wkb.FACTORY.createLinearRing(sequence(cursor.points()));
    }

    private CoordinateSequence sequence(int count) {
        var coordinates = new Coordinate[count];
        boolean hasZ = cursor.hasZ();
        for (int i = 0; i < count; i++) {
            coordinates[i] = hasZ
                    ? new Coordinate(cursor.x(i), cursor.y(i), cursor.z(i))
                    : new CoordinateXY(cursor.x(i), cursor.y(i));
        }
        return new CoordinateArraySequence(coordinates, hasZ ? 3 : 2);
    }
}

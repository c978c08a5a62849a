package org.songhua.engine.geo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** JTS geometries to ISO WKB, little endian. */
final class WkbWriter {
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ISO_Z = 1000;
    private static final int HEADER_BYTES = 5;
    private static final int COUNT_BYTES = 4;

    private final boolean hasZ;
    private final byte[] bytes;
    private int at;

    private WkbWriter(boolean hasZ, int size) {
        this.hasZ = hasZ;
        bytes = new byte[size];
    }

    static byte[] write(Geometry geometry) {
        boolean hasZ = hasZ(geometry);
        var writer = new WkbWriter(hasZ, Math.toIntExact(size(geometry, hasZ ? 24 : 16)));
        writer.geometry(geometry);
        return writer.bytes;
    }

    private static boolean hasZ(Geometry geometry) {
        var search = new ZSearch();
        geometry.apply(search);
        return search.found;
    }

    private static long size(Geometry geometry, int stride) {
        return switch (geometry) {
            case Point point -> HEADER_BYTES + stride;
            case LineString line -> HEADER_BYTES + run(line, stride);
            case Polygon polygon -> {
                long size = HEADER_BYTES + COUNT_BYTES;
                for (int i = 0; i < rings(polygon); i++) size += run(ring(polygon, i), stride);
                yield size;
            }
            default -> {
                long size = HEADER_BYTES + COUNT_BYTES;
                for (int i = 0; i < geometry.getNumGeometries(); i++) size += size(geometry.getGeometryN(i), stride);
                yield size;
            }
        };
    }

    private static long run(LineString line, int stride) {
        return COUNT_BYTES + (long) stride * line.getNumPoints();
    }

    private void geometry(Geometry geometry) {
        bytes[at] = 1;
        INT.set(bytes, at + 1, type(geometry) + (hasZ ? ISO_Z : 0));
        at += HEADER_BYTES;
        switch (geometry) {
            case Point point -> point(point);
            case LineString line -> run(line.getCoordinateSequence());
            case Polygon polygon -> {
                count(rings(polygon));
                for (int i = 0; i < rings(polygon); i++) run(ring(polygon, i).getCoordinateSequence());
            }
            default -> {
                count(geometry.getNumGeometries());
                for (int i = 0; i < geometry.getNumGeometries(); i++) geometry(geometry.getGeometryN(i));
            }
        }
    }

    private static int type(Geometry geometry) {
        return switch (geometry) {
            case Point any -> WkbCursor.POINT;
            case LineString any -> WkbCursor.LINE;
            case Polygon any -> WkbCursor.POLYGON;
            case MultiPoint any -> WkbCursor.MULTI_POINT;
            case MultiLineString any -> WkbCursor.MULTI_LINE;
            case MultiPolygon any -> WkbCursor.MULTI_POLYGON;
            default -> WkbCursor.COLLECTION;
        };
    }

    private void point(Point point) {
        if (point.isEmpty()) position(Double.NaN, Double.NaN, Double.NaN);
        else positions(point.getCoordinateSequence());
    }

    private void run(CoordinateSequence sequence) {
        count(sequence.size());
        positions(sequence);
    }

    private void positions(CoordinateSequence sequence) {
        for (int i = 0; i < sequence.size(); i++) {
            position(sequence.getX(i), sequence.getY(i), sequence.getZ(i));
        }
    }

    private void position(double x, double y, double z) {
        DOUBLE.set(bytes, at, x);
        DOUBLE.set(bytes, at + 8, y);
        if (hasZ) DOUBLE.set(bytes, at + 16, z);
        at += hasZ ? 24 : 16;
    }

    private void count(int count) {
        INT.set(bytes, at, count);
        at += COUNT_BYTES;
    }

    private static int rings(Polygon polygon) {
        return polygon.isEmpty() ? 0 : 1 + polygon.getNumInteriorRing();
    }

    private static LineString ring(Polygon polygon, int index) {
        return index == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(index - 1);
    }

    /** Looks for a position that has a Z. */
    private static final class ZSearch implements CoordinateSequenceFilter {
        private boolean found;

        @Override
        public void filter(CoordinateSequence sequence, int index) {
            found = !Double.isNaN(sequence.getZ(index));
        }

        @Override
        public boolean isDone() {
            return found;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }
}

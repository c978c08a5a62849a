package org.songhua.engine.shapefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;

/**
 * Writes the records of {@code .shp} and {@code .shx} streams, without their headers: those tell lengths and extent and can be written only at the
 * end, by {@link #header}. Heights are left out.
 */
public final class ShpWriter {
    private static final int HEADER_BYTES = 100;
    private static final int BOX_BYTES = 32;

    /** What all records of a file are. */
    public enum Kind {
        POINT(1),
        LINE(3),
        POLYGON(5),
        MULTIPOINT(8);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** {@return the kind that takes a geometry} @throws IllegalArgumentException when none does */
        public static Kind of(Geometry geometry) {
            return switch (geometry) {
                case Point point -> POINT;
                case Lineal lines -> LINE;
                case Polygonal areas -> POLYGON;
                case org.locationtech.jts.geom.MultiPoint points -> MULTIPOINT;
                default -> throw new IllegalArgumentException(geometry.getGeometryType());
            };
        }
    }

    private final Kind kind;
    private final OutputStream shp;
    private final OutputStream shx;
    private final Envelope extent = new Envelope();
    private long bytes = HEADER_BYTES;
    private int records = 0;

    public ShpWriter(Kind kind, OutputStream shp, OutputStream shx) {
        this.kind = kind;
        this.shp = shp;
        this.shx = shx;
    }

    /**
     * Adds a record.
     *
     * @throws IOException when the file would become larger than the 4 GB that the format can have
     */
    public void add(Geometry geometry) throws IOException {
        byte[] content = content(geometry);
        if (bytes + content.length + 8 > 2L * Integer.MAX_VALUE)
            throw new IOException("A Shapefile holds 4 GB at most.");
        extent.expandToInclude(geometry.getEnvelopeInternal());
        shx.write(pair((int) (bytes / 2), content.length / 2));
        shp.write(pair(++records, content.length / 2));
        shp.write(content);
        bytes += 8 + content.length;
    }

    private static byte[] pair(int first, int second) {
        return ByteBuffer.allocate(8).putInt(first).putInt(second).array();
    }

    /** {@return the header of the {@code .shp}, or of the {@code .shx}, for what has been added so far} */
    public byte[] header(boolean isIndex) {
        long length = isIndex ? HEADER_BYTES + 8L * records : bytes;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(0, 9994).putInt(24, (int) (length / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, kind.code);
        if (!extent.isNull()) {
            header.putDouble(36, extent.getMinX()).putDouble(44, extent.getMinY());
            header.putDouble(52, extent.getMaxX()).putDouble(60, extent.getMaxY());
        }
        return header.array();
    }

    private byte[] content(Geometry geometry) {
        return switch (kind) {
            case POINT -> point(geometry.getCoordinate());
            case MULTIPOINT -> points(geometry);
            case LINE -> parts(geometry, lines(geometry));
            case POLYGON -> parts(geometry, rings(geometry));
        };
    }

    private byte[] point(Coordinate position) {
        return little(20)
                .putInt(kind.code)
                .putDouble(position.x)
                .putDouble(position.y)
                .array();
    }

    private byte[] points(Geometry geometry) {
        Coordinate[] all = geometry.getCoordinates();
        var bytesOfAll = new byte[8 + BOX_BYTES + 16 * all.length];
        ByteBuffer buffer =
                ByteBuffer.wrap(bytesOfAll).order(ByteOrder.LITTLE_ENDIAN).putInt(kind.code);
        box(buffer, geometry).putInt(all.length);
        for (Coordinate position : all) buffer.putDouble(position.x).putDouble(position.y);
        return bytesOfAll;
    }

    private static Coordinate[][] lines(Geometry geometry) {
        var parts = new Coordinate[geometry.getNumGeometries()][];
        for (int i = 0; i < parts.length; i++)
            parts[i] = geometry.getGeometryN(i).getCoordinates();
        return parts;
    }

    /** Shells clockwise, holes the other way. */
    private static Coordinate[][] rings(Geometry geometry) {
        var rings = new java.util.ArrayList<Coordinate[]>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i);
            rings.add(ring(polygon.getExteriorRing(), false));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(ring(polygon.getInteriorRingN(hole), true));
            }
        }
        return rings.toArray(Coordinate[][]::new);
    }

    private static Coordinate[] ring(LineString ring, boolean counterClockwise) {
        boolean asWanted = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
        return (asWanted ? ring : ring.reverse()).getCoordinates();
    }

    private byte[] parts(Geometry geometry, Coordinate[][] parts) {
        int points = 0;
        for (Coordinate[] part : parts) points += part.length;
        var bytesOfAll = new byte[12 + BOX_BYTES + 4 * parts.length + 16 * points];
        ByteBuffer buffer =
                ByteBuffer.wrap(bytesOfAll).order(ByteOrder.LITTLE_ENDIAN).putInt(kind.code);
        box(buffer, geometry).putInt(parts.length).putInt(points);
        int start = 0;
        for (Coordinate[] part : parts) {
            buffer.putInt(start);
            start += part.length;
        }
        for (Coordinate[] part : parts) {
            for (Coordinate position : part) buffer.putDouble(position.x).putDouble(position.y);
        }
        return bytesOfAll;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer box(ByteBuffer buffer, Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        return buffer.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }
}

package org.songhua.engine.shapefile;

import java.io.EOFException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** Turns the content of one record into a geometry; Z is kept, measures are not. */
final class ShapeDecoder {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int BOX_BYTES = 32;

    private final ByteBuffer in;

    /** @param in the record behind its header, little endian */
    ShapeDecoder(ByteBuffer in) {
        this.in = in;
    }

    /**
     * {@return the geometry, or null for a null shape}
     *
     * @throws IllegalArgumentException when its kind or its counts make no sense
     */
    @Nullable
    Geometry decode() throws EOFException {
        int type = in.getInt();
        return switch (type) {
            case 0 -> null;
            case 1, 11, 21 -> point(type == 11);
            case 8, 18, 28 -> multiPoint(type == 18);
            case 3, 13, 23 -> lines(type == 13);
            case 5, 15, 25 -> areas(type == 15);
            case 31 -> throw new IllegalArgumentException("multipatches are not read; save as polygons with Z");
            default -> throw new IllegalArgumentException("its kind is " + type);
        };
    }

    private Geometry point(boolean hasZ) throws EOFException {
        need(hasZ ? 24 : 16);
        double x = in.getDouble();
        double y = in.getDouble();
        return FACTORY.createPoint(hasZ ? new Coordinate(x, y, in.getDouble()) : new Coordinate(x, y));
    }

    private Geometry multiPoint(boolean hasZ) throws EOFException {
        need(BOX_BYTES + 4);
        in.position(in.position() + BOX_BYTES);
        return FACTORY.createMultiPointFromCoords(positions(count(16), hasZ));
    }

    private Geometry lines(boolean hasZ) throws EOFException {
        Coordinate[][] parts = parts(hasZ);
        var lines = new LineString[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].length < 2) throw new IllegalArgumentException("a line has less than two positions");
            lines[i] = FACTORY.createLineString(parts[i]);
        }
        return lines.length == 1 ? lines[0] : FACTORY.createMultiLineString(lines);
    }

    private Geometry areas(boolean hasZ) throws EOFException {
        return ShapeRings.assemble(parts(hasZ), FACTORY);
    }

    private Coordinate[][] parts(boolean hasZ) throws EOFException {
        need(BOX_BYTES + 8);
        in.position(in.position() + BOX_BYTES);
        int parts = count(4);
        int points = count(16);
        need(4L * parts);
        var starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) starts[i] = in.getInt();
        starts[parts] = points;
        Coordinate[] all = positions(points, hasZ);
        if (parts == 0) throw new IllegalArgumentException("it has no parts");
        return split(all, starts);
    }

    private static Coordinate[][] split(Coordinate[] all, int[] starts) {
        var parts = new Coordinate[starts.length - 1][];
        for (int i = 0; i < parts.length; i++) {
            int from = starts[i];
            int to = starts[i + 1];
            if (from < 0 || to < from || to > all.length) {
                throw new IllegalArgumentException("its parts overlap or lie outside");
            }
            parts[i] = java.util.Arrays.copyOfRange(all, from, to);
        }
        return parts;
    }

    /** Reads x and y of all positions and then, where there are any, their heights. */
    private Coordinate[] positions(int count, boolean hasZ) throws EOFException {
        need(16L * count);
        var positions = new Coordinate[count];
        for (int i = 0; i < count; i++) positions[i] = new Coordinate(in.getDouble(), in.getDouble());
        if (!hasZ) return positions;
        need(16 + 8L * count);
        in.position(in.position() + 16);
        for (Coordinate position : positions) position.setZ(in.getDouble());
        return positions;
    }

    private int count(int bytesEach) throws EOFException {
        need(4);
        int count = in.getInt();
        if (count < 0 || (long) count * bytesEach > in.capacity()) {
            throw new IllegalArgumentException("it says that it has %d parts or positions".formatted(count));
        }
        return count;
    }

    private void need(long bytes) throws EOFException {
        if (in.remaining() < bytes) throw new EOFException("the record is too short for what it says");
    }
}

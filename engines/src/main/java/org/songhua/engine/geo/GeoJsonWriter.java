package org.songhua.engine.geo;

import java.nio.charset.StandardCharsets;

/**
 * Writes geometries as GeoJSON (RFC 7946), straight from WKB. Shells are written counter-clockwise and holes clockwise
 * (section 3.1.6) whatever the source had; a third number is written where a position has a finite Z.
 */
public final class GeoJsonWriter {
    private static final byte[][] BEGIN = {
        {},
        begin("Point", "coordinates"),
        begin("LineString", "coordinates"),
        begin("Polygon", "coordinates"),
        begin("MultiPoint", "coordinates"),
        begin("MultiLineString", "coordinates"),
        begin("MultiPolygon", "coordinates"),
        begin("GeometryCollection", "geometries")
    };

    private final WkbCursor cursor;
    private final int decimals;
    private final ByteSink out;

    private GeoJsonWriter(WkbCursor cursor, int decimals, ByteSink out) {
        this.cursor = cursor;
        this.decimals = decimals;
        this.out = out;
    }

    /**
     * Writes a geometry as a GeoJSON geometry object. When it fails, the sink holds what it held before.
     *
     * @param wkb the geometry
     * @param decimals of the coordinates, 0 to 15; with degrees, 7 is about a centimetre
     * @throws IllegalArgumentException when the bytes are not WKB or a coordinate is not finite
     */
    public static void write(byte[] wkb, int decimals, ByteSink out) {
        write(new WkbCursor(wkb), decimals, out);
    }

    /** The same of a geometry that a cursor stands before. */
    public static void write(WkbCursor wkb, int decimals, ByteSink out) {
        int before = out.size();
        try {
            var writer = new GeoJsonWriter(wkb, decimals, out);
            writer.geometry(writer.cursor.root(), 0);
            writer.cursor.end();
        } catch (IllegalArgumentException e) {
            out.truncate(before);
            throw e;
        }
    }

    private void geometry(int type, int depth) {
        out.write(BEGIN[type]);
        coordinates(type, depth);
        out.write((byte) '}');
    }

    private void coordinates(int type, int depth) {
        switch (type) {
            case WkbCursor.POINT -> point();
            case WkbCursor.LINE -> run(cursor.points(), false);
            case WkbCursor.POLYGON -> polygon();
            default -> members(type, depth);
        }
    }

    private void members(int type, int depth) {
        int count = cursor.members();
        out.write((byte) '[');
        for (int i = 0; i < count; i++) {
            if (i > 0) out.write((byte) ',');
            int member = cursor.member(type, depth + 1);
            if (type == WkbCursor.COLLECTION) geometry(member, depth + 1);
            else coordinates(member, depth + 1);
        }
        out.write((byte) ']');
    }

    private void point() {
        if (cursor.point()) position(0);
        else out.write((byte) '[').write((byte) ']');
    }

    private void polygon() {
        int rings = cursor.rings();
        out.write((byte) '[');
        for (int i = 0; i < rings; i++) {
            if (i > 0) out.write((byte) ',');
            int points = cursor.points();
            boolean clockwise = doubleArea(points) < 0;
            run(points, clockwise == (i == 0));
        }
        out.write((byte) ']');
    }

    private void run(int count, boolean backwards) {
        out.write((byte) '[');
        for (int i = 0; i < count; i++) {
            if (i > 0) out.write((byte) ',');
            position(backwards ? count - 1 - i : i);
        }
        out.write((byte) ']');
    }

    private void position(int index) {
        out.write((byte) '[').number(cursor.x(index), decimals);
        out.write((byte) ',').number(cursor.y(index), decimals);
        double z = cursor.z(index);
        if (Double.isFinite(z)) out.write((byte) ',').number(z, decimals);
        out.write((byte) ']');
    }

    /** Twice the signed area of the current run, positive when counter-clockwise; relative to its first position for accuracy. */
    private double doubleArea(int count) {
        double sum = 0;
        double dx = 0;
        double dy = 0;
        for (int i = 1; i < count; i++) {
            double nextX = cursor.x(i) - cursor.x(0);
            double nextY = cursor.y(i) - cursor.y(0);
            sum += dx * nextY - nextX * dy;
            dx = nextX;
            dy = nextY;
        }
        return sum;
    }

    private static byte[] begin(String type, String member) {
        return ("{\"type\":\"" + type + "\",\"" + member + "\":").getBytes(StandardCharsets.US_ASCII);
    }
}

package org.songhua.engine.flatgeobuf;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Turns the geometry table of a feature into a geometry. */
final class FgbGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int DEEPEST = 32;

    private FgbGeometry() {}

    /** @param layerType type that the header gives to all; the geometry's own counts if that is 0 */
    static @Nullable Geometry of(FlatTable table, int layerType) {
        return of(table, layerType, 0);
    }

    private static @Nullable Geometry of(FlatTable table, int layerType, int depth) {
        if (depth > DEEPEST) throw new IllegalArgumentException("it is nested too deep");
        int own = table.uint8(6, 0);
        int type = layerType != 0 ? layerType : own;
        Coordinate[] all = positions(table);
        return switch (type) {
            case 1 -> all.length == 0 ? null : FACTORY.createPoint(all[0]);
            case 2 -> all.length == 0 ? null : FACTORY.createLineString(all);
            case 3 -> polygon(all, table.ints(0));
            case 4 -> FACTORY.createMultiPointFromCoords(all);
            case 5 -> lines(all, table.ints(0));
            case 6 -> polygons(table, depth);
            case 7 -> collection(table, depth);
            default -> throw new IllegalArgumentException("its type is " + type);
        };
    }

    private static Coordinate[] positions(FlatTable table) {
        double[] xy = table.doubles(1);
        double[] z = table.doubles(2);
        var all = new Coordinate[xy.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = z.length == all.length
                    ? new Coordinate(xy[2 * i], xy[2 * i + 1], z[i])
                    : new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return all;
    }

    private static Coordinate[][] parts(Coordinate[] all, int[] ends) {
        if (ends.length == 0) return new Coordinate[][] {all};
        var parts = new Coordinate[ends.length][];
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] < from || ends[i] > all.length) throw new IllegalArgumentException("its parts lie outside");
            parts[i] = java.util.Arrays.copyOfRange(all, from, ends[i]);
            from = ends[i];
        }
        return parts;
    }

    private static @Nullable Polygon polygon(Coordinate[] all, int[] ends) {
        if (all.length == 0) return null;
        Coordinate[][] parts = parts(all, ends);
        var holes = new LinearRing[parts.length - 1];
        for (int i = 1; i < parts.length; i++) holes[i - 1] = FACTORY.createLinearRing(parts[i]);
        return FACTORY.createPolygon(FACTORY.createLinearRing(parts[0]), holes);
    }

    private static Geometry lines(Coordinate[] all, int[] ends) {
        Coordinate[][] parts = parts(all, ends);
        var lines = new LineString[parts.length];
        for (int i = 0; i < parts.length; i++) lines[i] = FACTORY.createLineString(parts[i]);
        return FACTORY.createMultiLineString(lines);
    }

    private static Geometry polygons(FlatTable table, int depth) {
        var polygons = new ArrayList<Polygon>();
        for (FlatTable part : table.tables(7)) {
            if (of(part, 3, depth + 1) instanceof Polygon polygon) polygons.add(polygon);
        }
        return polygons.size() == 1
                ? polygons.getFirst()
                : FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Geometry collection(FlatTable table, int depth) {
        var parts = new ArrayList<Geometry>();
        for (FlatTable part : table.tables(7)) {
            Geometry geometry = of(part, 0, depth + 1);
            if (geometry != null) parts.add(geometry);
        }
        return FACTORY.createGeometryCollection(parts.toArray(Geometry[]::new));
    }
}

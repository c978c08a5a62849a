package org.songhua.engine.flatgeobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.flatgeobuf.FlatWriter.Table;

/** Writes FlatGeobuf as a stream: without an index, and without the number of features, which is known only at the end. Heights are left out. */
public final class FgbWriter {
    private static final byte[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b', 0};

    private final OutputStream out;
    private final List<FgbColumn> columns;

    /**
     * Writes the header.
     *
     * @param name of the layer
     * @param epsg code of the reference system; 0 when it has none
     */
    public FgbWriter(OutputStream out, String name, List<FgbColumn> columns, int epsg) throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        var declared = new ArrayList<Table>();
        for (FgbColumn column : columns) {
            declared.add(Table.of(
                    new Slot(0, new FlatWriter.Text(column.name())),
                    new Slot(1, new FlatWriter.Scalar(column.type(), 1))));
        }
        var slots = new ArrayList<Slot>();
        slots.add(new Slot(0, new FlatWriter.Text(name)));
        slots.add(new Slot(2, new FlatWriter.Scalar(0, 1)));
        slots.add(new Slot(7, new FlatWriter.Tables(declared)));
        slots.add(new Slot(8, new FlatWriter.Scalar(0, 8)));
        slots.add(new Slot(9, new FlatWriter.Scalar(0, 2)));
        if (epsg > 0) {
            slots.add(new Slot(
                    10,
                    Table.of(new Slot(0, new FlatWriter.Text("EPSG")), new Slot(1, new FlatWriter.Scalar(epsg, 4)))));
        }
        out.write(MAGIC);
        out.write(FlatWriter.write(new Table(slots)));
    }

    /** Adds a feature; values as the columns have them, null for none. */
    public void add(Geometry geometry, List<? extends @Nullable Object> values) throws IOException {
        out.write(FlatWriter.write(
                Table.of(new Slot(0, geometry(geometry)), new Slot(1, new FlatWriter.Bytes(properties(values))))));
    }

    private byte[] properties(List<? extends @Nullable Object> values) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value == null) continue;
            byte[] encoded = encoded(value, columns.get(i).type());
            bytes.writeBytes(little(2).putShort((short) i).array());
            bytes.writeBytes(encoded);
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(Object value, int type) {
        return switch (type) {
            case FgbColumn.BOOL -> new byte[] {(byte) (Boolean.TRUE.equals(value) ? 1 : 0)};
            case FgbColumn.LONG ->
                little(8).putLong(((Number) value).longValue()).array();
            case FgbColumn.DOUBLE ->
                little(8).putDouble(((Number) value).doubleValue()).array();
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                yield little(4 + text.length).putInt(text.length).put(text).array();
            }
        };
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Table geometry(Geometry geometry) {
        return switch (geometry) {
            case Point point -> simple(1, point.getCoordinates(), new int[0]);
            case LineString line -> simple(2, line.getCoordinates(), new int[0]);
            case Polygon polygon -> polygon(polygon);
            case MultiPoint points -> simple(4, points.getCoordinates(), new int[0]);
            case MultiLineString lines -> simple(5, lines.getCoordinates(), ends(lines));
            case MultiPolygon polygons -> parts(6, polygons);
            case GeometryCollection parts -> parts(7, parts);
            default -> throw new IllegalArgumentException(geometry.getGeometryType());
        };
    }

    private static Table simple(int type, Coordinate[] positions, int[] ends) {
        var xy = new double[2 * positions.length];
        for (int i = 0; i < positions.length; i++) {
            xy[2 * i] = positions[i].x;
            xy[2 * i + 1] = positions[i].y;
        }
        var slots = new ArrayList<Slot>();
        if (ends.length > 1) slots.add(new Slot(0, new FlatWriter.Ints(ends)));
        slots.add(new Slot(1, new FlatWriter.Doubles(xy)));
        slots.add(new Slot(6, new FlatWriter.Scalar(type, 1)));
        return new Table(slots);
    }

    private static Table polygon(Polygon polygon) {
        var ends = new int[1 + polygon.getNumInteriorRing()];
        ends[0] = polygon.getExteriorRing().getNumPoints();
        for (int i = 1; i < ends.length; i++) {
            ends[i] = ends[i - 1] + polygon.getInteriorRingN(i - 1).getNumPoints();
        }
        return simple(3, polygon.getCoordinates(), ends);
    }

    private static int[] ends(MultiLineString lines) {
        var ends = new int[lines.getNumGeometries()];
        int sum = 0;
        for (int i = 0; i < ends.length; i++) {
            sum += lines.getGeometryN(i).getNumPoints();
            ends[i] = sum;
        }
        return ends;
    }

    private static Table parts(int type, Geometry geometry) {
        var parts = new ArrayList<Table>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) parts.add(geometry(geometry.getGeometryN(i)));
        return Table.of(new Slot(6, new FlatWriter.Scalar(type, 1)), new Slot(7, new FlatWriter.Tables(parts)));
    }
}

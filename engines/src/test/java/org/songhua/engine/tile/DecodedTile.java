package org.songhua.engine.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Shapes;

/** A vector tile read back, strictly: what the format forbids fails the test. */
final class DecodedTile {
    final Map<String, DecodedLayer> layers = new LinkedHashMap<>();

    /** A layer: its dictionaries as they stand in the bytes, and its features. */
    record DecodedLayer(
            String name,
            int version,
            int extent,
            List<String> keys,
            List<Object> values,
            List<DecodedFeature> features) {}

    /** A feature with its tags looked up and its geometry in tile units. */
    record DecodedFeature(int type, Map<String, Object> tags, Geometry geometry) {}

    static DecodedTile of(byte[] bytes) {
        var tile = new DecodedTile();
        var in = new Reader(bytes);
        while (in.more()) {
            if (in.key() != 3) throw new AssertionError("field " + in.field);
            var layer = layer(in.bytes());
            if (tile.layers.put(layer.name, layer) != null) throw new AssertionError("layer twice: " + layer.name);
        }
        return tile;
    }

    /** {@return all features of all layers} */
    List<DecodedFeature> features() {
        return layers.values().stream().flatMap(l -> l.features.stream()).toList();
    }

    private static DecodedLayer layer(byte[] bytes) {
        var in = new Reader(bytes);
        String name = "";
        int version = 0;
        int extent = 0;
        var keys = new ArrayList<String>();
        var values = new ArrayList<Object>();
        var features = new ArrayList<byte[]>();
        while (in.more()) {
            switch (in.key()) {
                case 1 -> name = in.text();
                case 2 -> features.add(in.bytes());
                case 3 -> keys.add(in.text());
                case 4 -> values.add(value(in.bytes()));
                case 5 -> extent = (int) in.varint();
                case 15 -> version = (int) in.varint();
                default -> throw new AssertionError("layer field " + in.field);
            }
        }
        return new DecodedLayer(
                name,
                version,
                extent,
                keys,
                values,
                features.stream().map(f -> feature(f, keys, values)).toList());
    }

    private static Object value(byte[] bytes) {
        var in = new Reader(bytes);
        Object value = switch (in.key()) {
            case 1 -> in.text();
            case 3 -> in.real();
            case 5 -> in.varint();
            case 6 -> Reader.unzigzag(in.varint());
            case 7 -> in.varint() == 1;
            default -> throw new AssertionError("value field " + in.field);
        };
        if (in.more()) throw new AssertionError("value with two fields");
        return value;
    }

    private static DecodedFeature feature(byte[] bytes, List<String> keys, List<Object> values) {
        var in = new Reader(bytes);
        var tags = new LinkedHashMap<String, Object>();
        int type = 0;
        Geometry geometry = null;
        while (in.more()) {
            switch (in.key()) {
                case 2 -> tags(new Reader(in.bytes()), keys, values, tags);
                case 3 -> type = (int) in.varint();
                case 4 -> geometry = geometry(new Reader(in.bytes()), type);
                default -> throw new AssertionError("feature field " + in.field);
            }
        }
        return new DecodedFeature(type, tags, geometry);
    }

    private static void tags(Reader in, List<String> keys, List<Object> values, Map<String, Object> tags) {
        while (in.more()) {
            String key = keys.get((int) in.varint());
            tags.put(key, values.get((int) in.varint()));
        }
    }

    private static Geometry geometry(Reader in, int type) {
        var paths = new ArrayList<List<Coordinate>>();
        int x = 0;
        int y = 0;
        while (in.more()) {
            int command = (int) in.varint();
            int count = command >> 3;
            switch (command & 7) {
                case 1 -> {
                    if (type != 1 && count != 1) throw new AssertionError("move " + count);
                    paths.add(new ArrayList<>());
                }
                case 2 -> {
                    if (type == 1 || count < type - 1) throw new AssertionError("line " + count);
                }
                default -> {
                    if (command != 15 || type != 3) throw new AssertionError("command " + command);
                    paths.getLast().add(paths.getLast().getFirst().copy());
                    count = 0;
                }
            }
            for (int i = 0; i < count; i++) {
                int dx = (int) Reader.unzigzag(in.varint());
                int dy = (int) Reader.unzigzag(in.varint());
                if ((command & 7) == 2 && dx == 0 && dy == 0) throw new AssertionError("step of no length");
                x += dx;
                y += dy;
                paths.getLast().add(new Coordinate(x, y));
            }
        }
        return assemble(type, paths);
    }

    private static Geometry assemble(int type, List<List<Coordinate>> paths) {
        if (type == 1)
            return Shapes.FACTORY.createMultiPointFromCoords(paths.getFirst().toArray(Coordinate[]::new));
        var runs = paths.stream().map(p -> p.toArray(Coordinate[]::new)).toList();
        if (type == 2) {
            return Shapes.FACTORY.createMultiLineString(
                    runs.stream().map(Shapes.FACTORY::createLineString).toArray(LineString[]::new));
        }
        var polygons = new ArrayList<Polygon>();
        LinearRing shell = null;
        var holes = new ArrayList<LinearRing>();
        for (Coordinate[] run : runs) {
            var ring = Shapes.FACTORY.createLinearRing(run);
            double area = surveyor(run);
            if (area == 0) throw new AssertionError("ring without area");
            if (area > 0) {
                if (shell != null) polygons.add(Shapes.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
                shell = ring;
                holes.clear();
            } else {
                holes.add(ring);
            }
        }
        polygons.add(Shapes.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        return Shapes.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static double surveyor(Coordinate[] ring) {
        return IntStream.range(1, ring.length)
                .mapToDouble(i -> ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y)
                .sum();
    }

    /** Reads protocol buffers. */
    private static final class Reader {
        private final ByteBuffer in;
        private int field;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean more() {
            return in.hasRemaining();
        }

        int key() {
            field = (int) varint() >> 3;
            return field;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) return value;
            }
        }

        static long unzigzag(long value) {
            return (value >>> 1) ^ -(value & 1);
        }

        double real() {
            return in.getDouble();
        }

        byte[] bytes() {
            var bytes = new byte[(int) varint()];
            in.get(bytes);
            return bytes;
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.songhua.edge.ogc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads so much of a Mapbox Vector Tile (version 2.1, section 4) as the tests want to know. */
public final class MvtReader {
    private MvtReader() {}

    /**
     * A layer.
     *
     * @param name its name
     * @param extent width of its grid
     * @param version of the specification
     * @param features number of features
     * @param first the first point of the first feature, in the grid
     */
    public record Layer(String name, int extent, int version, List<Feature> features) {}

    /**
     * A feature.
     *
     * @param type 1 point, 2 line, 3 polygon
     * @param x of its first point, grid units from west
     * @param y of its first point, grid units from north
     */
    public record Feature(int type, int x, int y) {}

    /** {@return the layers in their order} */
    public static List<Layer> layers(byte[] tile) {
        var layers = new ArrayList<Layer>();
        new Cursor(tile, 0, tile.length).fields((field, message) -> {
            if (field == 3) layers.add(layer(message));
        });
        return layers;
    }

    private static Layer layer(Cursor cursor) {
        var name = new String[] {""};
        var numbers = new int[] {4096, 0};
        var features = new ArrayList<Feature>();
        cursor.fields((field, value) -> {
            switch (field) {
                case 1 -> name[0] = value.text();
                case 2 -> features.add(feature(value));
                case 5 -> numbers[0] = (int) value.number;
                case 15 -> numbers[1] = (int) value.number;
                default -> {
                    // Keys and values do not matter here.
                }
            }
        });
        return new Layer(name[0], numbers[0], numbers[1], features);
    }

    private static Feature feature(Cursor cursor) {
        var parts = new int[3];
        cursor.fields((field, value) -> {
            if (field == 3) parts[0] = (int) value.number;
            if (field != 4) return;
            value.varint();
            parts[1] = zigzag(value.varint());
            parts[2] = zigzag(value.varint());
        });
        return new Feature(parts[0], parts[1], parts[2]);
    }

    private static int zigzag(long number) {
        return (int) (number >>> 1 ^ -(number & 1));
    }

    /** A part of the bytes: a message, a text, or one number. */
    private static final class Cursor {
        private final byte[] bytes;
        private int at;
        private final int end;
        private long number;

        Cursor(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        void fields(BiConsumer<Integer, Cursor> sink) {
            while (at < end) {
                long key = varint();
                Cursor value;
                if ((key & 7) == 2) {
                    int length = (int) varint();
                    value = new Cursor(bytes, at, at + length);
                    at += length;
                } else {
                    value = new Cursor(bytes, at, at);
                    value.number = varint();
                }
                sink.accept((int) (key >>> 3), value);
            }
        }

        long varint() {
            long result = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                result |= (long) (next & 0x7F) << shift;
                if (next >= 0) return result;
            }
        }

        String text() {
            return new String(bytes, at, end - at, StandardCharsets.UTF_8);
        }
    }
}

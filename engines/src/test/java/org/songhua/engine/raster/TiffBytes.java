package org.songhua.engine.raster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes small GeoTIFFs for tests, of every kind that is read. */
final class TiffBytes {
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int DOUBLE = 12;

    private final ByteOrder order;
    private final TreeMap<Integer, byte[]> content = new TreeMap<>();
    private final TreeMap<Integer, Integer> types = new TreeMap<>();
    private final List<byte[]> blocks = new ArrayList<>();

    TiffBytes(ByteOrder order) {
        this.order = order;
    }

    /** A raster of areas whose north-western corner lies at (10, 50), cells of a quarter and half a degree, EPSG:4490. */
    static TiffBytes of(ByteOrder order, int columns, int rows, int bits, int format) {
        return new TiffBytes(order)
                .field(256, SHORT, columns)
                .field(257, SHORT, rows)
                .field(258, SHORT, bits)
                .field(277, SHORT, 1)
                .field(339, SHORT, format)
                .field(33550, DOUBLE, 0.25, 0.5, 0)
                .field(33922, DOUBLE, 0, 0, 0, 10, 50, 0)
                .field(34735, SHORT, 1, 1, 0, 2, 1025, 0, 1, 1, 2048, 0, 1, 4490);
    }

    TiffBytes field(int tag, int type, double... values) {
        int size = type == SHORT ? 2 : type == LONG ? 4 : 8;
        ByteBuffer bytes = ByteBuffer.allocate(size * values.length).order(order);
        for (double value : values) {
            if (type == SHORT) bytes.putShort((short) value);
            else if (type == LONG) bytes.putInt((int) value);
            else bytes.putDouble(value);
        }
        content.put(tag, bytes.array());
        types.put(tag, type);
        return this;
    }

    TiffBytes text(int tag, String text) {
        content.put(tag, (text + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        types.put(tag, 2);
        return this;
    }

    TiffBytes block(byte[] bytes) {
        blocks.add(bytes);
        return this;
    }

    static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[1000];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }

    /** @param offsets tag of the offsets: 273 for strips, 324 for tiles */
    ByteBuffer write(int offsets) {
        double[] at = new double[blocks.size()];
        double[] sizes = new double[blocks.size()];
        field(offsets, LONG, at).field(offsets == 273 ? 279 : 325, LONG, sizes);
        int end = 8 + 2 + 12 * content.size() + 4;
        for (byte[] value : content.values()) end += value.length > 4 ? value.length : 0;
        for (int i = 0; i < at.length; i++) {
            at[i] = end;
            sizes[i] = blocks.get(i).length;
            end += blocks.get(i).length;
        }
        field(offsets, LONG, at).field(offsets == 273 ? 279 : 325, LONG, sizes);
        ByteBuffer file = ByteBuffer.allocate(end).order(order);
        file.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        file.putShort((short) 42).putInt(8).putShort((short) content.size());
        int beyond = 8 + 2 + 12 * content.size() + 4;
        for (var field : content.entrySet()) {
            byte[] value = field.getValue();
            int type = types.get(field.getKey());
            int size = type == 2 ? 1 : type == SHORT ? 2 : type == LONG ? 4 : 8;
            file.putShort(field.getKey().shortValue()).putShort((short) type).putInt(value.length / size);
            if (value.length <= 4) {
                file.put(value).put(new byte[4 - value.length]);
            } else {
                file.putInt(beyond);
                file.put(beyond, value);
                beyond += value.length;
            }
        }
        file.putInt(0).position(beyond);
        blocks.forEach(file::put);
        return file.flip();
    }
}

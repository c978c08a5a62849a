package org.songhua.engine.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.songhua.engine.fault.Place;

/** The first directory of a classic TIFF: fields by tag, read when asked for; nothing outside of the bytes is read. */
final class TiffDirectory {
    private static final int CLASSIC = 42;
    private static final int BIG = 43;
    private static final int ENTRY_BYTES = 12;
    /** Bytes of a value by type, 0 for types that there are not. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final ByteBuffer bytes;
    private final Place file;
    private final Map<Integer, Field> fields = new HashMap<>();

    private record Field(int type, int count, int at) {}

    TiffDirectory(ByteBuffer source, Place file) {
        this.bytes = source.slice();
        this.file = file;
        if (bytes.limit() < 8) throw RasterFaults.damaged(file, "it has less than 8 bytes");
        bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int version = bytes.getShort(2);
        if (version == BIG)
            throw RasterFaults.unread(file, "it is a BigTIFF", "Convert it: gdal_translate -co BIGTIFF=NO IN OUT.");
        if (version != CLASSIC) throw RasterFaults.damaged(file, "it does not begin as a TIFF");
        list(unsigned(bytes.getInt(4)));
    }

    private void list(long start) {
        int at = checked(start, 2);
        int count = bytes.getShort(at) & 0xFFFF;
        checked(start + 2, (long) count * ENTRY_BYTES);
        for (int i = 0; i < count; i++) add(at + 2 + i * ENTRY_BYTES);
    }

    private void add(int entry) {
        int type = bytes.getShort(entry + 2) & 0xFFFF;
        if (type >= TYPE_BYTES.length || TYPE_BYTES[type] == 0) return;
        long count = unsigned(bytes.getInt(entry + 4));
        long size = count * TYPE_BYTES[type];
        long at = size <= 4 ? entry + 8 : unsigned(bytes.getInt(entry + 8));
        fields.put(bytes.getShort(entry) & 0xFFFF, new Field(type, (int) Math.min(count, 1 << 30), checked(at, size)));
    }

    private static long unsigned(int value) {
        return value & 0xFFFF_FFFFL;
    }

    /** {@return a position, all of whose bytes are there} */
    int checked(long at, long size) {
        if (at + size > bytes.limit()) throw RasterFaults.damaged(file, "a part of it lies beyond its end");
        return (int) at;
    }

    /** {@return bytes in the order of the file, for reading at positions} */
    ByteBuffer bytes() {
        return bytes;
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** {@return how many values a field has, 0 when it is not there} */
    int count(int tag) {
        Field field = fields.get(tag);
        return field == null ? 0 : field.count;
    }

    /** {@return a value of a field as a number} */
    double real(int tag, int index) {
        Field field = fields.get(tag);
        if (field == null || index >= field.count) throw RasterFaults.damaged(file, "it lacks field " + tag);
        int at = field.at + index * TYPE_BYTES[field.type];
        return switch (field.type) {
            case 1, 2, 7 -> bytes.get(at) & 0xFF;
            case 3 -> bytes.getShort(at) & 0xFFFF;
            case 4 -> unsigned(bytes.getInt(at));
            case 6 -> bytes.get(at);
            case 8 -> bytes.getShort(at);
            case 9 -> bytes.getInt(at);
            case 11 -> bytes.getFloat(at);
            case 12 -> bytes.getDouble(at);
            case 5 -> unsigned(bytes.getInt(at)) / (double) unsigned(bytes.getInt(at + 4));
            default -> bytes.getInt(at) / (double) bytes.getInt(at + 4);
        };
    }

    /** {@return a value of a field as a whole number} */
    long whole(int tag, int index) {
        return (long) real(tag, index);
    }

    /** {@return the first value of a field, or what it is when the field is not there} */
    long wholeOr(int tag, long otherwise) {
        return has(tag) ? whole(tag, 0) : otherwise;
    }

    /** {@return the text of a field, empty when it is not there} */
    String text(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.type != 2) return "";
        var text = new byte[Math.min(field.count, 100)];
        bytes.get(field.at, text);
        return new String(text, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    }

    /** {@return the value of a geographic key that is kept in the key directory itself} */
    OptionalInt geoKey(int key) {
        int keys = 34735;
        for (int i = 4; i + 3 < count(keys); i += 4)
            if (whole(keys, i) == key && whole(keys, i + 1) == 0) return OptionalInt.of((int) whole(keys, i + 3));
        return OptionalInt.empty();
    }
}

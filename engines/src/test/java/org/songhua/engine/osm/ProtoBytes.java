package org.songhua.engine.osm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Protocol buffer messages and PBF files put together by hand, so that they can be wrong in every way. */
final class ProtoBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static ProtoBytes message() {
        return new ProtoBytes();
    }

    /** Any bytes. */
    ProtoBytes raw(int... values) {
        for (int value : values) bytes.write(value);
        return this;
    }

    ProtoBytes number(long value) {
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) bytes.write((int) (rest & 0x7F | 0x80));
        bytes.write((int) rest);
        return this;
    }

    ProtoBytes zigzag(long value) {
        return number((value << 1) ^ (value >> 63));
    }

    ProtoBytes varint(int field, long value) {
        return number((long) field << 3).number(value);
    }

    ProtoBytes signed(int field, long value) {
        return number((long) field << 3).zigzag(value);
    }

    ProtoBytes bytes(int field, byte[] value) {
        number((long) field << 3 | 2).number(value.length);
        bytes.writeBytes(value);
        return this;
    }

    ProtoBytes bytes(int field, ProtoBytes value) {
        return bytes(field, value.toBytes());
    }

    ProtoBytes string(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A packed column of zigzag numbers. */
    ProtoBytes column(int field, long... values) {
        var column = message();
        for (long value : values) column.zigzag(value);
        return bytes(field, column);
    }

    /** A packed column of plain numbers. */
    ProtoBytes plainColumn(int field, long... values) {
        var column = message();
        for (long value : values) column.number(value);
        return bytes(field, column);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** A string table; number 0 is the empty string, as the format wants it. */
    static ProtoBytes strings(String... strings) {
        var table = message().string(1, "");
        for (String string : strings) table.string(1, string);
        return table;
    }

    /** A blob that is not compressed. */
    static ProtoBytes plain(byte[] content) {
        return message().bytes(1, content);
    }

    /** A blob compressed with zlib that says it has {@code size} bytes. */
    static ProtoBytes zlib(byte[] content, long size) {
        var deflater = new Deflater();
        try {
            deflater.setInput(content);
            deflater.finish();
            var packed = new byte[content.length + 64];
            int length = deflater.deflate(packed);
            return message().varint(2, size).bytes(3, java.util.Arrays.copyOf(packed, length));
        } finally {
            deflater.end();
        }
    }

    /** Appends a blob with its header and the length of that. */
    ProtoBytes blob(String type, ProtoBytes blob) {
        byte[] content = blob.toBytes();
        byte[] header = message().string(1, type).varint(3, content.length).toBytes();
        raw(header.length >>> 24, header.length >>> 16 & 255, header.length >>> 8 & 255, header.length & 255);
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        return this;
    }

    /** The block that every file begins with. */
    static ProtoBytes file(String... requiredFeatures) {
        var header = message();
        for (String feature : requiredFeatures) header.string(4, feature);
        return message().blob("OSMHeader", plain(header.toBytes()));
    }

    /** A block of data around one group. */
    static PbfBlob block(ProtoBytes table, ProtoBytes group) {
        return blobOf(message().bytes(1, table).bytes(2, group));
    }

    /** A blob with this content, as the stream would hand it over. */
    static PbfBlob blobOf(ProtoBytes content) {
        return new PbfBlob(
                1, 100, "OSMData", plain(content.toBytes()).toBytes(), org.songhua.engine.fault.Place.inFile("t.pbf"));
    }
}

package org.songhua.cim.internal.imports.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Protocol buffers and PBF blobs by hand, so that every part of them can be wrong. */
final class RawPbf {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    RawPbf varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    RawPbf signed(long value) {
        return varint((value << 1) ^ (value >> 63));
    }

    RawPbf field(int number, long value) {
        return varint((long) number << 3).varint(value);
    }

    RawPbf field(int number, byte[] value) {
        varint(((long) number << 3) | 2).varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    RawPbf field(int number, RawPbf value) {
        return field(number, value.toBytes());
    }

    RawPbf field(int number, String value) {
        return field(number, value.getBytes(StandardCharsets.UTF_8));
    }

    RawPbf raw(byte... values) {
        bytes.writeBytes(values);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** A file of a sound header and one block. */
    static byte[] file(RawPbf block) {
        return file(header("OsmSchema-V0.6", "DenseNodes"), blob("OSMData", zlib(block.toBytes())));
    }

    static byte[] file(byte[]... blobs) {
        var all = new ByteArrayOutputStream();
        for (byte[] blob : blobs) all.writeBytes(blob);
        return all.toByteArray();
    }

    static byte[] header(String... required) {
        var header = new RawPbf();
        for (String feature : required) header.field(4, feature);
        return blob("OSMHeader", zlib(header.toBytes()));
    }

    static byte[] blob(String type, RawPbf blob) {
        byte[] content = blob.toBytes();
        byte[] header = new RawPbf().field(1, type).field(3, content.length).toBytes();
        return file(ByteBuffer.allocate(4).putInt(header.length).array(), header, content);
    }

    static RawPbf zlib(byte[] content) {
        return new RawPbf().field(2, content.length).field(3, deflated(content));
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }

    /** A block with a string table and one group. */
    static RawPbf block(RawPbf group, String... strings) {
        var table = new RawPbf().field(1, "");
        for (String string : strings) table.field(1, string);
        return new RawPbf().field(1, table).field(2, group);
    }

    /** Packed varints. */
    static RawPbf packed(long... values) {
        var packed = new RawPbf();
        for (long value : values) packed.varint(value);
        return packed;
    }

    /** Packed zigzag varints. */
    static RawPbf signedPacked(long... values) {
        var packed = new RawPbf();
        for (long value : values) packed.signed(value);
        return packed;
    }
}

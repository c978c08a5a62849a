package org.songhua.engine.tile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the few forms of protocol buffers that a vector tile needs. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes;
    private int size;

    Protobuf(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void reset() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes an unsigned number without a field key, as in packed fields. */
    void varint(int value) {
        ensure(MAX_VARINT_BYTES);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes a signed number so that small magnitudes are short, without a field key. */
    void zigzag(int value) {
        varint((value << 1) ^ (value >> 31));
    }

    void unsigned(int field, long value) {
        key(field, VARINT);
        ensure(MAX_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void signed(int field, long value) {
        unsigned(field, (value << 1) ^ (value >> 63));
    }

    void real(int field, double value) {
        key(field, FIXED64);
        ensure(Long.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) bytes[size++] = (byte) (bits >>> (8 * i));
    }

    void text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        text(field, utf8, 0, utf8.length);
    }

    /** Writes a text that is in UTF-8 already. */
    void text(int field, byte[] utf8, int from, int to) {
        key(field, LENGTH_DELIMITED);
        varint(to - from);
        append(utf8, from, to - from);
    }

    /** Writes what another buffer holds as a message, text or packed field. */
    void message(int field, Protobuf content) {
        key(field, LENGTH_DELIMITED);
        varint(content.size);
        append(content);
    }

    /** Writes what another buffer holds, as it is. */
    void append(Protobuf content) {
        append(content.bytes, 0, content.size);
    }

    private void append(byte[] content, int from, int length) {
        ensure(length);
        System.arraycopy(content, from, bytes, size, length);
        size += length;
    }

    private void key(int field, int wireType) {
        varint((field << 3) | wireType);
    }

    private void ensure(int more) {
        if (bytes.length - size >= more) return;
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * bytes.length, 1 << 30)));
    }
}

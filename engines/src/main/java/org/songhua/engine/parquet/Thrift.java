package org.songhua.engine.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structures in the compact protocol of Apache Thrift; fields must come in the order of their numbers. */
final class Thrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last = 0;

    byte[] bytes() {
        return out.toByteArray();
    }

    private void field(int number, int type) {
        int delta = number - last;
        if (delta > 0 && delta <= 15) out.write((delta << 4) | type);
        else {
            out.write(type);
            varint(zigzag(number));
        }
        last = number;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    Thrift i32(int number, int value) {
        field(number, I32);
        varint(zigzag(value));
        return this;
    }

    Thrift i64(int number, long value) {
        field(number, I64);
        varint(zigzag(value));
        return this;
    }

    Thrift truth(int number, boolean value) {
        field(number, value ? TRUE : FALSE);
        return this;
    }

    Thrift text(int number, String value) {
        return binary(number, value.getBytes(StandardCharsets.UTF_8));
    }

    Thrift binary(int number, byte[] value) {
        field(number, BINARY);
        return element(value);
    }

    /** A text as one element of a list. */
    Thrift element(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** A number as one element of a list. */
    Thrift element(int value) {
        varint(zigzag(value));
        return this;
    }

    Thrift structs(int number, int size) {
        return list(number, size, STRUCT);
    }

    Thrift texts(int number, int size) {
        return list(number, size, BINARY);
    }

    Thrift numbers(int number, int size) {
        return list(number, size, I32);
    }

    private Thrift list(int number, int size, int type) {
        field(number, LIST);
        if (size < 15) out.write((size << 4) | type);
        else {
            out.write(0xF0 | type);
            varint(size);
        }
        return this;
    }

    Thrift begin(int number) {
        field(number, STRUCT);
        return begin();
    }

    /** Begins a structure that is an element of a list. */
    Thrift begin() {
        outer.push(last);
        last = 0;
        return this;
    }

    Thrift end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    /** Ends the outermost structure. */
    Thrift stop() {
        out.write(0);
        return this;
    }
}

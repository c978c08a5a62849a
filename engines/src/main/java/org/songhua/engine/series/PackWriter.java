package org.songhua.engine.series;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes and bit-packed numbers, least significant first, in a growing array. */
public final class PackWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[256];
    private int size = 0;

    /** {@return bytes written so far} */
    public int size() {
        return size;
    }

    /** {@return a copy of what was written} */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** One byte. */
    public void u1(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /** Eight bytes. */
    public void int8(long value) {
        ensure(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    /** Seven bits a byte, the last byte below 128. */
    public void unsigned(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Small numbers of either sign in few bytes: 0, -1, 1, -2 ... become 0, 1, 2, 3 ... */
    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** The bytes as they are, without their length. */
    public void raw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** The lowest {@code width} bits (0 to 64) of each number, back to back, filled up to a whole byte. */
    void packed(long[] numbers, int count, int width) {
        int length = packedLength(count, width);
        ensure(length + 16);
        Arrays.fill(bytes, size, size + length + 16, (byte) 0);
        long bit = 8L * size;
        for (int i = 0; i < count; i++, bit += width) put(numbers[i], width, bit);
        size += length;
    }

    private void put(long number, int width, long bit) {
        if (width == 0) return;
        int at = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long value = width == 64 ? number : number & ((1L << width) - 1);
        LONG.set(bytes, at, (long) LONG.get(bytes, at) | (value << shift));
        if (shift + width > 64) bytes[at + 8] |= (byte) (value >>> (64 - shift));
    }

    /** {@return how many bytes so many packed numbers take} */
    static int packedLength(int count, int width) {
        return (int) (((long) count * width + 7) >>> 3);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
}

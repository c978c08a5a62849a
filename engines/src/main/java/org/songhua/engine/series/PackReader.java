package org.songhua.engine.series;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link PackWriter} wrote. Whatever the bytes are, a call either returns or throws a fault: lengths are held
 * against what is left before anything is read or allocated.
 */
public final class PackReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Numbers up to this width lie within one unaligned read of eight bytes, wherever in a byte they begin. */
    private static final int WIDTH_MAX_ONE_READ = 57;

    /** The input and 16 bytes more, so that unaligned reads at its end stay inside the array. */
    private final byte[] bytes;

    private final int end;
    private int position;

    /** Reads the input from one index up to but without another. */
    public PackReader(byte[] input, int from, int end) {
        this.bytes = Arrays.copyOf(input, input.length + 16);
        this.position = from;
        this.end = end;
    }

    /** {@return bytes not yet read} */
    public int left() {
        return end - position;
    }

    /** {@return one byte, 0 to 255} */
    public int u1() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    /** {@return eight bytes} */
    public long int8() {
        need(8);
        long value = (long) LONG.get(bytes, position);
        position += 8;
        return value;
    }

    /** {@return what {@link PackWriter#unsigned} wrote} */
    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = u1();
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw SeriesFaults.corrupt("a number is longer than 64 bits");
    }

    /** {@return what {@link PackWriter#signed} wrote} */
    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** {@return a count or length that is not above the limit} */
    public int count(int limit) {
        long value = unsigned();
        if (value < 0 || value > limit) throw SeriesFaults.corrupt("a count of " + value + " is above " + limit);
        return (int) value;
    }

    /** {@return so many bytes} */
    public byte[] raw(int length) {
        need(length);
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    /** Reads {@code count} numbers of {@code width} bits into the array from {@code start} on. */
    void packed(long[] into, int start, int count, int width) {
        if (width > 64) throw SeriesFaults.corrupt("numbers of " + width + " bits");
        int length = PackWriter.packedLength(count, width);
        need(length);
        if (width == 0) Arrays.fill(into, start, start + count, 0);
        else if (width <= WIDTH_MAX_ONE_READ) narrow(into, start, count, width);
        else wide(into, start, count, width);
        position += length;
    }

    private void narrow(long[] into, int start, int count, int width) {
        long mask = (1L << width) - 1;
        long bit = 8L * position;
        for (int i = start; i < start + count; i++, bit += width) {
            into[i] = ((long) LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7)) & mask;
        }
    }

    private void wide(long[] into, int start, int count, int width) {
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long bit = 8L * position;
        for (int i = start; i < start + count; i++, bit += width) {
            int at = (int) (bit >>> 3);
            int shift = (int) (bit & 7);
            long low = (long) LONG.get(bytes, at) >>> shift;
            long high = shift == 0 ? 0 : (bytes[at + 8] & 0xFFL) << (64 - shift);
            into[i] = (low | high) & mask;
        }
    }

    private void need(int length) {
        if (length < 0 || length > left()) throw SeriesFaults.corrupt("it ends too early");
    }
}

package org.songhua.cim.internal.imports.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values in the binary format of PostgreSQL's COPY, one after the other in a growing array.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, section "Binary Format"</a>
 */
final class CopyBuffer {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** PostgreSQL counts microseconds from this day. */
    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final int INT4_OID = 23;
    private static final byte JSONB_VERSION = 1;

    private byte[] bytes;
    private int size = 0;

    CopyBuffer() {
        this(1 << 18);
    }

    /** @param capacity bytes to begin with */
    CopyBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    void beginRow(int columns) {
        putShort((short) columns);
    }

    void int2(int value) {
        putInt(2);
        putShort((short) value);
    }

    void int4(int value) {
        putInt(4);
        putInt(value);
    }

    void int8(long value) {
        putInt(8);
        putLong(value);
    }

    /** NaN is none. */
    void float8(double value) {
        if (Double.isNaN(value)) {
            none();
            return;
        }
        putInt(8);
        putDouble(value);
    }

    void uuid(UUID value) {
        putInt(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
    }

    void timestamp(@Nullable Instant value) {
        if (value == null) {
            none();
            return;
        }
        putInt(8);
        putLong(micros(value));
    }

    /** {@return a moment as PostgreSQL counts it} */
    static long micros(Instant moment) {
        return (moment.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + moment.getNano() / 1_000;
    }

    void bytea(byte[] value) {
        putInt(value.length);
        put(value);
    }

    void text(@Nullable String value) {
        utf8(encoded(value));
    }

    /** A text that is encoded already; null is none. */
    void utf8(byte @Nullable [] text) {
        if (text == null) none();
        else bytea(text);
    }

    static byte @Nullable [] encoded(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    void jsonb(byte[] utf8) {
        putInt(utf8.length + 1);
        ensure(1);
        bytes[size++] = JSONB_VERSION;
        put(utf8);
    }

    /** A box as PostgreSQL orders it: upper right corner, lower left corner. */
    void box(double west, double south, double east, double north) {
        putInt(32);
        putDouble(east);
        putDouble(north);
        putDouble(west);
        putDouble(south);
    }

    /** An array of one dimension. */
    void int4Array(int @Nullable [] values) {
        if (values == null || values.length == 0) {
            none();
            return;
        }
        putInt(20 + 8 * values.length);
        putInt(1);
        putInt(0);
        putInt(INT4_OID);
        putInt(values.length);
        putInt(1);
        for (int value : values) int4(value);
    }

    /** A null. */
    void none() {
        putInt(-1);
    }

    private void put(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void putShort(short value) {
        ensure(2);
        SHORT.set(bytes, size, value);
        size += 2;
    }

    private void putInt(int value) {
        ensure(4);
        INT.set(bytes, size, value);
        size += 4;
    }

    private void putLong(long value) {
        ensure(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    private void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    private void ensure(int more) {
        if (bytes.length - size >= more) return;
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * bytes.length, 1 << 30)));
    }
}

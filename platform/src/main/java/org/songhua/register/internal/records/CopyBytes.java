package org.songhua.register.internal.records;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary form of COPY: each value as its length and its bytes, big endian, dates counted from 2000. */
final class CopyBytes {
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final LocalDate DAY_ZERO = LocalDate.of(2000, 1, 1);
    private static final Instant TIME_ZERO = Instant.parse("2000-01-01T00:00:00Z");
    private static final int OID_TEXT = 25;
    private static final int END = 2;

    private byte[] out;
    private int size;

    private CopyBytes(int room) {
        out = new byte[room];
    }

    /** {@return rows to be put together with others} */
    static CopyBytes part() {
        return new CopyBytes(512);
    }

    /** {@return the rows one after the other between their head and their end; put together only as they are read} */
    static InputStream stream(List<CopyBytes> rows) {
        var head = new CopyBytes(HEADER.length);
        head.add(HEADER, HEADER.length);
        var end = new CopyBytes(END);
        end.write(-1, END);
        return new Joined(Stream.of(List.of(head), rows, List.of(end))
                .flatMap(List::stream)
                .iterator());
    }

    /** Fills whole buffers from many short parts. */
    private static final class Joined extends InputStream {
        private final Iterator<CopyBytes> parts;
        private CopyBytes part = new CopyBytes(0);
        private int at;

        Joined(Iterator<CopyBytes> parts) {
            this.parts = parts;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int filled = 0;
            while (filled < length && hasMore()) {
                int taken = Math.min(length - filled, part.size - at);
                System.arraycopy(part.out, at, buffer, offset + filled, taken);
                at += taken;
                filled += taken;
            }
            return filled == 0 && length > 0 ? -1 : filled;
        }

        private boolean hasMore() {
            while (at == part.size && parts.hasNext()) {
                part = parts.next();
                at = 0;
            }
            return at < part.size;
        }
    }

    /** Makes room for so many bytes more. */
    private void reserve(int bytes) {
        if (out.length - size < bytes)
            out = Arrays.copyOf(out, Math.max(Math.multiplyExact(out.length, 2), size + bytes));
    }

    private void write(long value, int bytes) {
        reserve(bytes);
        for (int i = bytes - 1; i >= 0; i--) out[size++] = (byte) (value >>> (8 * i));
    }

    private void add(byte[] bytes, int length) {
        reserve(length);
        System.arraycopy(bytes, 0, out, size, length);
        size += length;
    }

    CopyBytes row(int columns) {
        write(columns, 2);
        return this;
    }

    CopyBytes bytes(byte @Nullable [] value) {
        if (value == null) {
            write(-1, 4);
        } else {
            write(value.length, 4);
            add(value, value.length);
        }
        return this;
    }

    CopyBytes text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    CopyBytes whole(long value) {
        write(8, 4);
        write(value, 8);
        return this;
    }

    CopyBytes integer(@Nullable Integer value) {
        if (value == null) return bytes(null);
        write(4, 4);
        write(value, 4);
        return this;
    }

    CopyBytes number(@Nullable Double value) {
        return value == null ? bytes(null) : whole(Double.doubleToLongBits(value));
    }

    CopyBytes truth(boolean value) {
        return bytes(new byte[] {(byte) (value ? 1 : 0)});
    }

    CopyBytes uuid(@Nullable UUID value) {
        if (value == null) return bytes(null);
        write(16, 4);
        write(value.getMostSignificantBits(), 8);
        write(value.getLeastSignificantBits(), 8);
        return this;
    }

    CopyBytes day(@Nullable LocalDate value) {
        return integer(value == null ? null : (Integer) Math.toIntExact(ChronoUnit.DAYS.between(DAY_ZERO, value)));
    }

    CopyBytes instant(Instant value) {
        return whole(ChronoUnit.MICROS.between(TIME_ZERO, value));
    }

    /** A document of type jsonb, version 1. */
    CopyBytes json(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        write(utf8.length + 1L, 4);
        write(1, 1);
        add(utf8, utf8.length);
        return this;
    }

    /** A {@code text[]} of one dimension. */
    CopyBytes texts(Collection<String> values) {
        var array = new CopyBytes(64);
        array.write(values.isEmpty() ? 0 : 1, 4);
        array.write(0, 4);
        array.write(OID_TEXT, 4);
        if (!values.isEmpty()) {
            array.write(values.size(), 4);
            array.write(1, 4);
        }
        values.forEach(array::text);
        return bytes(Arrays.copyOf(array.out, array.size));
    }
}

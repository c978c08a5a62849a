package org.songhua.wiring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/** Writes values of many places at many moments as CSV: seconds,id,value, with eight decimals at most. */
final class SeriesWriter implements AutoCloseable {
    private static final double SCALE = 1e8;
    private static final int DECIMALS = 8;
    private static final double LARGEST = 9e10;
    private static final int LONGEST_NUMBER = 32;

    private final OutputStream out;
    private final byte[][] ids;
    private byte[] buffer = new byte[1 << 16];
    private int filled;

    SeriesWriter(Path file, String[] names) throws IOException {
        out = Files.newOutputStream(file);
        ids = new byte[names.length][];
        for (int k = 0; k < names.length; k++) ids[k] = quoted(names[k]).getBytes(StandardCharsets.UTF_8);
        append("seconds,id,value\n".getBytes(StandardCharsets.UTF_8));
    }

    static String quoted(String name) {
        boolean plain = name.indexOf(',') < 0 && name.indexOf('"') < 0;
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Writes the values of one moment. */
    void write(long seconds, IntToDoubleFunction value) throws IOException {
        byte[] moment = Long.toString(seconds).getBytes(StandardCharsets.UTF_8);
        for (int k = 0; k < ids.length; k++) {
            append(moment);
            append((byte) ',');
            append(ids[k]);
            append((byte) ',');
            append(value.applyAsDouble(k));
            append((byte) '\n');
        }
    }

    private void append(double value) throws IOException {
        if (!(Math.abs(value) < LARGEST)) {
            append(Double.toString(value).getBytes(StandardCharsets.UTF_8));
            return;
        }
        long scaled = Math.round(Math.abs(value) * SCALE);
        if (value < 0 && scaled != 0) append((byte) '-');
        room(LONGEST_NUMBER);
        append(scaled / (long) SCALE, scaled % (long) SCALE);
    }

    private void append(long whole, long fraction) throws IOException {
        append(Long.toString(whole).getBytes(StandardCharsets.UTF_8));
        if (fraction == 0) return;
        append((byte) '.');
        long rest = fraction;
        long digit = (long) SCALE / 10;
        for (int k = 0; k < DECIMALS && rest > 0; k++) {
            append((byte) ('0' + rest / digit));
            rest %= digit;
            digit /= 10;
        }
    }

    private void append(byte one) throws IOException {
        room(1);
        buffer[filled++] = one;
    }

    private void append(byte[] bytes) throws IOException {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void room(int length) throws IOException {
        if (filled + length <= buffer.length) return;
        flush();
        if (length > buffer.length) buffer = new byte[length];
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}

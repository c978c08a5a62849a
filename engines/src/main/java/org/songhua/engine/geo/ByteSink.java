package org.songhua.engine.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of bytes that writes text and numbers without intermediate objects. Not for use by several threads. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    public ByteSink() {
        this(8192);
    }

    /** @param capacity bytes to hold before the first growth, at least 1 */
    public ByteSink(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    public ByteSink write(byte value) {
        ensure(1);
        bytes[size++] = value;
        return this;
    }

    public ByteSink write(byte[] values, int from, int length) {
        ensure(length);
        System.arraycopy(values, from, bytes, size, length);
        size += length;
        return this;
    }

    /** Writes text that holds only US-ASCII characters. */
    public ByteSink ascii(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes text as UTF-8. */
    public ByteSink utf8(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes text as a JSON string, with quotation marks and escapes. */
    public ByteSink json(String text) {
        var escaped = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') escaped.append('\\').append((char) c);
            else if (c < 0x20) escaped.append("\\u%04x".formatted(c));
            else escaped.append((char) c);
        });
        return utf8(escaped.append('"').toString());
    }

    /**
     * Writes a number with at most so many decimals, without trailing zeros.
     *
     * @throws IllegalArgumentException when the number is not finite
     */
    public ByteSink number(double value, int decimals) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("Not a finite number: " + value);
        var plain = java.math.BigDecimal.valueOf(value)
                .setScale(decimals, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return ascii(plain.signum() == 0 ? "0" : plain.toPlainString());
    }

    public ByteSink number(long value) {
        return ascii(Long.toString(value));
    }

    /** {@return a copy of what was written} */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** {@return how many bytes were written} */
    public int size() {
        return size;
    }

    /** Forgets what was written and keeps the memory. */
    public void reset() {
        size = 0;
    }

    private ByteSink raw(byte[] values) {
        return write(values, 0, values.length);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}

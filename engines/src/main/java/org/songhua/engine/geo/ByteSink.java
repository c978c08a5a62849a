package org.songhua.engine.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * A growing buffer of bytes that writes text and numbers without intermediate objects. Not for use by several threads.
 *
 * <p>All writing methods return the sink itself.
 */
public final class ByteSink {
    /** Most decimals {@link #number(double, int)} writes: a double has no more than 15 to 17 significant digits. */
    public static final int MAX_DECIMALS = 15;

    /** Below this every whole number and its half are doubles, so rounding by adding a half is right. */
    private static final double EXACT_HALVES = 1L << 52;

    private static final BigDecimal LONGEST_PLAIN = new BigDecimal("1e21");
    private static final int MAX_LONG_DIGITS = 19;
    /** Decimals with which degrees are usually written. */
    private static final int DEGREE_DECIMALS = 7;

    private static final int DEGREE = 10_000_000;
    private static final int MAX_UTF8_BYTES = 4;
    private static final long[] POWERS = powers();
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final byte[] ESCAPES = escapes();
    /** The digits of 0 to 99. */
    private static final byte[] TENS = new byte[100];

    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

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

    public ByteSink write(byte[] values) {
        return write(values, 0, values.length);
    }

    public ByteSink write(byte[] values, int from, int length) {
        ensure(length);
        System.arraycopy(values, from, bytes, size, length);
        size += length;
        return this;
    }

    /** Writes text that holds only US-ASCII characters; others become question marks. */
    public ByteSink ascii(String text) {
        int length = text.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[size + i] = (byte) (c < 0x80 ? c : '?');
        }
        size += length;
        return this;
    }

    /** Writes text as UTF-8; half a surrogate pair becomes U+FFFD. */
    public ByteSink utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) write((byte) c);
            else i += beyondAscii(text, i);
        }
        return this;
    }

    /** Writes text as a JSON string (RFC 8259), with quotation marks and escapes; half a surrogate pair becomes U+FFFD. */
    public ByteSink json(String text) {
        write((byte) '"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) i += beyondAscii(text, i);
            else if (ESCAPES[c] == 0) write((byte) c);
            else escape(c);
        }
        return write((byte) '"');
    }

    /** Writes text that is there as UTF-8 as a JSON string. */
    public ByteSink json(byte[] utf8, int from, int to) {
        write((byte) '"');
        int done = from;
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b < 0 || ESCAPES[b] == 0) continue;
            write(utf8, done, i - done);
            escape((char) b);
            done = i + 1;
        }
        return write(utf8, done, to - done).write((byte) '"');
    }

    /**
     * Writes a number rounded half up to so many decimals, without trailing zeros and never as minus zero. The rounding is
     * that of the double nearest to value times 10^decimals, which differs from exact rounding only next to a half.
     *
     * @param decimals 0 to {@link #MAX_DECIMALS}
     * @throws IllegalArgumentException when the number is not finite
     */
    public ByteSink number(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        if (!(scaled < EXACT_HALVES)) return longNumber(value, decimals);
        long units = (long) (scaled + 0.5);
        if (units == 0) return write((byte) '0');
        ensure(MAX_LONG_DIGITS + MAX_DECIMALS + 2);
        if (value < 0) bytes[size++] = '-';
        if (decimals == DEGREE_DECIMALS && units <= Integer.MAX_VALUE) {
            degrees((int) units);
            return this;
        }
        long power = POWERS[decimals];
        long whole = units / power;
        digits(whole, digitCount(whole));
        fraction(units - whole * power, decimals);
        return this;
    }

    public ByteSink number(long value) {
        if (value == Long.MIN_VALUE) return ascii("-9223372036854775808");
        ensure(MAX_LONG_DIGITS + 1);
        if (value < 0) bytes[size++] = '-';
        long magnitude = Math.abs(value);
        digits(magnitude, digitCount(magnitude));
        return this;
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

    /** Forgets what was written after a size that {@link #size()} once told. */
    public void truncate(int newSize) {
        if (newSize < 0 || newSize > size) throw new IllegalArgumentException("Not within " + size + ": " + newSize);
        size = newSize;
    }

    /** Writes ten-millionths, as most coordinates are: divisions by constants are multiplications. */
    private void degrees(int units) {
        int whole = units / DEGREE;
        if (whole >= 100) bytes[size++] = (byte) ('0' + whole / 100);
        if (whole >= 10) bytes[size++] = TENS[whole % 100];
        bytes[size++] = ONES[whole % 100];
        int rest = units - whole * DEGREE;
        if (rest == 0) return;
        int first = rest / 100_000;
        int last = rest - first * 100_000;
        int middle = last / 1000;
        int end = last - middle * 1000;
        bytes[size] = '.';
        bytes[size + 1] = TENS[first];
        bytes[size + 2] = ONES[first];
        bytes[size + 3] = TENS[middle];
        bytes[size + 4] = ONES[middle];
        bytes[size + 5] = (byte) ('0' + end / 100);
        bytes[size + 6] = TENS[end % 100];
        bytes[size + 7] = ONES[end % 100];
        size += 8;
        while (bytes[size - 1] == '0') size--;
    }

    private void fraction(long units, int decimals) {
        if (units == 0) return;
        bytes[size++] = '.';
        digits(units, decimals);
        while (bytes[size - 1] == '0') size--;
    }

    /** Writes exactly so many digits, with leading zeros where the value has fewer. */
    private void digits(long value, int count) {
        int at = size + count;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest;
        // Two digits for one division.
        while (at - size >= 2) {
            int next = small / 100;
            int pair = small - next * 100;
            bytes[--at] = ONES[pair];
            bytes[--at] = TENS[pair];
            small = next;
        }
        if (at > size) bytes[--at] = (byte) ('0' + small);
        size += count;
    }

    private static int digitCount(long value) {
        if (value < 1000) return value < 10 ? 1 : value < 100 ? 2 : 3;
        int count = 3;
        while (count < MAX_LONG_DIGITS && value >= POWERS[count]) count++;
        return count;
    }

    private ByteSink longNumber(double value, int decimals) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("Not a finite number: " + value);
        var exact =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return ascii(exact.abs().compareTo(LONGEST_PLAIN) < 0 ? exact.toPlainString() : Double.toString(value));
    }

    private void escape(char c) {
        write((byte) '\\').write(ESCAPES[c]);
        if (ESCAPES[c] == 'u') {
            ascii("00").write(HEX[c >> 4]).write(HEX[c & 15]);
        }
    }

    /** Writes the code point at an index and tells how many chars it takes beyond the first. */
    private int beyondAscii(String text, int index) {
        int point = text.codePointAt(index);
        ensure(MAX_UTF8_BYTES);
        if (point < 0x800) {
            bytes[size++] = (byte) (0xC0 | (point >> 6));
        } else {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) point = 0xFFFD;
            threeOrFour(point);
        }
        bytes[size++] = (byte) (0x80 | (point & 0x3F));
        return Character.charCount(point) - 1;
    }

    private void threeOrFour(int point) {
        if (point < 0x10000) {
            bytes[size++] = (byte) (0xE0 | (point >> 12));
        } else {
            bytes[size++] = (byte) (0xF0 | (point >> 18));
            bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    }

    private void ensure(int more) {
        if (bytes.length - size >= more) return;
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * bytes.length, 1 << 30)));
    }

    private static long[] powers() {
        var powers = new long[MAX_LONG_DIGITS];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }

    /** For each ASCII character the letter after the backslash, or 0 when it stands for itself. */
    private static byte[] escapes() {
        var escapes = new byte[0x80];
        Arrays.fill(escapes, 0, 0x20, (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }
}

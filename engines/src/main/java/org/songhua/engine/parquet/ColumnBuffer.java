package org.songhua.engine.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one column in the row group that is being filled; a missing one takes no place among the values. */
final class ColumnBuffer {
    /** More different values are not worth a dictionary. */
    private static final int DICTIONARY_MAX = 4096;

    final ParquetColumn column;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> dictionary = new ArrayList<>();
    private int[] levels = new int[1024];
    private int[] indexes = new int[1024];
    private long[] longs = new long[1024];
    private final List<byte[]> texts = new ArrayList<>();
    private boolean isDictionary = true;
    private int rows = 0;
    private int values = 0;
    private long textBytes = 0;

    ColumnBuffer(ParquetColumn column) {
        this.column = column;
    }

    void add(@Nullable Object value) {
        if (rows == levels.length) levels = Arrays.copyOf(levels, 2 * rows);
        levels[rows++] = value == null ? 0 : 1;
        if (value == null) {
            if (!column.isOptional())
                throw new IllegalArgumentException("A value of " + column.name() + " is missing.");
            return;
        }
        grow();
        if (column.kind().isText()) addText((String) value);
        else
            longs[values] =
                    column.kind() == ParquetColumn.Kind.DOUBLE ? Double.doubleToLongBits((Double) value) : (Long) value;
        if (isDictionary) note(column.kind().isText() ? value : (Object) longs[values]);
        values++;
    }

    private void grow() {
        if (values < longs.length) return;
        longs = Arrays.copyOf(longs, 2 * values);
        indexes = Arrays.copyOf(indexes, 2 * values);
    }

    private void addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        texts.add(bytes);
        textBytes += bytes.length;
    }

    private void note(Object value) {
        Integer known = numbers.get(value);
        if (known == null) {
            if (dictionary.size() == DICTIONARY_MAX) {
                isDictionary = false;
                numbers.clear();
                dictionary.clear();
                return;
            }
            known = dictionary.size();
            numbers.put(value, known);
            dictionary.add(value);
        }
        indexes[values] = known;
    }

    int rows() {
        return rows;
    }

    /** {@return bytes that texts take} */
    long textBytes() {
        return textBytes;
    }

    int missing() {
        return rows - values;
    }

    /** {@return whether values are told by numbers into a dictionary: when on the average each comes three times} */
    boolean isDictionary() {
        return isDictionary && values > 0 && 3L * dictionary.size() <= values;
    }

    int dictionarySize() {
        return dictionary.size();
    }

    byte[] dictionaryBytes() {
        var out = new ByteArrayOutputStream();
        for (Object value : dictionary) {
            if (value instanceof String text) writeText(out, text.getBytes(StandardCharsets.UTF_8));
            else writeLong(out, (Long) value);
        }
        return out.toByteArray();
    }

    /** {@return how many values there are in rows} */
    int valuesIn(int from, int until) {
        int count = 0;
        for (int i = from; i < until; i++) count += levels[i];
        return count;
    }

    /** {@return the content of a page: levels, then values from the one of that number on} */
    byte[] page(int fromRow, int untilRow, int fromValue, int untilValue) {
        var out = new ByteArrayOutputStream();
        if (column.isOptional()) writeLevels(out, fromRow, untilRow);
        if (isDictionary()) {
            int width = Hybrid.width(dictionary.size() - 1);
            out.write(width);
            Hybrid.write(out, indexes, fromValue, untilValue, width);
        } else if (column.kind().isText()) for (int i = fromValue; i < untilValue; i++) writeText(out, texts.get(i));
        else for (int i = fromValue; i < untilValue; i++) writeLong(out, longs[i]);
        return out.toByteArray();
    }

    private void writeLevels(ByteArrayOutputStream out, int from, int until) {
        var packed = new ByteArrayOutputStream();
        Hybrid.write(packed, levels, from, until, 1);
        writeInt(out, packed.size());
        out.writeBytes(packed.toByteArray());
    }

    private static void writeText(ByteArrayOutputStream out, byte[] bytes) {
        writeInt(out, bytes.length);
        out.writeBytes(bytes);
    }

    static void writeInt(ByteArrayOutputStream out, int value) {
        for (int bits = 0; bits < Integer.SIZE; bits += Byte.SIZE) out.write(value >> bits);
    }

    static void writeLong(ByteArrayOutputStream out, long value) {
        for (int bits = 0; bits < Long.SIZE; bits += Byte.SIZE) out.write((int) (value >> bits));
    }

    /** {@return the least and the greatest value, each as it stands in a page; null for texts, without values, and when one is not a number} */
    byte @Nullable [][] bounds() {
        if (column.kind().isText() || values == 0) return null;
        return column.kind() == ParquetColumn.Kind.DOUBLE ? boundsOfDoubles() : boundsOfLongs();
    }

    private byte[][] boundsOfLongs() {
        long least = longs[0];
        long greatest = longs[0];
        for (int i = 1; i < values; i++) {
            least = Math.min(least, longs[i]);
            greatest = Math.max(greatest, longs[i]);
        }
        return new byte[][] {bytes(least), bytes(greatest)};
    }

    private byte @Nullable [][] boundsOfDoubles() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values; i++) {
            double value = Double.longBitsToDouble(longs[i]);
            if (Double.isNaN(value)) return null;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        // A zero has two signs, and a reader may compare by either.
        return new byte[][] {
            bytes(Double.doubleToLongBits(least == 0 ? -0.0 : least)),
            bytes(Double.doubleToLongBits(greatest == 0 ? 0.0 : greatest))
        };
    }

    private static byte[] bytes(long value) {
        var out = new ByteArrayOutputStream();
        writeLong(out, value);
        return out.toByteArray();
    }

    void clear() {
        numbers.clear();
        dictionary.clear();
        texts.clear();
        isDictionary = true;
        rows = 0;
        values = 0;
        textBytes = 0;
    }
}

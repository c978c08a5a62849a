package org.songhua.engine.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads flat Parquet files by the specification, knowing nothing of the writer: Thrift as maps by number of field, pages as they come. */
final class ParquetFile {
    private static final int DICTIONARY_PAGE = 2;
    private static final int RLE_DICTIONARY = 8;
    private static final int BYTE_ARRAY = 6;
    private static final int DOUBLE = 5;

    final Map<Integer, Object> footer;
    final List<List<Object>> rows = new ArrayList<>();

    ParquetFile(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        requireMagic(bytes, 0);
        requireMagic(bytes, bytes.length - 4);
        int length = all.getInt(bytes.length - 8);
        footer = struct(all.slice(bytes.length - 8 - length, length));
        for (Object group : (List<?>) footer.get(4)) group(map(group), all);
    }

    private static void requireMagic(byte[] bytes, int at) {
        if (!new String(bytes, at, 4, StandardCharsets.US_ASCII).equals("PAR1"))
            throw new IllegalStateException("no magic");
    }

    @SuppressWarnings("unchecked")
    static Map<Integer, Object> map(Object struct) {
        return (Map<Integer, Object>) struct;
    }

    List<String> names() {
        return ((List<?>) footer.get(2))
                .stream().skip(1).map(e -> text(map(e).get(4))).toList();
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    private void group(Map<Integer, Object> group, ByteBuffer all) throws IOException {
        List<?> chunks = (List<?>) group.get(1);
        int size = Math.toIntExact((Long) group.get(3));
        int first = rows.size();
        for (int i = 0; i < size; i++) rows.add(new ArrayList<>());
        for (int c = 0; c < chunks.size(); c++) {
            Map<Integer, Object> element = map(((List<?>) footer.get(2)).get(c + 1));
            List<Object> values =
                    chunk(map(map(chunks.get(c)).get(3)), Long.valueOf(1).equals(element.get(3)), all);
            for (int i = 0; i < size; i++) rows.get(first + i).add(values.get(i));
        }
    }

    private static List<Object> chunk(Map<Integer, Object> meta, boolean isOptional, ByteBuffer all)
            throws IOException {
        long type = (Long) meta.get(1);
        long begin = (Long) meta.getOrDefault(11, meta.get(9));
        ByteBuffer in =
                all.slice((int) begin, Math.toIntExact((Long) meta.get(7))).order(ByteOrder.LITTLE_ENDIAN);
        var values = new ArrayList<>();
        List<Object> dictionary = List.of();
        while (in.hasRemaining()) {
            Map<Integer, Object> head = struct(in);
            byte[] packed = new byte[Math.toIntExact((Long) head.get(3))];
            in.get(packed);
            ByteBuffer page = ByteBuffer.wrap(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (page.capacity() != (Long) head.get(2)) throw new IllegalStateException("wrong size");
            if ((Long) head.get(1) == DICTIONARY_PAGE)
                dictionary = plain(
                        page, type, Math.toIntExact((Long) map(head.get(7)).get(1)));
            else data(page, map(head.get(5)), type, isOptional, dictionary, values);
        }
        if (values.size() != (Long) meta.get(5)) throw new IllegalStateException("wrong number of values");
        return values;
    }

    private static void data(
            ByteBuffer page,
            Map<Integer, Object> head,
            long type,
            boolean isOptional,
            List<Object> dictionary,
            List<Object> into) {
        int rows = Math.toIntExact((Long) head.get(1));
        int[] levels = new int[rows];
        java.util.Arrays.fill(levels, 1);
        if (isOptional) {
            int length = page.getInt();
            levels = hybrid(page.slice(page.position(), length), 1, rows);
            page.position(page.position() + length);
        }
        int present = java.util.Arrays.stream(levels).sum();
        List<Object> found;
        if ((Long) head.get(2) == RLE_DICTIONARY) {
            int[] indexes = hybrid(page, page.get(), present);
            found = java.util.Arrays.stream(indexes).mapToObj(dictionary::get).toList();
        } else found = plain(page, type, present);
        int next = 0;
        for (int level : levels) into.add(level == 0 ? null : found.get(next++));
    }

    private static List<Object> plain(ByteBuffer in, long type, int count) {
        var values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (type == BYTE_ARRAY) {
                byte[] bytes = new byte[in.getInt()];
                in.get(bytes);
                values.add(text(bytes));
            } else if (type == DOUBLE) values.add(in.getDouble());
            else values.add(in.getLong());
        }
        return values;
    }

    static int[] hybrid(ByteBuffer in, int width, int count) {
        int[] values = new int[count];
        int at = 0;
        while (at < count) {
            int head = (int) varint(in);
            if ((head & 1) == 0) {
                int value = 0;
                for (int bits = 0; bits < width; bits += 8) value |= (in.get() & 0xFF) << bits;
                for (int i = 0; i < head >> 1; i++) values[at++] = value;
            } else {
                byte[] bytes = new byte[(head >> 1) * width];
                in.get(bytes);
                for (int i = 0; i < (head >> 1) * 8; i++) {
                    int value = 0;
                    for (int b = 0; b < width; b++) {
                        int bit = i * width + b;
                        value |= ((bytes[bit / 8] >> (bit % 8)) & 1) << b;
                    }
                    if (at < count) values[at++] = value;
                }
            }
        }
        return values;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
    }

    static Map<Integer, Object> struct(ByteBuffer in) {
        var fields = new HashMap<Integer, Object>();
        int last = 0;
        for (int head = in.get() & 0xFF; head != 0; head = in.get() & 0xFF) {
            int delta = head >> 4;
            long number = delta == 0 ? zigzag(varint(in)) : last + delta;
            last = (int) number;
            fields.put(last, value(in, head & 15));
        }
        return fields;
    }

    private static long zigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private static Object value(ByteBuffer in, int type) {
        return switch (type) {
            case 1 -> true;
            case 2 -> false;
            case 5, 6 -> zigzag(varint(in));
            case 8 -> {
                byte[] bytes = new byte[(int) varint(in)];
                in.get(bytes);
                yield bytes;
            }
            case 9 -> {
                int head = in.get() & 0xFF;
                long size = head >> 4 == 15 ? varint(in) : head >> 4;
                var list = new ArrayList<>();
                for (long i = 0; i < size; i++) list.add(value(in, head & 15));
                yield list;
            }
            case 12 -> struct(in);
            default -> throw new IllegalStateException("type " + type);
        };
    }
}

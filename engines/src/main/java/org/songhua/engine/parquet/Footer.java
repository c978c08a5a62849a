package org.songhua.engine.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structures of parquet.thrift that a file needs; the numbers of fields and codes are those of that description. */
final class Footer {
    private static final int INT64 = 2;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int GZIP = 2;
    private static final int UTF8_CONVERTED = 0;
    private static final int TIMESTAMP_MICROS_CONVERTED = 10;
    private static final int JSON_CONVERTED = 19;

    private final Thrift out = new Thrift();
    private final long rows;
    private final String createdBy;

    Footer(long rows, String createdBy) {
        this.rows = rows;
        this.createdBy = createdBy;
        out.i32(1, 1);
    }

    /** The head of a page, once its sizes are known. */
    interface PageHead {
        byte[] bytes(int rawSize, int packedSize);
    }

    static PageHead dictionaryPage(int values) {
        return (raw, packed) -> new Thrift()
                .i32(1, 2)
                .i32(2, raw)
                .i32(3, packed)
                .begin(7)
                .i32(1, values)
                .i32(2, PLAIN)
                .end()
                .stop()
                .bytes();
    }

    static PageHead dataPage(int rows, boolean isDictionary) {
        return (raw, packed) -> new Thrift()
                .i32(1, 0)
                .i32(2, raw)
                .i32(3, packed)
                .begin(5)
                .i32(1, rows)
                .i32(2, isDictionary ? RLE_DICTIONARY : PLAIN)
                .i32(3, RLE)
                .i32(4, RLE)
                .end()
                .stop()
                .bytes();
    }

    void schema(List<ParquetColumn> columns) {
        out.structs(2, columns.size() + 1)
                .begin()
                .text(4, "schema")
                .i32(5, columns.size())
                .end();
        columns.forEach(this::schema);
        out.i64(3, rows);
    }

    private void schema(ParquetColumn column) {
        out.begin().i32(1, type(column)).i32(3, column.isOptional() ? 1 : 0).text(4, column.name());
        switch (column.kind()) {
            case TEXT -> out.i32(6, UTF8_CONVERTED).begin(10).begin(1).end().end();
            case JSON -> out.i32(6, JSON_CONVERTED).begin(10).begin(12).end().end();
            case MOMENT_US ->
                out.i32(6, TIMESTAMP_MICROS_CONVERTED)
                        .begin(10)
                        .begin(8)
                        .truth(1, true)
                        .begin(2)
                        .begin(2)
                        .end()
                        .end()
                        .end()
                        .end();
            case LONG, DOUBLE -> {}
        }
        out.end();
    }

    private static int type(ParquetColumn column) {
        return switch (column.kind()) {
            case LONG, MOMENT_US -> INT64;
            case DOUBLE -> DOUBLE;
            case TEXT, JSON -> BYTE_ARRAY;
        };
    }

    void groups(int size) {
        out.structs(4, size);
    }

    void beginGroup(int size) {
        out.begin().structs(1, size);
    }

    void endGroup(long bytes, long groupRows) {
        out.i64(2, bytes).i64(3, groupRows).end();
    }

    void chunk(
            ParquetColumn column,
            long dictionaryAt,
            long dataAt,
            long values,
            long rawBytes,
            long bytes,
            int missing,
            byte @Nullable [][] bounds) {
        boolean hasDictionary = dictionaryAt >= 0;
        out.begin().i64(2, hasDictionary ? dictionaryAt : dataAt).begin(3).i32(1, type(column));
        out.numbers(2, hasDictionary ? 3 : 2).element(PLAIN).element(RLE);
        if (hasDictionary) out.element(RLE_DICTIONARY);
        out.texts(3, 1).element(column.name().getBytes(StandardCharsets.UTF_8));
        out.i32(4, GZIP).i64(5, values).i64(6, rawBytes).i64(7, bytes).i64(9, dataAt);
        if (hasDictionary) out.i64(11, dictionaryAt);
        out.begin(12).i64(3, missing);
        if (bounds != null) out.binary(5, bounds[1]).binary(6, bounds[0]);
        out.end().end().end();
    }

    /** Bounds count only when their order is told: that of the type. */
    byte[] finish(Map<String, String> notes, int columns) {
        out.structs(5, notes.size());
        notes.forEach((key, value) -> out.begin().text(1, key).text(2, value).end());
        out.text(6, createdBy).structs(7, columns);
        for (int i = 0; i < columns; i++) out.begin().begin(1).end().end();
        return out.stop().bytes();
    }
}

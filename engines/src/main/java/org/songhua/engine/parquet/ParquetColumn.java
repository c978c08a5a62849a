package org.songhua.engine.parquet;

/**
 * A column of a table.
 *
 * @param isOptional whether values may be missing
 */
public record ParquetColumn(String name, Kind kind, boolean isOptional) {
    /** What values a column has. */
    public enum Kind {
        /** A whole number of 64 bits. */
        LONG,
        /** A moment in microseconds since 1970-01-01T00:00:00Z. */
        MOMENT_US,
        DOUBLE,
        /** A text in UTF-8. */
        TEXT,
        /** A JSON document in UTF-8. */
        JSON;

        boolean isText() {
            return this == TEXT || this == JSON;
        }
    }

    public static ParquetColumn required(String name, Kind kind) {
        return new ParquetColumn(name, kind, false);
    }

    public static ParquetColumn optional(String name, Kind kind) {
        return new ParquetColumn(name, kind, true);
    }
}

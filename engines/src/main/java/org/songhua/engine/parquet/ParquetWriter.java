package org.songhua.engine.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a table as one Parquet file, row by row. Memory holds one row group. For one thread. */
public final class ParquetWriter {
    /** Rows of a row group when nobody says otherwise. */
    public static final int GROUP_ROWS = 1 << 17;

    private static final int PAGE_ROWS = 1 << 14;
    /** Texts may be long: a row group ends early when they take so much. */
    private static final long GROUP_TEXT_BYTES = 32L << 20;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final List<ColumnBuffer> columns;
    private final int groupRows;
    private final String createdBy;
    private final Map<String, String> notes;
    private final List<Group> groups = new ArrayList<>();
    private long at = 0;
    private long rows = 0;

    /** A row group that is written. */
    private record Group(List<Chunk> chunks, long rows) {}

    /**
     * One column of a row group that is written.
     *
     * @param dictionaryAt negative without a dictionary
     */
    @SuppressWarnings("ArrayRecordComponent") // goes straight into the footer
    private record Chunk(
            ParquetColumn column,
            long dictionaryAt,
            long dataAt,
            long rows,
            long rawBytes,
            long bytes,
            int missing,
            byte @Nullable [][] bounds) {}

    /**
     * @param createdBy name of the program, told in the footer
     * @param notes anything else to be told there
     * @param groupRows rows of a row group; at least 1
     */
    public ParquetWriter(
            OutputStream out, List<ParquetColumn> columns, String createdBy, Map<String, String> notes, int groupRows)
            throws IOException {
        if (columns.isEmpty() || groupRows < 1)
            throw new IllegalArgumentException("A table has columns, and a row group rows.");
        this.out = out;
        this.columns = columns.stream().map(ColumnBuffer::new).toList();
        this.groupRows = groupRows;
        this.createdBy = createdBy;
        this.notes = new TreeMap<>(notes);
        write(MAGIC);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    /**
     * Adds a row.
     *
     * @param values Long, Double or String as the column says; null where it is missing
     */
    public void add(@Nullable Object... values) throws IOException {
        if (values.length != columns.size())
            throw new IllegalArgumentException(
                    "A row of %d values for %d columns.".formatted(values.length, columns.size()));
        long textBytes = 0;
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
            textBytes += columns.get(i).textBytes();
        }
        if (columns.getFirst().rows() >= groupRows || textBytes >= GROUP_TEXT_BYTES) endGroup();
    }

    private void endGroup() throws IOException {
        int size = columns.getFirst().rows();
        if (size == 0) return;
        var chunks = new ArrayList<Chunk>();
        for (ColumnBuffer column : columns) {
            chunks.add(chunk(column));
            column.clear();
        }
        groups.add(new Group(chunks, size));
        rows += size;
    }

    private Chunk chunk(ColumnBuffer column) throws IOException {
        long begin = at;
        long raw = 0;
        long dictionaryAt = -1;
        if (column.isDictionary()) {
            dictionaryAt = at;
            raw += page(column.dictionaryBytes(), Footer.dictionaryPage(column.dictionarySize()));
        }
        long dataAt = at;
        int value = 0;
        for (int row = 0; row < column.rows(); row += PAGE_ROWS) {
            int end = Math.min(column.rows(), row + PAGE_ROWS);
            int values = column.valuesIn(row, end);
            raw += page(
                    column.page(row, end, value, value + values), Footer.dataPage(end - row, column.isDictionary()));
            value += values;
        }
        return new Chunk(
                column.column, dictionaryAt, dataAt, column.rows(), raw, at - begin, column.missing(), column.bounds());
    }

    /** {@return bytes that the page takes before it is compressed, with its head} */
    private long page(byte[] content, Footer.PageHead head) throws IOException {
        byte[] packed = gzip(content);
        byte[] header = head.bytes(content.length, packed.length);
        write(header);
        write(packed);
        return (long) header.length + content.length;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream(content.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    /** {@return how many rows were added} */
    public long rows() {
        return rows + columns.getFirst().rows();
    }

    /** Writes what is left and the footer; the stream stays open. */
    public void finish() throws IOException {
        endGroup();
        byte[] footer = footer();
        write(footer);
        var length = new ByteArrayOutputStream();
        ColumnBuffer.writeInt(length, footer.length);
        write(length.toByteArray());
        write(MAGIC);
        out.flush();
    }

    private byte[] footer() {
        var footer = new Footer(rows, createdBy);
        footer.schema(columns.stream().map(column -> column.column).toList());
        footer.groups(groups.size());
        for (Group group : groups) {
            footer.beginGroup(group.chunks().size());
            long bytes = 0;
            for (Chunk chunk : group.chunks()) {
                bytes += chunk.rawBytes();
                footer.chunk(
                        chunk.column(),
                        chunk.dictionaryAt(),
                        chunk.dataAt(),
                        chunk.rows(),
                        chunk.rawBytes(),
                        chunk.bytes(),
                        chunk.missing(),
                        chunk.bounds());
            }
            footer.endGroup(bytes, group.rows());
        }
        return footer.finish(notes, columns.size());
    }
}

package org.songhua.cim.internal.exports.rows;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flatgeobuf.FgbColumn;
import org.songhua.engine.flatgeobuf.FgbWriter;
import org.songhua.engine.geo.Crs;

/** A FlatGeobuf file. */
public final class FlatGeobufSink implements RowSink {
    private final OutputStream out;
    private final FgbWriter writer;
    private final List<Column> columns;

    public FlatGeobufSink(OutputStream stream, String name, List<Column> columns, Crs crs) throws IOException {
        this.out = new BufferedOutputStream(new Unclosed(stream), 1 << 16);
        this.columns = columns;
        int epsg = crs.name().equals("CRS84")
                ? 4326
                : crs.name().startsWith("EPSG:") ? Integer.parseInt(crs.name().substring(5)) : 0;
        this.writer = new FgbWriter(
                out, name, columns.stream().map(FlatGeobufSink::column).toList(), epsg);
    }

    private static FgbColumn column(Column column) {
        return switch (column.kind()) {
            case TEXT -> FgbColumn.text(column.name());
            case WHOLE -> FgbColumn.whole(column.name());
            case NUMBER -> FgbColumn.number(column.name());
            case TRUTH -> FgbColumn.truth(column.name());
        };
    }

    @Override
    public void take(ExportRow row) throws IOException {
        var values = new ArrayList<@Nullable Object>();
        for (Column column : columns) values.add(row.value(column));
        writer.add(row.geometry(), values);
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}

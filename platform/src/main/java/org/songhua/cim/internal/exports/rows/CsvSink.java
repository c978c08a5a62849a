package org.songhua.cim.internal.exports.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.Wkb;

/**
 * A table with commas (RFC 4180): x and y of a point on each object, and the whole geometry as well-known text where it is more than a point. UTF-8
 * begins with the mark that spreadsheets know it by.
 */
public final class CsvSink implements RowSink {
    private final Writer out;
    private final List<Column> columns;

    public CsvSink(OutputStream stream, List<Column> columns, Crs crs, Charset charset) throws IOException {
        this.columns = columns;
        this.out = new BufferedWriter(new OutputStreamWriter(new Unclosed(stream), charset), 1 << 16);
        if (charset.equals(StandardCharsets.UTF_8)) out.write('\uFEFF');
        for (Column column : columns) out.write(cell(column.name()) + ",");
        out.write(crs.isLonLat() ? "longitude,latitude,wkt\r\n" : "x,y,wkt\r\n");
    }

    @Override
    public void take(ExportRow row) throws IOException {
        for (Column column : columns) {
            Object value = row.value(column);
            out.write(value == null ? "," : cell(value.toString()) + ",");
        }
        Geometry geometry = row.geometry();
        double[] point = geometry instanceof Point place
                ? new double[] {place.getX(), place.getY()}
                : Wkb.representativePoint(geometry);
        String wkt = geometry instanceof Point ? "" : cell(geometry.toText());
        out.write(point[0] + "," + point[1] + "," + wkt + "\r\n");
    }

    private static String cell(String text) {
        boolean quotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
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

package org.songhua.cim.internal.exports.rows;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.CrsWkt;
import org.songhua.engine.shapefile.DbfField;
import org.songhua.engine.shapefile.DbfWriter;
import org.songhua.engine.shapefile.ShpWriter;
import org.songhua.engine.text.TextEncoding;

/**
 * Shapefiles in a ZIP archive, one for each class and kind of geometry, because one file holds one kind. Columns have names of ten bytes and texts of 254; what is
 * longer is cut.
 */
public final class ShapefileSink implements RowSink {
    private static final int LONGEST_TEXT_BYTES = 254;
    private static final int SHORT_TEXT_BYTES = 80;

    private final OutputStream out;
    private final List<Column> columns;
    private final List<DbfField> fields;
    private final Charset charset;
    private final @Nullable String prj;
    private final Path folder;
    private final Map<String, Layer> layers = new TreeMap<>();

    public ShapefileSink(OutputStream out, List<Column> columns, Crs crs, Charset charset) throws IOException {
        this.out = out;
        this.columns = columns;
        this.charset = charset;
        this.prj = CrsWkt.of(crs).orElse(null);
        this.fields = fields(columns, charset);
        this.folder = Files.createTempDirectory("songhua-export");
    }

    private static List<DbfField> fields(List<Column> columns, Charset charset) {
        var names = new HashSet<String>();
        var fields = new ArrayList<DbfField>();
        for (Column column : columns) fields.add(field(column, shortName(column.name(), names, charset)));
        return fields;
    }

    private static DbfField field(Column column, String name) {
        return switch (column.kind()) {
            case TEXT -> new DbfField(name, 'C', textBytes(column), 0);
            case WHOLE -> new DbfField(name, 'N', 18, 0);
            case NUMBER -> new DbfField(name, 'N', 24, 10);
            case TRUTH -> new DbfField(name, 'L', 1, 0);
        };
    }

    private static int textBytes(Column column) {
        if (column.name().equals("class") || column.name().equals("id")) return SHORT_TEXT_BYTES;
        return column.maxLength() == 0 ? LONGEST_TEXT_BYTES : Math.min(LONGEST_TEXT_BYTES, 4 * column.maxLength());
    }

    /** Ten bytes of a name, with a number at the end when others begin alike. */
    private static String shortName(String name, Set<String> taken, Charset charset) {
        String best = head(name, 10, charset);
        for (int i = 1; !taken.add(best.toUpperCase(Locale.ROOT)); i++) best = head(name, 8, charset) + "_" + i;
        return best;
    }

    private static String head(String name, int bytes, Charset charset) {
        String head = name;
        while (head.getBytes(charset).length > bytes) head = head.substring(0, head.length() - 1);
        return head;
    }

    @Override
    public void take(ExportRow row) throws IOException {
        Geometry geometry = row.geometry();
        ShpWriter.Kind kind;
        try {
            kind = ShpWriter.Kind.of(geometry);
        } catch (IllegalArgumentException mixed) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) take(part(row, geometry.getGeometryN(i)));
            return;
        }
        String name = row.classCode() + "_" + kind.name().toLowerCase(Locale.ROOT);
        Layer layer = layers.get(name);
        if (layer == null) {
            layer = new Layer(name, kind);
            layers.put(name, layer);
        }
        layer.add(row);
    }

    private static ExportRow part(ExportRow row, Geometry geometry) {
        return new ExportRow(
                row.id(), row.classCode(), row.sourceId(), row.name(), row.attributes(), row.tags(), geometry);
    }

    @Override
    public void finish() throws IOException {
        var zip = new ZipOutputStream(new Unclosed(out), StandardCharsets.UTF_8);
        for (Layer layer : layers.values()) layer.pack(zip);
        if (layers.isEmpty()) zip.putNextEntry(new ZipEntry("empty.txt"));
        zip.finish();
        zip.flush();
    }

    /** Of an export that was broken off the parts lie there still. */
    @Override
    public void close() throws IOException {
        for (Layer layer : layers.values()) {
            layer.close();
            for (Path part : layer.parts) Files.deleteIfExists(part);
        }
        Files.deleteIfExists(folder);
    }

    /** {@return where the parts are kept until they are packed} */
    Path folder() {
        return folder;
    }

    /** The parts of one Shapefile, their headers left for the end. */
    private final class Layer {
        private final String name;
        private final Path[] parts;
        private final OutputStream[] streams = new OutputStream[3];
        private final ShpWriter shapes;
        private final DbfWriter table;

        Layer(String name, ShpWriter.Kind kind) throws IOException {
            this.name = name;
            this.parts = new Path[] {
                folder.resolve(name + ".shp"), folder.resolve(name + ".shx"), folder.resolve(name + ".dbf")
            };
            for (int i = 0; i < 3; i++) streams[i] = new BufferedOutputStream(Files.newOutputStream(parts[i]), 1 << 16);
            this.shapes = new ShpWriter(kind, streams[0], streams[1]);
            this.table = new DbfWriter(streams[2], fields, charset);
        }

        void add(ExportRow row) throws IOException {
            shapes.add(row.geometry());
            var values = new ArrayList<@Nullable Object>();
            for (Column column : columns) values.add(row.value(column));
            table.add(values);
        }

        void pack(ZipOutputStream zip) throws IOException {
            close();
            entry(zip, ".shp", shapes.header(false), parts[0]);
            entry(zip, ".shx", shapes.header(true), parts[1]);
            entry(zip, ".dbf", table.header(), parts[2]);
            String cpg = charset.equals(TextEncoding.GBK) ? "GBK" : charset.name();
            entry(zip, ".cpg", cpg.getBytes(StandardCharsets.US_ASCII), null);
            if (prj != null) entry(zip, ".prj", prj.getBytes(StandardCharsets.UTF_8), null);
        }

        private void entry(ZipOutputStream zip, String end, byte[] head, @Nullable Path rest) throws IOException {
            zip.putNextEntry(new ZipEntry(name + end));
            zip.write(head);
            if (rest != null) {
                try (InputStream in = Files.newInputStream(rest)) {
                    in.transferTo(zip);
                }
                Files.delete(rest);
            }
            zip.closeEntry();
        }

        void close() throws IOException {
            for (OutputStream stream : streams) stream.close();
        }
    }
}

package org.songhua.cim.internal.imports.shapefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.internal.imports.batch.CountingStream;
import org.songhua.cim.internal.imports.rows.Ids;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.cim.internal.imports.rows.RowFaults;
import org.songhua.cim.internal.imports.rows.RowFile;
import org.songhua.cim.internal.imports.rows.RowSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.CrsText;
import org.songhua.engine.shapefile.DbfField;
import org.songhua.engine.shapefile.DbfReader;
import org.songhua.engine.shapefile.ShpReader;
import org.songhua.engine.shapefile.ShpRecord;
import org.songhua.engine.text.TextEncoding;

/**
 * A Shapefile as a file of rows. The encoding of its texts is the one asked for, else that of its {@code .cpg}, else that of the table's
 * language byte, else guessed from the texts themselves.
 */
public final class ShapefileFile implements RowFile {
    private static final int GUESSED_FROM_ROWS = 5_000;
    private static final int LONGEST_PRJ = 100_000;

    private final ShapefileParts parts;
    private final Place place;
    private final Reading reading;
    private final Crs crs;
    private final Charset charset;
    private final List<Fault> remarks = new ArrayList<>();
    private final long size;

    /**
     * @param given system its sender names, or null to go by its {@code .prj}
     * @throws FaultException when its system or its encoding is not known
     */
    public ShapefileFile(ShapefileParts parts, Place place, @Nullable Crs given, Reading reading) throws IOException {
        this.parts = parts;
        this.place = place;
        this.reading = reading;
        this.crs = RowFaults.decide(given, told(parts.prj(), given, place), place);
        this.charset = charset();
        this.size = Math.max(1, Files.size(parts.shp()));
    }

    @Override
    public String crs() {
        return crs.name();
    }

    private static @Nullable Crs told(@Nullable Path prj, @Nullable Crs given, Place place) throws IOException {
        if (prj == null) return null;
        String text = new String(head(prj, LONGEST_PRJ), StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty()) return null;
        Optional<Crs> found = CrsText.find(text);
        // Who names the system knows better than a text that we cannot read.
        if (found.isEmpty() && given == null) throw new FaultException(RowFaults.unknownCrs(place, text));
        return found.orElse(null);
    }

    private static byte[] head(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    private Charset charset() throws IOException {
        String asked = reading.encoding();
        if (asked != null) return named(asked);
        Path cpg = parts.cpg();
        if (cpg != null) {
            var told = TextEncoding.find(new String(head(cpg, 40), StandardCharsets.ISO_8859_1));
            if (told.isPresent()) return told.get();
        }
        Path dbf = parts.dbf();
        return dbf == null ? StandardCharsets.UTF_8 : ofTable(dbf);
    }

    private Charset named(String name) {
        return TextEncoding.find(name).orElseThrow(() -> new FaultException(RowFaults.unknownEncoding(place, name)));
    }

    private Charset ofTable(Path dbf) throws IOException {
        try (InputStream in = buffered(dbf)) {
            var table = new DbfReader(in, place);
            var told = table.languageEncoding();
            if (told.isPresent()) return told.get();
            var texts = new java.io.ByteArrayOutputStream();
            texts.writeBytes(table.nameBytes());
            byte[] row = table.nextRow();
            for (int i = 0; row != null && i < GUESSED_FROM_ROWS; i++) {
                texts.writeBytes(table.texts(row));
                row = table.nextRow();
            }
            return guessed(texts.toByteArray());
        }
    }

    private Charset guessed(byte[] texts) {
        Charset guess = TextEncoding.guess(texts);
        if (!TextEncoding.isAscii(texts)) {
            String name = guess.equals(TextEncoding.GBK) ? "GBK" : guess.name();
            remarks.add(RowFaults.guessedEncoding(place, name));
        }
        return guess;
    }

    private static InputStream buffered(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    @Override
    public RowSource open() throws IOException {
        return new Source();
    }

    /** Geometries and attributes, read side by side. */
    private final class Source implements RowSource {
        private final CountingStream counted = new CountingStream(Files.newInputStream(parts.shp()));
        private final ShpReader shapes;
        private final @Nullable InputStream tableStream;
        private final @Nullable DbfReader table;
        private final List<DbfField> columns;
        private boolean tableEnded = false;
        private boolean first = true;

        Source() throws IOException {
            Path dbf = parts.dbf();
            try {
                shapes = new ShpReader(new BufferedInputStream(counted, 1 << 16), place);
                tableStream = dbf == null ? null : buffered(dbf);
                table = tableStream == null ? null : new DbfReader(tableStream, place);
                columns = table == null ? List.of() : table.fields(charset);
            } catch (RuntimeException | IOException e) {
                counted.close();
                throw e;
            }
        }

        @Override
        public @Nullable Row next() throws IOException {
            while (true) {
                ShpRecord shape = shapes.next();
                if (shape == null) return null;
                byte[] values = nextValues();
                if (values == null || !DbfReader.isDeleted(values)) return row(shape, values);
            }
        }

        private byte @Nullable [] nextValues() throws IOException {
            if (table == null || tableEnded) return null;
            byte[] values = table.nextRow();
            tableEnded = values == null;
            return values;
        }

        private Row row(ShpRecord shape, byte @Nullable [] values) {
            var found = new ArrayList<Fault>();
            if (first) found.addAll(remarks);
            first = false;
            Place at = place.withRow(shape.number());
            if (values == null && table != null) found.add(missing(at));
            Map<String, Object> properties =
                    values == null || table == null ? Map.of() : table.values(values, columns, charset, at, found);
            return new Row(
                    shape.number(),
                    Ids.of(properties, reading.idColumn()),
                    shape.geometry(),
                    crs,
                    null,
                    properties,
                    found,
                    shape.fault());
        }

        private static Fault missing(Place at) {
            return Fault.remark(
                    "SHP-008",
                    at,
                    "The attribute table has fewer rows than there are geometries.",
                    "Export the Shapefile again; .shp and .dbf do not belong together.");
        }

        @Override
        public double share() {
            return (double) counted.count() / size;
        }

        @Override
        public void close() throws IOException {
            counted.close();
            if (tableStream != null) tableStream.close();
        }
    }
}

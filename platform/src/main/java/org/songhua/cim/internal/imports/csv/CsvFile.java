package org.songhua.cim.internal.imports.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.internal.imports.batch.CountingStream;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.rows.Ids;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.cim.internal.imports.rows.RowFaults;
import org.songhua.cim.internal.imports.rows.RowFile;
import org.songhua.cim.internal.imports.rows.RowSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.table.TableDialect;
import org.songhua.engine.table.TableReader;
import org.songhua.engine.table.TableRow;
import org.songhua.engine.text.TextEncoding;

/** A table with a header whose rows have positions in two columns, or geometries as well-known text in one. */
public final class CsvFile implements RowFile {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int LOOKED_AT_BYTES = 1 << 20;
    private static final int LOOKED_AT_LINES = 20;
    /** A geometry with longer text is not written by hand. */
    private static final int LONGEST_WKT = 1 << 20;

    private static final int DEEPEST_WKT = 50;

    private final Path file;
    private final Place place;
    private final Reading reading;
    private final Crs crs;
    private final Charset charset;
    private final char separator;
    private final List<String> header;
    private final Columns columns;
    private final List<Fault> remarks = new ArrayList<>();
    private final long size;

    /** Where positions stand: x and y, or geometries as text; -1 for what is not there. */
    private record Columns(int x, int y, int wkt) {}

    /**
     * @param given system that its sender names
     * @throws FaultException when it is named by nobody, or columns, separator or encoding cannot be found
     */
    public CsvFile(Path file, Place place, @Nullable Crs given, Reading reading) throws IOException {
        this.file = file;
        this.place = place;
        this.reading = reading;
        byte[] head = head();
        this.charset = charset(head);
        this.separator = separator(head);
        this.header = header();
        this.columns = columns();
        this.crs = RowFaults.decide(given, null, place);
        this.size = Math.max(1, Files.size(file));
    }

    /** {@return whether text looks like a table: a separator in all of its first lines, and at least two lines} */
    public static boolean isTable(byte[] head) {
        List<String> lines = lines(new String(head, TextEncoding.guess(head)));
        return lines.size() > 1 && TableDialect.separator(lines).isPresent();
    }

    /** {@return the first lines that are not blank; a line end within quotes is part of a value} */
    private static List<String> lines(String text) {
        List<String> physical = text.lines()
                .filter(line -> !line.isBlank())
                .limit(LOOKED_AT_LINES)
                .toList();
        var lines = new ArrayList<String>();
        var open = new StringBuilder();
        for (String line : physical) {
            open.append(line);
            if (open.chars().filter(c -> c == '"').count() % 2 != 0) continue;
            lines.add(open.toString());
            open.setLength(0);
        }
        return lines.size() > 1 || open.isEmpty() ? lines : physical;
    }

    @Override
    public String crs() {
        return crs.name();
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT_BYTES);
        }
    }

    private Charset charset(byte[] head) {
        String asked = reading.encoding();
        if (asked != null) {
            return TextEncoding.find(asked)
                    .orElseThrow(() -> new FaultException(RowFaults.unknownEncoding(place, asked)));
        }
        Charset guess = TextEncoding.guess(head);
        if (!guess.equals(StandardCharsets.UTF_8)) {
            remarks.add(RowFaults.guessedEncoding(place, guess.equals(TextEncoding.GBK) ? "GBK" : guess.name()));
        }
        return guess;
    }

    private char separator(byte[] head) {
        String asked = reading.separator();
        if (asked == null) {
            return TableDialect.separator(lines(new String(head, charset))).orElseThrow(() -> CsvFaults.noTable(place));
        }
        if (asked.equalsIgnoreCase("tab") || asked.equals("\\t")) return '\t';
        if (asked.length() != 1 || "\"\r\n".contains(asked)) throw CsvFaults.badSeparator(place, asked);
        return asked.charAt(0);
    }

    private List<String> header() throws IOException {
        try (Reader in = reader(Files.newInputStream(file))) {
            TableRow first = new TableReader(in, separator, place).next();
            if (first == null) throw CsvFaults.noTable(place);
            return first.cells().stream().map(String::strip).toList();
        }
    }

    /** Decodes, a byte order mark left out. */
    private Reader reader(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, 3);
        byte[] mark = pushback.readNBytes(3);
        boolean isMark = mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF;
        if (!isMark) pushback.unread(mark);
        return new BufferedReader(new InputStreamReader(pushback, charset), 1 << 16);
    }

    private Columns columns() {
        String xName = reading.xColumn();
        String yName = reading.yColumn();
        if (xName != null && yName != null) return new Columns(named(xName), named(yName), -1);
        OptionalInt x = TableDialect.axis(header, true);
        OptionalInt y = TableDialect.axis(header, false);
        if (x.isPresent() && y.isPresent()) {
            return new Columns(
                    x.getAsInt(), y.getAsInt(), TableDialect.wkt(header).orElse(-1));
        }
        OptionalInt wkt = xName != null ? OptionalInt.of(named(xName)) : TableDialect.wkt(header);
        if (wkt.isEmpty()) throw CsvFaults.noPositions(place, String.join(", ", header));
        return new Columns(-1, -1, wkt.getAsInt());
    }

    private int named(String name) {
        return TableDialect.named(header, name)
                .orElseThrow(() -> CsvFaults.noColumn(place, name, String.join(", ", header)));
    }

    @Override
    public RowSource open() throws IOException {
        return new Source();
    }

    /** Rows of the open table. */
    private final class Source implements RowSource {
        private final CountingStream counted = new CountingStream(Files.newInputStream(file));
        private final TableReader rows;
        private final WKTReader wkt = new WKTReader(FACTORY);
        private boolean first = true;

        Source() throws IOException {
            rows = new TableReader(reader(counted), separator, place);
            rows.next();
        }

        @Override
        public @Nullable Row next() throws IOException {
            TableRow row = rows.next();
            if (row == null) return null;
            Place at = place.withRow(row.line());
            var found = new ArrayList<Fault>();
            if (first) found.addAll(remarks);
            first = false;
            if (row.cells().size() != header.size()) {
                found.add(CsvFaults.raggedRow(at, row.cells().size(), header.size()));
            }
            return row(row, at, found);
        }

        private Row row(TableRow row, Place at, List<Fault> found) {
            Map<String, Object> properties = properties(row.cells());
            String id = Ids.of(properties, reading.idColumn());
            Place named = id == null ? at : at.withFeature(ImportFaults.shortened(id));
            try {
                Geometry geometry = geometry(row, named);
                return new Row(row.line(), id, geometry, crs, null, properties, found, null);
            } catch (FaultException e) {
                return new Row(
                        row.line(),
                        id,
                        null,
                        crs,
                        null,
                        properties,
                        found,
                        e.faults().getFirst());
            }
        }

        /** A geometry told in full counts more than a point on it. */
        private Geometry geometry(TableRow row, Place named) {
            String text = columns.wkt() < 0 ? "" : cell(row, columns.wkt());
            return columns.x() < 0 || !text.isBlank() ? shape(text, named) : point(row, named);
        }

        private Map<String, Object> properties(List<String> cells) {
            var properties = new LinkedHashMap<String, Object>();
            for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
                boolean isPosition = i == columns.x() || i == columns.y() || i == columns.wkt();
                String value = cells.get(i).strip();
                if (!isPosition && !value.isEmpty()) properties.putIfAbsent(columnName(i), value);
            }
            return properties;
        }

        private String columnName(int i) {
            return header.get(i).isEmpty() ? "column" + (i + 1) : header.get(i);
        }

        private Geometry point(TableRow row, Place at) {
            double x = number(cell(row, columns.x()), at.withField(columnName(columns.x())));
            double y = number(cell(row, columns.y()), at.withField(columnName(columns.y())));
            return FACTORY.createPoint(new Coordinate(x, y));
        }

        private static double number(String text, Place at) {
            try {
                double value = Double.parseDouble(text.strip());
                if (Double.isFinite(value)) return value;
            } catch (NumberFormatException e) {
                // Told below, as what it is.
            }
            throw new FaultException(CsvFaults.notANumber(at, text));
        }

        private Geometry shape(String text, Place at) {
            if (text.length() > LONGEST_WKT) throw new FaultException(CsvFaults.badText(at, "it is too long"));
            if (isDeep(text)) throw new FaultException(CsvFaults.badText(at, "it is nested too deep"));
            try {
                Geometry geometry = wkt.read(text);
                if (!geometry.isEmpty()) return geometry;
                throw new FaultException(CsvFaults.badText(at, "it is empty"));
            } catch (ParseException | IllegalArgumentException e) {
                throw new FaultException(CsvFaults.badText(at, String.valueOf(e.getMessage())));
            }
        }

        private static boolean isDeep(String text) {
            int depth = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '(' && ++depth > DEEPEST_WKT) return true;
                if (text.charAt(i) == ')') depth--;
            }
            return false;
        }

        private static String cell(TableRow row, int column) {
            return column < row.cells().size() ? row.cells().get(column) : "";
        }

        @Override
        public double share() {
            return (double) counted.count() / size;
        }

        @Override
        public void close() throws IOException {
            counted.close();
        }
    }
}

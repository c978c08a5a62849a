package org.songhua.casework.internal.takeover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.location.DefaultPoints;
import org.songhua.engine.location.PlacedReport;
import org.songhua.engine.table.TableReader;
import org.songhua.engine.table.TableRow;

/** A table of past cases in a file: UTF-8, values separated by commas, a header. Needs memory for one row. */
public final class PastTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final Place place;
    private final TakeoverMapping mapping;

    /** @param name of the file as people know it */
    public PastTable(Path file, String name, TakeoverMapping mapping) {
        this.file = file;
        this.place = Place.inFile(name);
        this.mapping = mapping;
    }

    /**
     * Hands over every row.
     *
     * @throws FaultException when the header lacks columns that the mapping names, or the table breaks off
     */
    public void each(Consumer<PastRow> sink) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            passOverMark(in);
            var reader = new TableReader(in, ',', place);
            Map<String, Integer> columns = columns(reader.next());
            for (TableRow row = reader.next(); row != null; row = reader.next())
                sink.accept(new PastRow(columns, row.cells(), place.withRow(row.line())));
        } catch (CharacterCodingException e) {
            throw new FaultException(Fault.refused("CASE-241", place, "The table is not UTF-8.", "Save it as UTF-8."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void passOverMark(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) in.reset();
    }

    private Map<String, Integer> columns(@Nullable TableRow header) {
        var columns = new HashMap<String, Integer>();
        List<String> cells = header == null ? List.of() : header.cells();
        for (int i = 0; i < cells.size(); i++) columns.putIfAbsent(PastRow.key(cells.get(i)), i);
        List<String> missing = mapping.columns().stream()
                .filter(column -> !columns.containsKey(PastRow.key(column)))
                .toList();
        if (missing.isEmpty()) return columns;
        throw new FaultException(Fault.refused(
                "CASE-241",
                place.withRow(1).withField(String.join(", ", missing)),
                "The header lacks the columns " + String.join(", ", missing) + ".",
                "Add them, or correct the mapping."));
    }

    /** {@return where the other system put what it could not place} */
    public DefaultPoints defaultPoints() {
        var placed = new ArrayList<PlacedReport>();
        if (mapping.tellsDefaultPoints()) each(row -> placed.add(PastCaseReader.placed(row, mapping)));
        placed.removeIf(report -> !Double.isFinite(report.longitude()) || !Double.isFinite(report.latitude()));
        return DefaultPoints.find(placed);
    }
}

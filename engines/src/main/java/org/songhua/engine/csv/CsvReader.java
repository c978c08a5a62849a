package org.songhua.engine.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Reads comma-separated values (RFC 4180) with a header: quoted fields may hold commas, quotes and line breaks; lines
 * end in LF or CRLF; a byte order mark and empty lines are passed over; names of columns are compared without case and
 * surrounding space. What is wrong with a row is a fault, and the rest is read.
 */
public final class CsvReader {
    private final String text;
    private final Place file;
    private final Consumer<Fault> faults;
    private int at = 0;
    private long line = 1;

    private CsvReader(String text, Place file, Consumer<Fault> faults) {
        this.text = text;
        this.file = file;
        this.faults = faults;
        if (text.startsWith("\uFEFF")) at = 1;
    }

    /**
     * Reads a table.
     *
     * @param required columns without which nothing can be done; a fault names those that are missing
     * @param rows receives each row
     * @return whether the header has all required columns
     */
    public static boolean read(
            String text, String fileName, List<String> required, Consumer<Fault> faults, Consumer<CsvRow> rows) {
        return new CsvReader(text, Place.inFile(fileName), faults).read(required, rows);
    }

    private boolean read(List<String> required, Consumer<CsvRow> rows) {
        var fields = new ArrayList<String>();
        Map<String, Integer> columns = header(fields);
        var missing =
                required.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            faults.accept(Fault.refused(
                    "CSV-001",
                    file.withRow(1).withField(String.join(",", missing)),
                    "The header lacks the columns " + String.join(", ", missing) + ".",
                    "Give the table a first line with at least " + String.join(",", required) + "."));
            return false;
        }
        int width = fields.size();
        while (next(fields)) {
            var row = new CsvRow(columns, fields.toArray(String[]::new), file.withRow(rowStart), faults);
            if (fields.size() > width)
                row.refuse(
                        "CSV-002",
                        "",
                        "has " + fields.size() + " fields, the header " + width,
                        "Put fields that hold a comma into double quotes.");
            else rows.accept(row);
        }
        return true;
    }

    private long rowStart = 1;

    private Map<String, Integer> header(List<String> fields) {
        var columns = new HashMap<String, Integer>();
        if (!next(fields)) return columns;
        for (int i = 0; i < fields.size(); i++) {
            columns.putIfAbsent(fields.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return columns;
    }

    /** Reads the next line that is not empty; false at the end. */
    private boolean next(List<String> fields) {
        while (at < text.length()) {
            fields.clear();
            rowStart = line;
            readLine(fields);
            if (fields.size() > 1 || !fields.getFirst().isBlank()) return true;
        }
        return false;
    }

    private void readLine(List<String> fields) {
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at >= text.length()) return;
            char end = text.charAt(at++);
            if (end == ',') continue;
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
            line++;
            return;
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) at++;
        return text.substring(start, at);
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }

    /** What stands between the closing quote and the next comma is kept: better an odd value than a lost one. */
    private String quoted() {
        var value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n') line++;
            if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append(text.charAt(at++));
            } else {
                return value + plain();
            }
        }
        return value.toString();
    }
}

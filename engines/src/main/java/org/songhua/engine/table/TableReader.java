package org.songhua.engine.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Reads the rows of a table one by one. Values may stand in double quotes, where a doubled quote is one and lines may break (RFC 4180);
 * a quote in the middle of a value without quotes is itself. Empty lines are passed over. Needs memory for one row.
 */
public final class TableReader {
    /** A value longer than this has lost its closing quote. */
    static final int MOST_CHARACTERS = 1 << 20;

    static final int MOST_CELLS = 5_000;
    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private final Place file;
    private long line = 1;
    private int ahead = -2;
    private boolean inQuotes = false;

    /** @param in buffered, without a byte order mark */
    public TableReader(Reader in, char separator, Place file) {
        this.in = in;
        this.separator = separator;
        this.file = file;
    }

    /**
     * {@return the next row that is not empty, or null at the end}
     *
     * @throws FaultException {@code TBL-001} when a quote is never closed or a row has no end
     */
    public @Nullable TableRow next() throws IOException {
        while (true) {
            if (peek() == END) return null;
            long start = line;
            List<String> cells = row(start);
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) return new TableRow(start, cells);
        }
    }

    private List<String> row(long start) throws IOException {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(cell(start));
            if (cells.size() > MOST_CELLS) throw endless(start, "a row has more than %d values".formatted(MOST_CELLS));
            int c = read();
            if (c == separator) continue;
            if (c == '\r' && peek() == '\n') read();
            if (c != END) line++;
            return cells;
        }
    }

    private String cell(long start) throws IOException {
        var cell = new StringBuilder();
        inQuotes = peek() == '"';
        if (inQuotes) read();
        while (takes(cell, start)) {
            if (cell.length() > MOST_CHARACTERS) {
                throw endless(start, "a value has more than %d characters".formatted(MOST_CHARACTERS));
            }
        }
        return cell.toString();
    }

    /** Takes one more character of a value; false at its end. */
    private boolean takes(StringBuilder cell, long start) throws IOException {
        int c = peek();
        if (c == END) {
            if (inQuotes) throw endless(start, "a quote is never closed");
            return false;
        }
        if (inQuotes) {
            quoted(read(), cell);
            return true;
        }
        if (c == separator || c == '\n' || c == '\r') return false;
        cell.append((char) read());
        return true;
    }

    private void quoted(int c, StringBuilder cell) throws IOException {
        if (c == '"' && peek() == '"') {
            cell.append((char) read());
        } else if (c == '"') {
            inQuotes = false;
        } else {
            if (c == '\n') line++;
            cell.append((char) c);
        }
    }

    private int peek() throws IOException {
        if (ahead == -2) ahead = in.read();
        return ahead;
    }

    private int read() throws IOException {
        int c = peek();
        ahead = -2;
        return c;
    }

    private FaultException endless(long start, String why) {
        return new FaultException(Fault.refused(
                "TBL-001",
                file.withRow(start),
                "The table cannot be read from here on: " + why + ".",
                "Close the quote, or double it where it belongs to the text."));
    }
}

package org.songhua.engine.csv;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line number of the line it begins on, from 1
 * @param cells its values, quotes taken off
 */
public record CsvRow(long line, List<String> cells) {
    public CsvRow {
        cells = List.copyOf(cells);
    }
}

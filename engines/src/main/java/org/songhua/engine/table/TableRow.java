package org.songhua.engine.table;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line number of the line it begins on, from 1
 * @param cells its values, quotes taken off
 */
public record TableRow(long line, List<String> cells) {
    public TableRow {
        cells = List.copyOf(cells);
    }
}

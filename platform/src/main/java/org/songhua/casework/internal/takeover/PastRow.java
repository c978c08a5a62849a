package org.songhua.casework.internal.takeover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** A row of a table of past cases, its values by the name of their column. */
public final class PastRow {
    private static final int SHOWN = 60;

    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final Place place;

    PastRow(Map<String, Integer> columns, List<String> cells, Place place) {
        this.columns = columns;
        this.cells = cells;
        this.place = place;
    }

    static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    long line() {
        return place.row();
    }

    /** {@return the value without surrounding space; empty when there is none} */
    public String get(String column) {
        Integer at = columns.get(key(column));
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    /** {@return the number, or not a number} */
    double number(String column) {
        try {
            return Double.parseDouble(get(column));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    String shortened(String column) {
        String text = get(column);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** {@return a mistake in a column of this row} */
    public Fault refused(String code, String column, String problem, String remedy) {
        return Fault.refused(code, place.withField(column), problem, remedy);
    }

    Fault remark(String code, String column, String problem, String remedy) {
        return Fault.remark(code, place.withField(column), problem, remedy);
    }
}

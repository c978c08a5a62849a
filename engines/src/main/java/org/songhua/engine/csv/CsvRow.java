package org.songhua.engine.csv;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** A row of a table, its fields by the name of their column. */
public final class CsvRow {
    private final Map<String, Integer> columns;
    private final String[] fields;
    private final Place place;
    private final Consumer<Fault> faults;

    CsvRow(Map<String, Integer> columns, String[] fields, Place place, Consumer<Fault> faults) {
        this.columns = columns;
        this.fields = fields;
        this.place = place;
        this.faults = faults;
    }

    /** {@return line of the file, from 1} */
    public long line() {
        return place.row();
    }

    /** {@return the field without surrounding space; empty when the table or the row lacks it} */
    public String get(String column) {
        Integer at = columns.get(column);
        return at == null || at >= fields.length ? "" : fields[at].strip();
    }

    public boolean has(String column) {
        return !get(column).isEmpty();
    }

    /** {@return the number within the bounds; otherwise empty, and a fault is told} */
    public OptionalDouble number(String column, double least, double most) {
        String text = get(column);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) return OptionalDouble.of(value);
        } catch (NumberFormatException e) {
            // Told below: whether it is no number or none that is allowed, the remedy is the same.
        }
        refuse("CSV-003", column, "is '" + text + "'", "Give a number from " + least + " to " + most + ".");
        return OptionalDouble.empty();
    }

    /** {@return the whole number within the bounds; otherwise empty, and a fault is told} */
    public OptionalInt integer(String column, int least, int most) {
        String text = get(column);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) return OptionalInt.of(value);
        } catch (NumberFormatException e) {
            // Told below.
        }
        refuse("CSV-003", column, "is '" + text + "'", "Give a whole number from " + least + " to " + most + ".");
        return OptionalInt.empty();
    }

    /** {@return whether the field is there; otherwise a fault is told} */
    public boolean require(String column) {
        if (has(column)) return true;
        refuse("CSV-004", column, "is empty", "Fill in the field or delete the row.");
        return false;
    }

    /** Tells a fault of this row because of which it is not taken. */
    public void refuse(String code, String column, String problem, String remedy) {
        String subject = column.isEmpty() ? "The row " : "The field " + column + " ";
        faults.accept(Fault.refused(
                code, place.withField(column.isEmpty() ? null : column), subject + problem + ".", remedy));
    }
}

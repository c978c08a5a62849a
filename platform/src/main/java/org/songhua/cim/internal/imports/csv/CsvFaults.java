package org.songhua.cim.internal.imports.csv;

import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Faults of tables, {@code TBL-0xx}. */
final class CsvFaults {
    private CsvFaults() {}

    static FaultException noPositions(Place place, String columns) {
        return new FaultException(Fault.refused(
                "TBL-002",
                place.withRow(1),
                "No columns with positions were found; the columns are " + ImportFaults.shortened(columns, 300) + ".",
                "Name the columns, or call them longitude and latitude (经度, 纬度), x and y, or wkt."));
    }

    static FaultException noColumn(Place place, String name, String columns) {
        return new FaultException(Fault.refused(
                "TBL-003",
                place.withRow(1),
                "There is no column \"%s\"; the columns are %s."
                        .formatted(ImportFaults.shortened(name), ImportFaults.shortened(columns, 300)),
                "Name one of these."));
    }

    static Fault notANumber(Place place, String text) {
        return Fault.refused(
                "TBL-004",
                place,
                text.isBlank()
                        ? "The row has no position."
                        : "\"%s\" is no number to place the row by.".formatted(ImportFaults.shortened(text)),
                "Write positions as decimal numbers such as 125.3245.");
    }

    static Fault badText(Place place, String why) {
        return Fault.refused(
                "TBL-005",
                place,
                "The geometry is no well-known text: " + ImportFaults.shortened(why, 100),
                "Write it like POINT (125.3245 43.8868).");
    }

    static Fault raggedRow(Place place, int cells, int columns) {
        return Fault.remark(
                "TBL-006",
                place,
                "The row has %d values, there are %d columns.".formatted(cells, columns),
                "Put quotes around values that hold the separator.");
    }

    static FaultException badSeparator(Place place, String text) {
        return new FaultException(Fault.refused(
                "TBL-007",
                place.withField("separator"),
                "\"%s\" cannot separate values.".formatted(ImportFaults.shortened(text)),
                "Give one character such as ; or the word tab."));
    }

    static FaultException noTable(Place place) {
        return new FaultException(Fault.refused(
                "TBL-008",
                place,
                "The text has no columns: no comma, semicolon, tabulator or bar stands in all of its first lines.",
                "Give a table with a header, or name its separator."));
    }
}

package org.songhua.engine.shapefile;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Faults of Shapefiles, {@code SHP-0xx}. */
final class ShapefileFaults {
    private ShapefileFaults() {}

    static FaultException notShapefile(Place file, String why) {
        return new FaultException(Fault.refused(
                "SHP-001", file, "The file is no Shapefile: " + why + ".", "Export it again from its program."));
    }

    static FaultException truncated(Place file, long row) {
        return new FaultException(Fault.refused(
                "SHP-002",
                file.withRow(row),
                "The file ends in the middle of a record.",
                "Copy it again; it was cut short on its way."));
    }

    static FaultException badLength(Place file, long row, long bytes) {
        return new FaultException(Fault.refused(
                "SHP-003",
                file.withRow(row),
                "A record says that it has %d bytes, which cannot be.".formatted(bytes),
                "The file is damaged; export it again from its program."));
    }

    static Fault noShape(Place place) {
        return Fault.refused(
                "SHP-004", place, "The record has no geometry.", "Draw it, or delete the record at the source.");
    }

    static Fault badShape(Place place, String why) {
        return Fault.refused(
                "SHP-005",
                place,
                "The geometry cannot be read: " + why + ".",
                "Repair it in the program it comes from.");
    }

    static FaultException notTable(Place file, String why) {
        return new FaultException(Fault.refused(
                "SHP-006",
                file,
                "The attribute table (.dbf) cannot be read: " + why + ".",
                "Export the Shapefile again from its program."));
    }

    static Fault badValue(Place place, String text) {
        return Fault.remark(
                "SHP-007",
                place,
                "\"%s\" is no value of the column's type; it was kept as text."
                        .formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text),
                "Correct it at the source.");
    }
}

package org.songhua.cim.internal.imports.rows;

import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.CrsChoice;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;

/** Faults that files of rows have in common, and how their system is decided. */
public final class RowFaults {
    private RowFaults() {}

    static Fault noGeometry(Place place) {
        return Fault.refused("IMP-018", place, "The row has no geometry.", "Give it a position, or leave the row out.");
    }

    static Fault outsideCrs(Place place, String crs) {
        return Fault.refused(
                "CRS-006",
                place,
                "A position of the row lies outside of " + crs + ".",
                "Correct the position, or name the system that the file is in.");
    }

    /**
     * {@return the system that the sender names, else the one that the file tells}
     *
     * @throws FaultException {@code CRS-005} when neither does, another when the two contradict each other
     */
    public static Crs decide(@Nullable Crs given, @Nullable Crs told, Place place) {
        if (given == null && told == null) throw new FaultException(noCrs(place));
        if (told == null) return java.util.Objects.requireNonNull(given);
        return CrsChoice.choose(given, told.name(), place);
    }

    /** The file does not say in which system it is. */
    public static Fault noCrs(Place place) {
        return Fault.refused(
                "CRS-005",
                place.withField("crs"),
                "Nothing tells in which coordinate reference system the file is.",
                "Name it: EPSG:4490 for CGCS2000 degrees, EPSG:4551 for a CGCS2000 zone, GCJ-02 for AMap and Tencent, BD-09 for Baidu.");
    }

    /** The text that describes the system is not one that can be used. */
    public static Fault unknownCrs(Place place, String text) {
        return Fault.refused(
                "CRS-007",
                place.withField("crs"),
                "The coordinate reference system that the file describes is not known: "
                        + ImportFaults.shortened(text, 120),
                "Name one with an EPSG code if it is the same; a system of one town must be converted to CGCS2000 first.");
    }

    /** An encoding of that name is not known. */
    public static Fault unknownEncoding(Place place, String name) {
        return Fault.refused(
                "IMP-019",
                place.withField("encoding"),
                "There is no encoding \"%s\".".formatted(ImportFaults.shortened(name)),
                "Give UTF-8, GBK or another name that IANA lists.");
    }

    /** The file does not say its encoding. */
    public static Fault guessedEncoding(Place place, String name) {
        return Fault.remark(
                "IMP-020",
                place.withField("encoding"),
                "The file does not say in which encoding its texts are; by its bytes it is " + name + ".",
                "Look at a few names; if they are garbled, import again with the right encoding.");
    }
}

package org.songhua.cim.internal.imports.geojson;

import java.util.Locale;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import tools.jackson.core.JacksonException;

/** What can be wrong with GeoJSON. */
final class JsonFaults {
    private JsonFaults() {}

    /** The text is no JSON from here on; nothing behind this place can be understood. */
    static FaultException broken(Place file, JacksonException e) {
        var at = e.getLocation();
        Place place = at == null
                ? file
                : file.withRow(Math.max(0, at.getLineNr())).withField("column " + Math.max(0, at.getColumnNr()));
        String problem = ImportFaults.shortened(oneLine(e.getOriginalMessage()), 200);
        boolean encoding = problem.toLowerCase(Locale.ROOT).contains("utf-8")
                || problem.toLowerCase(Locale.ROOT).contains("utf-32");
        return new FaultException(Fault.refused(
                encoding ? "JSON-002" : "JSON-001",
                place,
                (encoding ? "The file is not UTF-8: " : "The file is not well-formed JSON: ") + problem,
                encoding
                        ? "Save the file as UTF-8, or export it again with that encoding."
                        : "Correct the text at this place, or export the file again."));
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }

    static FaultException notGeoJson(Place place, String why) {
        return new FaultException(Fault.refused(
                "JSON-003",
                place,
                "This is no GeoJSON: " + why + ".",
                "Give a FeatureCollection, a Feature, a geometry, or one feature a line."));
    }

    static Fault noGeometry(Place place) {
        return Fault.refused(
                "JSON-010", place, "The feature has no geometry.", "Give it a geometry, or leave the feature out.");
    }

    static Fault badGeometry(Place place, String why) {
        return Fault.refused("JSON-011", place, why, "Correct the geometry as RFC 7946 section 3.1 has it.");
    }

    static Fault openRing(Place place) {
        return Fault.refused(
                "JSON-012",
                place,
                "A ring of the polygon does not end where it began.",
                "Repeat the first position of the ring at its end.");
    }

    static Fault shortRing(Place place, int positions) {
        return Fault.refused(
                "JSON-013",
                place,
                "A ring of the polygon has %d positions, at least 4 are needed.".formatted(positions),
                "Give it three corners and the first position again at the end.");
    }

    static Fault noFeature(Place place, String type) {
        return Fault.refused(
                "JSON-014",
                place,
                "An element of \"features\" has the type \"%s\".".formatted(ImportFaults.shortened(type)),
                "Every element must have the type \"Feature\".");
    }

    static Fault repeatedProperty(Place place, String name) {
        return Fault.remark(
                "JSON-015",
                place.withField(ImportFaults.shortened(name)),
                "The property occurs twice; the last value was taken.",
                "Give every property a name of its own.");
    }

    static Fault outsideCrs(Place place, String crs) {
        return Fault.refused(
                "CRS-006",
                place,
                "A position cannot be turned from " + crs + " into longitude and latitude.",
                "Check the position, and the coordinate reference system given for the file.");
    }
}

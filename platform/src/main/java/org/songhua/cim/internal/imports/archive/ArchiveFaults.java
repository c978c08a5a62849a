package org.songhua.cim.internal.imports.archive;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Faults of archives, {@code ZIP-0xx}. */
final class ArchiveFaults {
    private static final int NAMES_SHOWN = 12;

    private ArchiveFaults() {}

    static FaultException damaged(Place place, String why) {
        return fault(
                "ZIP-001",
                place,
                "The ZIP archive cannot be read: " + ImportFaults.shortened(why, 100) + ".",
                "Pack it again, without a password.");
    }

    static FaultException bomb(Place place, long bytes, long packedBytes) {
        return fault(
                "ZIP-002",
                place,
                "A file in the archive unpacks to more than %d MB from %d bytes.".formatted(bytes >> 20, packedBytes),
                "Give the file itself, not packed.");
    }

    static FaultException tooManyEntries(Place place, int entries) {
        return fault(
                "ZIP-003",
                place,
                "The archive holds %d files.".formatted(entries),
                "Pack only the file to import, or the parts of one Shapefile.");
    }

    static FaultException nothing(Place place, List<String> names) {
        return fault(
                "ZIP-004",
                place,
                names.isEmpty()
                        ? "The archive is empty."
                        : "The archive holds nothing that can be imported, only " + shown(names) + ".",
                "Pack a Shapefile with .shp, .dbf and .prj, or a GeoJSON, CityJSON, CityGML, GeoPackage, FlatGeobuf, CSV or OSM PBF file.");
    }

    static FaultException several(Place place, List<String> names, @Nullable String wanted) {
        return fault(
                "ZIP-005",
                place.withField("layer"),
                (wanted == null
                                ? "The archive holds several files: "
                                : "No single file is called \"%s\" among: ".formatted(ImportFaults.shortened(wanted)))
                        + shown(names) + ".",
                "Name one of them as the layer, or pack it alone.");
    }

    private static String shown(List<String> names) {
        String some =
                names.stream().limit(NAMES_SHOWN).map(ImportFaults::shortened).collect(Collectors.joining(", "));
        return names.size() <= NAMES_SHOWN ? some : some + " and %d more".formatted(names.size() - NAMES_SHOWN);
    }

    private static FaultException fault(String code, Place place, String problem, String remedy) {
        return new FaultException(Fault.refused(code, place, ImportFaults.shortened(problem, 480), remedy));
    }
}

package org.songhua.cim.internal.imports.city;

import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Faults of city models, {@code CITY-0xx}. */
final class CityFaults {
    private CityFaults() {}

    static FaultException unreadable(Place place, String why) {
        return new FaultException(Fault.refused(
                "CITY-001",
                place,
                "The city model cannot be read: " + ImportFaults.shortened(why, 300) + ".",
                "Correct the file, or write it again with the program it comes from."));
    }

    static FaultException version(Place place, String version) {
        return new FaultException(Fault.refused(
                "CITY-002",
                place,
                version.isEmpty()
                        ? "The file does not say which version of CityJSON it is."
                        : "CityJSON %s is not read.".formatted(ImportFaults.shortened(version)),
                "Bring it to CityJSON 2.0, for instance with cjio upgrade."));
    }

    static Fault broken(Place place, String why) {
        return Fault.refused(
                "CITY-003",
                place,
                "The object cannot be taken: " + ImportFaults.shortened(why, 300) + ".",
                "Correct it at the source; cjval or val3dity show where.");
    }

    static Fault noFootprint(Place place) {
        return Fault.refused(
                "CITY-004",
                place,
                "The object covers nothing: it has no surfaces, lines or points.",
                "Give it a geometry of at least level 0.");
    }

    static FaultException tooLarge(Place place, long megabytes) {
        return new FaultException(Fault.refused(
                "CITY-005",
                place,
                "The file is larger than %d MB, and all of it would have to be in memory at once.".formatted(megabytes),
                "Write it as CityJSONSeq (one object a line), which has no limit."));
    }

    static Fault notKept(Place place, String what) {
        return Fault.remark(
                "CITY-006",
                place,
                "The file holds what CityJSON has no place for, which is not kept: " + ImportFaults.shortened(what, 200)
                        + ".",
                "Keep the file, if that is needed later.");
    }

    static Fault ugly(Place place, String why) {
        return Fault.remark(
                "CITY-007",
                place,
                "The object breaks a rule of CityJSON: " + ImportFaults.shortened(why, 300) + ".",
                "Correct it at the source; it was kept as it is.");
    }
}

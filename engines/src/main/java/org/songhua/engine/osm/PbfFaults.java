package org.songhua.engine.osm;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** What can be wrong with a PBF file as a whole; each ends the reading of the file. */
final class PbfFaults {
    private static final String AGAIN = "Fetch or export the file again and compare its checksum with the publisher's.";

    private PbfFaults() {}

    static FaultException notPbf(Place place, String why) {
        return fault("OSM-001", place, "This is no OSM PBF file: " + why + ".", "Give a file that ends in .osm.pbf.");
    }

    static FaultException tooLarge(Place place, String what, long size, long limit) {
        return fault(
                "OSM-002",
                place,
                "%s has %d bytes, allowed are %d.".formatted(what, size, limit),
                "Write the file again with a current tool such as osmium; it keeps to the limits of the format.");
    }

    static FaultException truncated(Place place, long position) {
        return fault("OSM-003", place, "The file ends in the middle of a block, at byte " + position + ".", AGAIN);
    }

    static FaultException notInflated(Place place, String why) {
        return fault("OSM-004", place, "The compressed data of a block are damaged: " + why + ".", AGAIN);
    }

    static FaultException compression(Place place, String method) {
        return fault(
                "OSM-005",
                place,
                "A block is compressed with " + method + ", which is not read here.",
                "Convert it: osmium cat FILE -o NEW.osm.pbf -f pbf,pbf_compression=zlib.");
    }

    static FaultException feature(Place place, String feature) {
        return fault(
                "OSM-006",
                place,
                "The file requires the feature '" + feature + "', which is not known here.",
                "Convert it with osmium cat to a plain OSM PBF file.");
    }

    static FaultException damaged(Place place, String why) {
        return fault("OSM-007", place, "A block of the file is damaged: " + why + ".", AGAIN);
    }

    private static FaultException fault(String code, Place place, String problem, String remedy) {
        return new FaultException(Fault.refused(code, place, problem, remedy));
    }
}

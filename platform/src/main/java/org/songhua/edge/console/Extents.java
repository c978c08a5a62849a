package org.songhua.edge.console;

import org.songhua.cim.Extent;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Reads {@code bbox=west,south,east,north}. */
final class Extents {
    private Extents() {}

    /** {@return the extent} @throws FaultException when the text is none */
    static Extent parse(String bbox) {
        return Extent.parse(bbox).orElseThrow(() -> refused(bbox));
    }

    private static FaultException refused(String bbox) {
        String shown = bbox.length() > 60 ? bbox.substring(0, 60) + "…" : bbox;
        return new FaultException(Fault.refused(
                "CIM-004",
                Place.atField("bbox"),
                "bbox is no extent: " + shown,
                "Give west,south,east,north in degrees, west below east and south below north."));
    }
}

package org.songhua.edge.console;

import java.util.Arrays;
import org.songhua.cim.Extent;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Reads {@code bbox=west,south,east,north}. */
final class Extents {
    private Extents() {}

    /** {@return the extent} @throws FaultException when the text is none */
    static Extent parse(String bbox) {
        try {
            double[] n = Arrays.stream(bbox.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (n.length == 4) return new Extent(n[0], n[1], n[2], n[3]);
        } catch (IllegalArgumentException e) {
            // Told below, together with a wrong number of numbers.
        }
        throw new FaultException(Fault.refused(
                "CIM-004",
                Place.atField("bbox"),
                "bbox is no extent: " + bbox,
                "Give west,south,east,north in degrees, west below east and south below north."));
    }
}

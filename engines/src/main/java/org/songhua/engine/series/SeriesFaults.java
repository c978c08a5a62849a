package org.songhua.engine.series;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** What can be wrong with a block: {@code SERIES-001}, its bytes were changed or cut off since they were written. */
final class SeriesFaults {
    private SeriesFaults() {}

    static FaultException corrupt(String what) {
        return new FaultException(Fault.refused(
                "SERIES-001",
                Place.NOWHERE,
                "A block of readings is damaged: " + what + ".",
                "Restore the block from a backup; the other blocks are not touched."));
    }
}

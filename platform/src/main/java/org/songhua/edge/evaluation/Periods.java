package org.songhua.edge.evaluation;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Years in addresses. */
final class Periods {
    private Periods() {}

    static void require(String period) {
        if (period.matches("(19|20|21)[0-9]{2}")) return;
        throw new FaultException(
                Fault.refused("EVAL-020", Place.atField("period"), "This is no year.", "Give a year such as 2025."));
    }
}

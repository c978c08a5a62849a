package org.songhua.engine.cql;

import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/** What a reading is refused for. */
final class Faults {
    private Faults() {}

    /** {@return the faults, none when the reading succeeds} */
    static List<Fault> of(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    static List<String> codes(String filter) {
        return of(() -> Cql.parseText(filter, Town.QUERYABLES)).stream()
                .map(Fault::code)
                .toList();
    }
}

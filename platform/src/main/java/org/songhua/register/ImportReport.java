package org.songhua.register;

import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;

/**
 * What came of an import.
 *
 * @param created records entered
 * @param changed records that got new values
 * @param unchanged records that were as the file says
 * @param refused rows not taken
 * @param preview whether nothing was kept
 * @param faults what is wrong, the first of each kind
 * @param counts how often each kind of fault occurred
 */
public record ImportReport(
        long created,
        long changed,
        long unchanged,
        long refused,
        boolean preview,
        List<Fault> faults,
        Map<String, Long> counts) {
    public ImportReport {
        faults = List.copyOf(faults);
        counts = Map.copyOf(counts);
    }
}

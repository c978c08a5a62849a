package org.songhua.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.location.DefaultPoints.DefaultPoint;
import org.songhua.people.Caller;

/**
 * Takes over the cases of another system. Each row of its table becomes a report and a case that a flow has replayed: what was done
 * there, and when, is in the log with the limits of that time. The same row is taken once; what has moved on there since goes on here.
 */
public interface CaseTakeover {

    /**
     * A table and how to read it.
     *
     * @param table values separated by commas, UTF-8, with a header; read twice
     * @param mapping YAML: which column is what, and which actions of the flow a row has gone through
     * @param dryRun whether all is done but the writing
     */
    record Request(Path table, String tableName, String mapping, String mappingName, boolean dryRun) {}

    /**
     * What came of it.
     *
     * @param rows how many the table has
     * @param taken new cases
     * @param advanced cases taken earlier, for which the table now tells of further actions
     * @param unchanged cases taken earlier that the table tells nothing new of, or that people have gone on with here
     * @param refused rows with a mistake
     * @param unplaced cases without a location: the row has none, or one of the default points
     * @param defaultPoints where the other system put what it could not place
     * @param faults mistakes and remarks, some of each kind
     * @param faultCounts how many of each code there were
     */
    record Taken(
            long rows,
            long taken,
            long advanced,
            long unchanged,
            long refused,
            long unplaced,
            List<DefaultPoint> defaultPoints,
            List<Fault> faults,
            Map<String, Long> faultCounts) {}

    /**
     * Takes over what a table holds. What was written stays when it breaks off; to do it again takes the rest.
     *
     * @param caller may configure cases, and sees all of them
     * @throws FaultException when the mapping or the header has mistakes, all of them; nothing is written then
     */
    Taken take(Request request, Caller caller);
}

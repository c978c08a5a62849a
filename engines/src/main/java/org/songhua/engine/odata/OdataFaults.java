package org.songhua.engine.odata;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** What can be wrong with a query. */
final class OdataFaults {
    private static final int SHOWN = 40;

    private OdataFaults() {}

    static FaultException syntax(String source, int at, String problem) {
        String near = source.substring(Math.min(at, source.length()), Math.min(source.length(), at + SHOWN));
        return new FaultException(Fault.refused(
                "ODATA-001",
                Place.atField(source.length() > 2 * SHOWN ? source.substring(0, 2 * SHOWN) + "…" : source),
                "At position %d, “%s”: %s.".formatted(at + 1, near, problem),
                "Write the expression as OData 4 says, for example: name eq 'x' and result gt 3."));
    }

    static FaultException type(String problem) {
        return new FaultException(Fault.refused(
                "ODATA-002", Place.atField("$filter"), problem, "Compare and combine values of the same kind."));
    }

    static FaultException option(String option, String problem, String remedy) {
        return new FaultException(Fault.refused("ODATA-003", Place.atField(option), problem, remedy));
    }

    /** What begins with a dollar sign is an option of the system, if not of this one. */
    static FaultException unknownOption(String option) {
        String remedy = "The options are $filter, $orderby, $select, $expand, $top, $skip, $count and $resultFormat.";
        return new FaultException(Fault.refused(
                option.startsWith("$") ? "ODATA-005" : "ODATA-003",
                Place.atField(option),
                "There is no query option " + option + ".",
                remedy));
    }

    static FaultException path(String path, String problem) {
        return new FaultException(Fault.refused(
                "ODATA-004", Place.atField(path), problem, "Write the path as Things(1)/Datastreams(2)/name."));
    }
}

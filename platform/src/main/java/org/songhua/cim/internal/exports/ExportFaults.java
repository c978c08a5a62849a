package org.songhua.cim.internal.exports;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Why something cannot be exported as asked, {@code EXP-0xx}. */
final class ExportFaults {
    private ExportFaults() {}

    static FaultException noDataset(String code) {
        return fault("EXP-001", "dataset", "There is no data set \"%s\".".formatted(code), "Give the code of one.");
    }

    static FaultException noClass(String code) {
        return fault("EXP-002", "class", "There is no class \"%s\".".formatted(code), "Give the code of one.");
    }

    static FaultException unknownEncoding(String name) {
        return fault("EXP-003", "encoding", "There is no encoding \"%s\".".formatted(name), "Give UTF-8 or GBK.");
    }

    static FaultException severalSystems(String one, String other) {
        return fault(
                "EXP-004",
                "crs",
                "The models are in several systems: %s and %s.".formatted(one, other),
                "Export one data set at a time, or as CityJSONSeq of one system.");
    }

    static FaultException modelSystem(String own) {
        return fault(
                "EXP-005",
                "crs",
                "Models are exported in the system that they came in, " + own + ".",
                "Leave the system out.");
    }

    private static FaultException fault(String code, String field, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}

package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Collects what is wrong with a file. The codes and what they mean are listed in package.md of the hydraulics. */
final class Problems {
    static final String UNKNOWN_SECTION = "INP-001";
    static final String TOO_FEW_VALUES = "INP-002";
    static final String NOT_A_NUMBER = "INP-003";
    static final String OUT_OF_RANGE = "INP-004";
    static final String UNKNOWN_NODE = "INP-005";
    static final String UNKNOWN_LINK = "INP-006";
    static final String UNKNOWN_PATTERN = "INP-007";
    static final String UNKNOWN_CURVE = "INP-008";
    static final String DUPLICATE = "INP-009";
    static final String SAME_ENDS = "INP-010";
    static final String UNKNOWN_WORD = "INP-011";
    static final String VALVE_PLACE = "INP-012";
    static final String NOT_CONTROLLABLE = "INP-013";
    static final String RULE_ORDER = "INP-014";
    static final String NO_SOURCE = "INP-015";
    static final String TOO_SMALL = "INP-016";
    static final String TANK_LEVELS = "INP-017";
    static final String PUMP_WITHOUT_CURVE = "INP-018";
    static final String PUMP_CURVE = "INP-019";
    static final String CURVE_POINTS = "INP-020";
    static final String PATTERN_EMPTY = "INP-021";
    static final String NODE_UNCONNECTED = "INP-022";
    static final String PART_WITHOUT_SOURCE = "INP-023";
    static final String OUTSIDE_SECTIONS = "INP-024";
    static final String IMPLAUSIBLE = "INP-025";
    static final String NOT_A_NETWORK = "INP-026";
    static final String NOT_USED = "INP-027";
    static final String VALVE_CURVE = "INP-028";

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void refuse(String code, int line, String feature, String problem, String remedy) {
        faults.add(Fault.refused(code, place(line, feature), problem, remedy));
    }

    void remark(String code, int line, String feature, String problem, String remedy) {
        faults.add(Fault.remark(code, place(line, feature), problem, remedy));
    }

    private Place place(int line, String feature) {
        Place place = Place.inFile(file).withRow(line);
        return feature.isEmpty() ? place : place.withFeature(feature);
    }

    boolean isRefused() {
        return faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.REFUSED);
    }

    /** {@return all, by line} */
    List<Fault> all() {
        return faults.stream()
                .sorted(Comparator.comparingLong(fault -> fault.place().row()))
                .toList();
    }

    void throwIfRefused() {
        if (isRefused()) throw new FaultException(all());
    }
}

package org.songhua.engine.formula;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * What can be wrong with a formula: FORM-001 it cannot be read, 002 unknown class, 003 unknown attribute, 004 unknown
 * parameter, 005 unknown indicator, 006 unknown name, 007 a part has the wrong kind, 008 units do not go together, 009 unknown
 * unit, 010 formulas refer to each other in a circle, 011 a value that the attribute cannot have, 012 too long or too deep.
 */
final class FormulaFaults {
    private FormulaFaults() {}

    static Fault at(String code, int at, String problem, String remedy) {
        return Fault.refused(code, Place.NOWHERE.withFeature("character " + (at + 1)), problem, remedy);
    }
}

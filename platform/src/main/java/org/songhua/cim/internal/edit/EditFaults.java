package org.songhua.cim.internal.edit;

import java.util.List;
import org.songhua.cim.EditRequest;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Faults of edits, one method for each code. Places are JSON pointers into the request. */
final class EditFaults {
    private EditFaults() {}

    static Fault howMany(int changes) {
        return refused(
                "CIM-030",
                "/changes",
                "The edit has %d changes.".formatted(changes),
                "Give 1 to %d.".formatted(EditRequest.MOST_CHANGES));
    }

    static Fault longReason(int length) {
        return refused(
                "CIM-031",
                "/reason",
                "The reason has %d characters or a NUL among them.".formatted(length),
                "Give at most %d.".formatted(EditRequest.LONGEST_REASON));
    }

    static Fault noSince() {
        return refused(
                "CIM-032",
                "/since",
                "A change of the world says since when.",
                "Give the day, or correct the record instead (kind correction).");
    }

    static Fault future(String since) {
        return refused(
                "CIM-033",
                "/since",
                since + " lies in the future.",
                "Give a day that has come; what is planned is not yet so.");
    }

    static Fault twice(String pointer) {
        return refused("CIM-034", pointer, "The edit changes this object twice.", "Change each object once.");
    }

    static Fault before(String pointer, String since, String begin) {
        return refused(
                "CIM-035",
                pointer,
                "Since %s the object is not yet as it is, but since %s.".formatted(since, begin),
                "Give a later day, or correct the record instead (kind correction).");
    }

    static Fault wrongKind(String pointer, String what, String kind) {
        return refused("CIM-036", pointer, what + " is no " + kind + ".", "Use the other kind of edit.");
    }

    static Fault noSuchClass(String pointer, String code) {
        return refused(
                "CIM-037", pointer + "/classCode", "There is no class '" + code + "'.", "Take one of /api/catalogue.");
    }

    static Fault noSuchDataset(String pointer, String code) {
        return refused(
                "CIM-038", pointer + "/dataset", "There is no data set '" + code + "'.", "Take one of /api/datasets.");
    }

    static Fault noGeometry(String pointer) {
        return refused("CIM-039", pointer + "/geometry", "A new object needs a geometry.", "Give one.");
    }

    static Fault wrongGeometry(String pointer, String wanted) {
        return refused(
                "CIM-040",
                pointer + "/geometry",
                "The geometry is not of the kind that the class has.",
                "Give one of kind " + wanted + ".");
    }

    static Fault fewParts(String pointer, int least, int most) {
        return refused(
                "CIM-041",
                pointer,
                "A split makes, and a merge takes, several objects.",
                "Give %d to %d.".formatted(least, most));
    }

    static Fault mixedClasses(String pointer) {
        return refused("CIM-042", pointer, "The objects are of different classes.", "Merge objects of one class.");
    }

    static Fault farSnap() {
        return refused(
                "CIM-043",
                "/snapMetres",
                "Vertices cannot be laid that far.",
                "Give 0 to %s metres.".formatted(EditRequest.FARTHEST_SNAP_M));
    }

    static Fault notKnown(long number) {
        return refused("CIM-050", "", "There is no edit %d.".formatted(number), "Take one of the history.");
    }

    static Fault undone(long number) {
        return refused(
                "CIM-051",
                "",
                "Edit %d is taken back already, or takes another back.".formatted(number),
                "Make the edit again.");
    }

    static Fault builtOn(long number, List<String> names) {
        return refused(
                "CIM-052",
                "",
                "Others have changed what edit %d made: %s.".formatted(number, String.join(", ", names)),
                "Take back the later edits first, or correct the objects one by one.");
    }

    static Fault outOfReach(long number) {
        return refused(
                "CIM-053",
                "",
                "Edit %d touches objects that you may not change.".formatted(number),
                "Ask somebody who may.");
    }

    static Fault decided(long number) {
        return refused("CIM-054", "", "Proposal %d is decided already.".formatted(number), "Read it again.");
    }

    static Fault overlap(String pointer, String other, double area_m2) {
        return remark(
                "CIM-060",
                pointer + "/geometry",
                "It overlaps %s by %.1f m².".formatted(other, area_m2),
                "Correct the border, or lay its vertices onto the neighbour.");
    }

    static Fault dangling(String pointer, String other, double gap_m) {
        return remark(
                "CIM-061",
                pointer + "/geometry",
                "It ends %.2f m from %s without meeting it.".formatted(gap_m, other),
                "Lay its ends onto the neighbour if they are connected.");
    }

    static Fault samePlace(String pointer, String other) {
        return remark(
                "CIM-062",
                pointer + "/geometry",
                other + " of the same class stands at this place.",
                "Make sure that they are two.");
    }

    static Fault uncovered(String pointer, double area_m2) {
        return remark(
                "CIM-063",
                pointer,
                "The parts and the whole differ by %.1f m².".formatted(area_m2),
                "Make sure that nothing is left over or counted twice.");
    }

    private static Fault refused(String code, String field, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }

    private static Fault remark(String code, String field, String problem, String remedy) {
        return Fault.remark(code, Place.atField(field), problem, remedy);
    }
}

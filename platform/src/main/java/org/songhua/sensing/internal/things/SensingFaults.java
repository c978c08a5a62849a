package org.songhua.sensing.internal.things;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** What can be wrong with queries and documents about entities. */
final class SensingFaults {
    private SensingFaults() {}

    static FaultException noSuchPath(String path, String type) {
        return new FaultException(Fault.refused(
                "STA-001",
                Place.atField(path),
                "A %s has no %s.".formatted(type, path),
                "The names are those of SensorThings 1.1, with capitals as there."));
    }

    static FaultException unsupported(String expression, String why) {
        return new FaultException(Fault.refused(
                "STA-002",
                Place.atField(expression),
                "“%s” cannot be evaluated: %s.".formatted(expression, why),
                "Split the condition, or ask in two requests."));
    }

    static Fault missing(String pointer) {
        return Fault.refused("STA-010", Place.atField(pointer), "A value is missing.", "Add it; it is mandatory.");
    }

    static Fault wrongKind(String pointer, String expected) {
        return Fault.refused(
                "STA-011", Place.atField(pointer), "This is not " + expected + ".", "Give " + expected + ".");
    }

    static Fault unknown(String pointer, String type) {
        return Fault.refused(
                "STA-012",
                Place.atField(pointer),
                "A %s has no such property or relation.".formatted(type),
                "Put what is your own into properties.");
    }

    static Fault noSuchEntity(String pointer, String type, long id) {
        return Fault.refused(
                "STA-013", Place.atField(pointer), "There is no %s %d.".formatted(type, id), "Link one that is there.");
    }

    static Fault noPlace(String pointer) {
        return Fault.refused(
                "STA-014",
                Place.atField(pointer),
                "The reading names no FeatureOfInterest, and its thing has no Location to make one of.",
                "Give the thing a Location first, or name a FeatureOfInterest.");
    }

    static Fault inline(String pointer) {
        return Fault.refused(
                "STA-016",
                Place.atField(pointer),
                "A change cannot describe another entity in place.",
                "Link it by its @iot.id, and change it at its own address.");
    }

    static Fault badResult(String pointer, String problem) {
        return Fault.refused(
                "STA-015", Place.atField(pointer), problem, "Give as many values as there are observed properties.");
    }

    static Fault twoParents(String pointer, long given, long id) {
        return Fault.refused(
                "STA-017",
                Place.atField(pointer),
                "The address says %d, the document %d.".formatted(given, id),
                "Leave it out of the document, or send it to the other address.");
    }

    static Fault onlyFromTheOtherSide(String pointer) {
        return Fault.refused(
                "STA-018",
                Place.atField(pointer),
                "A MultiDatastream that is there cannot be given another observed property from here: its place among the values would be open.",
                "Change the ObservedProperties of the MultiDatastream, all of them in their order.");
    }

    static Fault hasReadings() {
        return Fault.refused(
                "STA-019",
                Place.atField("ObservedProperties"),
                "Each reading of the MultiDatastream has a value for each of its observed properties; some would be left without.",
                "Make another MultiDatastream for the readings to come, or delete the readings first.");
    }
}

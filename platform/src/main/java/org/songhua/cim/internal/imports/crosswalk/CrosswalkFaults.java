package org.songhua.cim.internal.imports.crosswalk;

import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** What an import says of codes of an older series. None is a reason to refuse the object: the code stays among its tags. */
final class CrosswalkFaults {
    private CrosswalkFaults() {}

    static Fault unknown(Place place, String told, String old, String crosswalk) {
        return Fault.remark(
                "IMP-021",
                place,
                "The code %s is of the old series, but its part %s is not in the table %s."
                        .formatted(told, old, crosswalk),
                "Correct it at the source; if the city gave out the type itself, add it to crosswalks.yml of the city's pack.");
    }

    static Fault gone(Place place, String told, String old) {
        return Fault.remark(
                "IMP-022",
                place,
                "The code %s is of the old series, whose type %s the present one has no more.".formatted(told, old),
                "Choose a type of the present series for it and give it a new code.");
    }

    static Fault ambiguous(Place place, String told, String old, List<String> words) {
        return Fault.remark(
                "IMP-023",
                place,
                "The code %s is of the old series, and its type %s may have become %s."
                        .formatted(told, old, String.join(" or ", words)),
                "Look at the object and write the one that it is into the source.");
    }

    static Fault contradicts(Place place, String told, String word, String attribute, String beside) {
        return Fault.remark(
                "IMP-024",
                place,
                "By its code %s the %s is %s, but the file says %s.".formatted(told, attribute, word, beside),
                "Look at the object and correct the one that is wrong.");
    }
}

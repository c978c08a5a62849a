package org.songhua.redline;

import java.util.List;
import org.songhua.pack.Text;

/**
 * A red line as its pack declares it. What it watches crosses it when its condition applies, and it comes too near to an object of
 * the classes named, or breaks what is allowed; when both are declared, when both are so.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param basis law or document it rests on
 * @param clauses numbers of the plan's clauses it serves
 * @param subjects what it watches
 * @param when condition over the fields of what it watches; empty for always
 * @param allowed condition over these fields that keeps the line; empty for a line of places alone
 * @param classes classes of the objects that it protects; none for a line of conditions alone
 * @param objectWhen condition over the attributes of these objects; empty for all of them
 * @param within_m distance in metres up to which it is crossed; 0 when only touching or overlapping does
 * @param approval which approval is needed, in words
 * @param document field or attribute with the number of the approving document
 * @param permission code of the permission that recording such a document needs
 */
public record RedLine(
        String code,
        String pack,
        Text title,
        String basis,
        List<String> clauses,
        List<Subject> subjects,
        String when,
        String allowed,
        List<String> classes,
        String objectWhen,
        double within_m,
        Text approval,
        String document,
        String permission) {

    /**
     * What is watched.
     *
     * @param register code of a register; empty for a class
     * @param classCode class of city objects; empty for a register
     * @param at actions of the register at which it is looked at; none for every step
     * @param geometry field with the extent as GeoJSON; empty for the place of the record or of its object
     */
    public record Subject(String register, String classCode, List<String> at, String geometry) {
        public Subject {
            at = List.copyOf(at);
        }
    }

    public RedLine {
        clauses = List.copyOf(clauses);
        subjects = List.copyOf(subjects);
        classes = List.copyOf(classes);
    }

    /** {@return whether it protects objects on the map} */
    public boolean isSpatial() {
        return !classes.isEmpty();
    }
}

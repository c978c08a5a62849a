package org.songhua.engine.fault;

import java.util.Objects;

/**
 * One mistake in data or in a request, told so that whoever sent it can mend it at its source.
 *
 * @param code stable code such as {@code GEOM-003}; never reused for another meaning
 * @param severity whether the item was refused, or taken with a remark
 * @param place where it lies
 * @param problem what is wrong, in one sentence, with the offending value
 * @param remedy what to do about it, in one sentence
 */
public record Fault(String code, Severity severity, Place place, String problem, String remedy) {

    /** What a fault did to the item it was found in. */
    public enum Severity {
        /** The item was not taken. */
        REFUSED,
        /** The item was taken; somebody should look at it. */
        REMARK
    }

    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A fault because of which the item was not taken. */
    public static Fault refused(String code, Place place, String problem, String remedy) {
        return new Fault(code, Severity.REFUSED, place, problem, remedy);
    }

    /** A fault despite which the item was taken. */
    public static Fault remark(String code, Place place, String problem, String remedy) {
        return new Fault(code, Severity.REMARK, place, problem, remedy);
    }

    public Fault at(Place newPlace) {
        return new Fault(code, severity, newPlace, problem, remedy);
    }

    /** {@return the fault as one line: place, code, problem, remedy} */
    public String line() {
        var where = new StringBuilder();
        if (place.file() != null) where.append(place.file());
        if (place.row() > 0) where.append(':').append(place.row());
        if (place.feature() != null) where.append(' ').append(place.feature());
        if (place.field() != null) where.append(' ').append(place.field());
        return where + " " + code + " " + problem + " " + remedy;
    }
}

package org.songhua.cim.internal.imports.hostile;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One hostile input and what must come of it.
 *
 * @param name what is hostile about it
 * @param bytes the file
 * @param crs system asked for, or null
 * @param outcome what must come of it
 * @param code a fault code that must be among those reported; empty for any or none
 */
record Case(String name, byte[] bytes, @Nullable String crs, Outcome outcome, String code) {

    /** What an import may end with. */
    enum Outcome {
        /** Nothing is stored, a fault tells why. */
        FAILS,
        /** The file is read; the feature at fault is refused, all others are stored. */
        REFUSES,
        /** Everything is stored, with a remark. */
        REMARKS,
        /** Everything is stored as it is. */
        STORES,
        /** Either, as long as it is clear. */
        ANY
    }

    static Case of(String name, String text, Outcome outcome, String code) {
        return of(name, text.getBytes(StandardCharsets.UTF_8), outcome, code);
    }

    static Case of(String name, byte[] bytes, Outcome outcome, String code) {
        return new Case(name, bytes, null, outcome, code);
    }

    Case in(String system) {
        return new Case(name, bytes, system, outcome, code);
    }

    @Override
    public String toString() {
        return name;
    }
}

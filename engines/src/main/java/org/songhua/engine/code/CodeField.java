package org.songhua.engine.code;

/**
 * A run of digits within a code.
 *
 * @param name what it says, such as {@code division}
 * @param width number of digits, 1 to 18
 * @param leastValue 0, or 1 where the number 0 is not given out
 */
public record CodeField(String name, int width, int leastValue) {
    public CodeField {
        if (width < 1 || width > 18) throw new IllegalArgumentException("A field has 1 to 18 digits, not " + width);
    }

    /** A field that may hold any number. */
    public static CodeField of(String name, int width) {
        return new CodeField(name, width, 0);
    }

    /** A field whose numbers begin at 1. */
    public static CodeField fromOne(String name, int width) {
        return new CodeField(name, width, 1);
    }
}

package org.songhua.sensing.internal.store;

/** Numbers that may be absent, without an object: 0 is nothing, what is not negative is one more than its value. */
final class Codes {
    /** Nothing. */
    static final long NONE = 0;

    private Codes() {}

    static long code(long value) {
        return value >= 0 ? value + 1 : value;
    }

    /** {@return the value; the code must not be 0} */
    static long value(long code) {
        return code > 0 ? code - 1 : code;
    }
}

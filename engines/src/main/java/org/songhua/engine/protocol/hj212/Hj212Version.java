package org.songhua.engine.protocol.hj212;

import org.jspecify.annotations.Nullable;

/** Editions of the standard, told by the upper six bits of the flag. */
public enum Hj212Version {
    /** HJ/T 212-2005; also when there is no flag. */
    V2005(0),
    /** HJ 212-2017. */
    V2017(1),
    /** HJ 212-2025, in force since 2026-01-01. What is said of it here rests on descriptions by implementers. */
    V2025(2);

    private final int bits;

    Hj212Version(int bits) {
        this.bits = bits;
    }

    /** {@return the flag with this version and nothing else} */
    public int flag() {
        return bits << 2;
    }

    /** {@return the edition that a flag tells; editions to come are read like the newest} */
    static Hj212Version of(@Nullable Integer flag) {
        int bits = flag == null ? 0 : flag >> 2;
        return bits == 0 ? V2005 : bits == 1 ? V2017 : V2025;
    }
}

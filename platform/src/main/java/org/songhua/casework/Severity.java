package org.songhua.casework;

import java.util.Arrays;
import java.util.Optional;

/** How much a case presses: 一般, 较急, 紧急, 特急. */
public enum Severity {
    NORMAL,
    PRESSING,
    URGENT,
    EXTREME;

    /** {@return the name in packs, events and interfaces} */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** {@return the severity of that name} */
    public static Optional<Severity> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}

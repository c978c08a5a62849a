package org.songhua.cim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may learn that a data set exists. It opens no object: what somebody sees of the objects is decided by permission
 * and scope alone.
 */
public enum ShareLevel {
    /** Announced to everybody, without an account. */
    OPEN,
    /** Announced to whoever may see city objects. */
    SHARED,
    /** As {@link #SHARED}; who wants to use it asks its owner first. */
    CONDITIONAL,
    /** Announced only to those whose scope is not restricted. */
    CLOSED;

    /** {@return the name in APIs and in the database} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the level of that code} */
    public static Optional<ShareLevel> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}

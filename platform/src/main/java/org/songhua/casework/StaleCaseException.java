package org.songhua.casework;

import java.util.UUID;

/** Somebody else changed the case since it was read. */
public final class StaleCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int current;

    public StaleCaseException(UUID id, int expected, int current) {
        super("Case %s is at event %d, it was read at %d.".formatted(id, current, expected));
        this.current = current;
    }

    /** {@return number of its last event} */
    public int current() {
        return current;
    }
}

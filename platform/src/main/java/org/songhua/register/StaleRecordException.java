package org.songhua.register;

/** Somebody else changed the record meanwhile. */
public final class StaleRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long current;

    public StaleRecordException(long current) {
        super("The record was changed meanwhile; its revision is " + current + " now.");
        this.current = current;
    }

    /** {@return the revision that stands now} */
    public long current() {
        return current;
    }
}

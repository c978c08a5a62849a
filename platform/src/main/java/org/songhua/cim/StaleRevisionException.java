package org.songhua.cim;

/** Somebody else changed the object since the editor read it. */
public final class StaleRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int currentRevision;

    public StaleRevisionException(ObjectId id, int expected, int current) {
        super("Object %s is at revision %d, the edit was made on revision %d.".formatted(id, current, expected));
        this.currentRevision = current;
    }

    /** {@return the revision in force} */
    public int currentRevision() {
        return currentRevision;
    }
}

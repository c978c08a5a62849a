package org.songhua.cim;

import java.util.List;

/** Somebody else changed objects since the editor read them. */
public final class StaleRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    /**
     * An object that is not as the editor saw it.
     *
     * @param id which
     * @param expected revision that the edit was made on
     * @param current revision in force; 0 when the object is no more
     */
    public record Conflict(ObjectId id, int expected, int current) {}

    public StaleRevisionException(ObjectId id, int expected, int current) {
        this(List.of(new Conflict(id, expected, current)));
    }

    public StaleRevisionException(List<Conflict> conflicts) {
        super(message(conflicts.getFirst()));
        this.conflicts = List.copyOf(conflicts);
    }

    private static String message(Conflict first) {
        return first.current() == 0
                ? "Object %s is no more; the edit was made on revision %d.".formatted(first.id(), first.expected())
                : "Object %s is at revision %d, the edit was made on revision %d."
                        .formatted(first.id(), first.current(), first.expected());
    }

    /** {@return all objects that have changed, at least one} */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** {@return the revision in force of the first} */
    public int currentRevision() {
        return conflicts.getFirst().current();
    }
}

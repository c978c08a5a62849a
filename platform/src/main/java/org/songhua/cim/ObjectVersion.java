package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object in the record.
 *
 * @param object as it was
 * @param recordedTo when the platform ceased to say so; null while it does
 * @param endedBy who recorded what came after: a user, or {@code import:<number>}; null when nothing did
 * @param edit what made it; null for what was there before edits were counted
 * @param part 0 for what was in force; 1 for a state of the world before, told by the same revision
 * @param ending how the object went with this version; null when it did not
 */
public record ObjectVersion(
        CityObject object,
        @Nullable Instant recordedTo,
        @Nullable String endedBy,
        @Nullable Edit edit,
        int part,
        @Nullable Ending ending) {

    /** How an object goes. */
    public enum Ending {
        /** It is no more in the world, and its past stays in the record. */
        RETIRED,
        /** It should never have been in the record. */
        DELETED
    }

    /** {@return whether it is what the platform shows now} */
    public boolean isCurrent() {
        return recordedTo == null && part == 0;
    }
}

package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Works as people see them.
 *
 * @param state at the time that was asked for
 * @param thingName name of its thing, if one is given and measures anything
 * @param objectName name of its object, if one is given and has a name
 * @param keptBack how many warnings they kept out of the queue, of those that the caller may see
 * @param endedAt when somebody ended them before their time
 */
public record MaintenanceWindow(
        Maintenance plan,
        State state,
        @Nullable String thingName,
        @Nullable String objectName,
        long keptBack,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /** Where works stand. */
    public enum State {
        COMING,
        ON,
        OVER,
        /** Ended before they began. */
        CALLED_OFF
    }
}

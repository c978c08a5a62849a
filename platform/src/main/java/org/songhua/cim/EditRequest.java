package org.songhua.cim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edit that somebody asks for: all of it is done, or nothing.
 *
 * @param kind {@link Edit.Kind#CORRECTION} or {@link Edit.Kind#CHANGE}
 * @param since of a change, since when it is so in the world, not in the future; of a correction that adds objects, since when
 *     they stand, or null
 * @param reason in the words of who asks, at most 500 characters, or null
 * @param changes 1 to 1000, each object in one of them
 * @param snap_m new vertices nearer than this to another object of the class, in metres, are laid onto it; 0 to 10, 0 for none
 */
public record EditRequest(
        Edit.Kind kind, @Nullable Instant since, @Nullable String reason, List<ObjectChange> changes, double snap_m) {
    /** Most changes of one edit. */
    public static final int MOST_CHANGES = 1000;
    /** Longest reason. */
    public static final int LONGEST_REASON = 500;
    /** Farthest that snapping moves a vertex. */
    public static final double FARTHEST_SNAP_M = 10;

    public EditRequest {
        changes = List.copyOf(changes);
    }

    /** {@return a correction without reason or snapping} */
    public static EditRequest correction(ObjectChange... changes) {
        return new EditRequest(Edit.Kind.CORRECTION, null, null, List.of(changes), 0);
    }

    /** {@return a change of the world without reason or snapping} */
    public static EditRequest change(Instant since, ObjectChange... changes) {
        return new EditRequest(Edit.Kind.CHANGE, since, null, List.of(changes), 0);
    }
}

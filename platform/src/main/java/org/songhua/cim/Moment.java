package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment on the two axes of history. Both may be left open, and then mean now: as the platform shows it today.
 *
 * <p>With {@code recordedAt} alone, what the platform showed at that time. With {@code validAt}, how the world was then, as the
 * record tells it (now, or at {@code recordedAt}); what has ended in the world since is found again.
 *
 * @param recordedAt what the record said at this time; null for what it says now
 * @param validAt a time in the world; null for the present one
 * @param validUntil end of a period in the world that begins at validAt, of each object the last state that meets it; null for
 *     the time alone
 */
public record Moment(
        @Nullable Instant recordedAt,
        @Nullable Instant validAt,
        @Nullable Instant validUntil) {
    /** What the record says now of the world as it is. */
    public static final Moment NOW = new Moment(null, null, null);

    public Moment {
        if (validUntil != null && validAt == null) throw new IllegalArgumentException("A period needs its beginning.");
    }

    /** {@return what the platform showed at a time} */
    public static Moment asOf(@Nullable Instant recordedAt) {
        return recordedAt == null ? NOW : new Moment(recordedAt, null, null);
    }

    /** {@return a time in the record, and one in the world} */
    public static Moment of(@Nullable Instant recordedAt, @Nullable Instant validAt) {
        return new Moment(recordedAt, validAt, null);
    }

    /** {@return whether the current rows are all that is needed} */
    public boolean isNow() {
        return recordedAt == null && validAt == null;
    }
}

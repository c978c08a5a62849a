package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;

/**
 * Which warnings. Every part that is null restricts nothing.
 *
 * @param queue those that need somebody now: open, not following another, neither shelved nor under maintenance; the gravest and longest waiting first
 * @param leader the followers of this one
 * @param before with a number below this one, for the next page
 * @param limit no more than this many
 */
public record WarningFilter(
        boolean queue,
        @Nullable Stage stage,
        @Nullable Level level,
        @Nullable String pack,
        @Nullable String rule,
        @Nullable String cityObject,
        @Nullable Long leader,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before,
        int limit) {
    /** All that need somebody now. */
    public static final WarningFilter QUEUE =
            new WarningFilter(true, null, null, null, null, null, null, null, null, null, 200);

    /** All there are, the newest first. */
    public static WarningFilter all(int limit) {
        return new WarningFilter(false, null, null, null, null, null, null, null, null, null, limit);
    }
}

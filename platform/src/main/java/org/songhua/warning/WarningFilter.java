package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;

/**
 * Which warnings. Every part that is null restricts nothing.
 *
 * @param queue those that need somebody now: open, not following another, neither shelved nor under maintenance; the gravest and longest waiting first
 * @param level its own; in the queue that of its group, by which the queue is counted
 * @param leader the followers of this one
 * @param before with a number below this one, for the next page
 * @param limit no more than this many
 * @param counted what the number counts that the list stands for
 * @param maintenance those that works of this number kept out of the queue
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
        int limit,
        @Nullable Counted counted,
        @Nullable Long maintenance) {
    /** What a number of warnings may count beyond its other conditions. */
    public enum Counted {
        /** A step of it was late. */
        LATE,
        /** People have said whether it is real. */
        JUDGED,
        /** People have said that it was none. */
        FALSE_ALARMS,
        /** It came back after it was over. */
        FLAPPING
    }

    /** Warnings whatever they are counted for. */
    public WarningFilter(
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
        this(queue, stage, level, pack, rule, cityObject, leader, from, until, before, limit, null, null);
    }

    /** All that need somebody now. */
    public static final WarningFilter QUEUE =
            new WarningFilter(true, null, null, null, null, null, null, null, null, null, 200);

    /** All there are, the newest first. */
    public static WarningFilter all(int limit) {
        return new WarningFilter(false, null, null, null, null, null, null, null, null, null, limit);
    }
}

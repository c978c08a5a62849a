package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;

/**
 * What somebody wants done.
 *
 * @param level for issue and escalate
 * @param until for shelve
 * @param note why; needed for some
 * @param revision the one they saw; null to do it whatever happened since
 */
public record WarningCommand(
        Action action,
        @Nullable Level level,
        @Nullable Instant until,
        @Nullable String note,
        @Nullable Integer revision) {}

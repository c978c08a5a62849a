package org.songhua.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a warning was at a stage.
 *
 * @param until when it left it; null while it is there
 * @param by who moved it on: a user name, {@code rule}, or null
 * @param limit how long it may be there; null when no time runs
 * @param isLate whether it was, or is, there for longer
 */
public record StageTime(
        Stage stage,
        Instant from,
        @Nullable Instant until,
        @Nullable String by,
        @Nullable Duration limit,
        boolean isLate) {}

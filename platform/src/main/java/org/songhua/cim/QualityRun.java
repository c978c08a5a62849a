package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of all checks.
 *
 * @param id rises from run to run
 * @param startedBy user name of who asked for it
 * @param startedAt when it began
 * @param finishedAt when it ended; null while it runs, and for ever when the program ended first
 */
public record QualityRun(
        long id,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt) {}

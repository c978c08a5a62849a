package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;

/**
 * Something that happened to a warning.
 *
 * @param kind name of the {@link Action}, or RAISED, ESCALATED, LOWERED, ENDED, RELAPSED, LATE, RELEASED by the platform
 * @param by user name, or {@code rule}, or {@code clock}
 * @param reasonsJson what was compared, for what a rule did
 */
public record WarningStep(
        long id,
        String kind,
        Instant at,
        String by,
        @Nullable Level level,
        @Nullable String note,
        @Nullable String reasonsJson) {}

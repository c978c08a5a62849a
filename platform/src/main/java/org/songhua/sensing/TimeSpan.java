package org.songhua.sensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a datastream has readings.
 *
 * @param phenomenonFrom earliest begin of a phenomenon time
 * @param phenomenonUntil latest end of one
 * @param resultFrom earliest result time; null when none is known
 * @param resultUntil latest one
 */
public record TimeSpan(
        Instant phenomenonFrom,
        Instant phenomenonUntil,
        @Nullable Instant resultFrom,
        @Nullable Instant resultUntil) {}

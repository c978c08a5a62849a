package org.songhua.sensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reading as it is kept; the parts as in {@link NewObservation}.
 *
 * @param id identity for life, also through corrections
 * @param quality flags of what looked wrong with it; 0 for nothing
 */
public record Observation(
        long id,
        long datastream,
        Instant phenomenonStart,
        @Nullable Instant phenomenonEnd,
        @Nullable Instant resultTime,
        Result result,
        @Nullable String extrasJson,
        @Nullable Long feature,
        byte quality) {}

package org.songhua.sensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reading on its way in. Readings of a datastream with the same phenomenon time (start and end) are the same reading.
 *
 * @param datastream number of the datastream, simple or with several properties
 * @param phenomenonStart when, or from when, it holds; microseconds count, less is cut off
 * @param phenomenonEnd until when it holds; null for a moment
 * @param resultTime when the result came to be; null when unknown
 * @param result what was read
 * @param extrasJson JSON object with any of {@code resultQuality}, {@code validTime} and {@code parameters}
 * @param feature number of the feature of interest
 * @param doubts flags of what the sender itself, or whoever took its word, doubts; 0 for nothing
 */
public record NewObservation(
        long datastream,
        Instant phenomenonStart,
        @Nullable Instant phenomenonEnd,
        @Nullable Instant resultTime,
        Result result,
        @Nullable String extrasJson,
        @Nullable Long feature,
        int doubts) {

    /** A reading that its sender does not doubt. */
    public NewObservation(
            long datastream,
            Instant phenomenonStart,
            @Nullable Instant phenomenonEnd,
            @Nullable Instant resultTime,
            Result result,
            @Nullable String extrasJson,
            @Nullable Long feature) {
        this(datastream, phenomenonStart, phenomenonEnd, resultTime, result, extrasJson, feature, 0);
    }
}

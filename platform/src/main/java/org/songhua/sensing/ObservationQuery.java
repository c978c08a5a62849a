package org.songhua.sensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which readings, in the order of (phenomenon start, id), or the reverse. Every part that is null restricts nothing.
 *
 * @param datastreams of these; not to be changed
 * @param from phenomenon start at or after
 * @param until phenomenon start before
 * @param min numeric result at or above; readings that are no number fall out
 * @param max numeric result at or below
 * @param feature of this feature of interest
 * @param newestFirst reverse order
 * @param after goes on behind this position of the order
 * @param limit no more than this many
 * @param guess about how many will be taken before the sink has had enough; 0 for all. It changes the way only, not what is found
 */
@SuppressWarnings("ArrayRecordComponent") // a million numbers need no objects
public record ObservationQuery(
        long @Nullable [] datastreams,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Long feature,
        boolean newestFirst,
        @Nullable Position after,
        long limit,
        int guess) {
    /** Everything, oldest first. */
    public static final ObservationQuery ALL =
            new ObservationQuery(null, null, null, null, null, null, false, null, Long.MAX_VALUE, 0);

    /** A place in the order. */
    public record Position(Instant phenomenonStart, long id) {}

    public ObservationQuery withDatastreams(long... numbers) {
        return new ObservationQuery(numbers, from, until, min, max, feature, newestFirst, after, limit, guess);
    }

    public ObservationQuery within(@Nullable Instant newFrom, @Nullable Instant newUntil) {
        return new ObservationQuery(
                datastreams, newFrom, newUntil, min, max, feature, newestFirst, after, limit, guess);
    }

    public ObservationQuery between(@Nullable Double newMin, @Nullable Double newMax) {
        return new ObservationQuery(
                datastreams, from, until, newMin, newMax, feature, newestFirst, after, limit, guess);
    }

    public ObservationQuery ofFeature(@Nullable Long newFeature) {
        return new ObservationQuery(datastreams, from, until, min, max, newFeature, newestFirst, after, limit, guess);
    }

    public ObservationQuery newestFirst(boolean reverse) {
        return new ObservationQuery(datastreams, from, until, min, max, feature, reverse, after, limit, guess);
    }

    public ObservationQuery after(@Nullable Position position) {
        return new ObservationQuery(datastreams, from, until, min, max, feature, newestFirst, position, limit, guess);
    }

    public ObservationQuery withLimit(long newLimit) {
        return new ObservationQuery(datastreams, from, until, min, max, feature, newestFirst, after, newLimit, guess);
    }

    public ObservationQuery guessing(int newGuess) {
        return new ObservationQuery(datastreams, from, until, min, max, feature, newestFirst, after, limit, newGuess);
    }
}

package org.songhua.sensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a datastream stands now.
 *
 * @param network field it observes: what its thing says, else the pack of its observed property; empty when neither says
 * @param observed name of its observed property
 * @param kind code of that in a pack; empty when it is of none
 * @param symbol of its unit
 * @param lon degrees east of its thing's place; null without one
 * @param time of its latest reading; null without readings
 * @param value of that reading; null when it is no number
 * @param quality flags of what looks wrong with that reading; 0 for nothing
 * @param interval_s usual seconds between readings; 0 when nobody says
 * @param state what follows from these
 */
public record StreamStatus(
        long datastream,
        String name,
        long thing,
        String thingName,
        String network,
        String observed,
        String kind,
        String symbol,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable Instant time,
        @Nullable Double value,
        int quality,
        int interval_s,
        State state) {

    /** Whether a datastream can be relied on now. */
    public enum State {
        /** Its latest reading is recent and not doubted. */
        GOOD,
        /** Its latest reading is recent, and doubted. */
        DOUBTFUL,
        /** It has said nothing for longer than it should. */
        SILENT,
        /** It never said anything. */
        NEVER
    }
}

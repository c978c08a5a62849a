package org.songhua.warning.internal.live;

import org.songhua.sensing.Observation;
import org.songhua.warning.internal.rules.Micros;

/**
 * Until when silence is known. While readings wait to be judged, that is the newest time of those judged so far, as it was when they came in: by
 * the clock on the wall, whoever has a reading among those that wait would be silent. Belongs to the thread that judges.
 */
final class EventClock {
    private long newest_us = Long.MIN_VALUE;
    private boolean isBehind = true;

    /** Notes a reading that is judged. A doubtful one may come from a clock that is wrong. */
    void take(Observation reading) {
        if (reading.quality() != 0) return;
        newest_us = Math.max(newest_us, Micros.of(reading.phenomenonStart()));
    }

    /** Notes whether more readings wait than were read. */
    void behind(boolean isMore) {
        isBehind = isMore;
    }

    /** {@return the time up to which nothing that was not heard will be, by the clock on the wall; {@link Long#MIN_VALUE} when none is known} */
    long known_us(long now_us) {
        return isBehind ? Math.min(newest_us, now_us) : now_us;
    }
}

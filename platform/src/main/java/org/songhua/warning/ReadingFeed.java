package org.songhua.warning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readings of the city for a judge that runs elsewhere, in the order in which they became durable; none is left out. */
public interface ReadingFeed {

    /**
     * {@return what comes after a place, which the caller has kept safe up to there; after the place that was kept safe last when none is given}
     *
     * @throws org.songhua.engine.fault.FaultException RULE-017 when this program judges all readings itself
     */
    Portion next(@Nullable Long after);

    /**
     * Some readings.
     *
     * @param place the place behind them
     * @param clock_us the receiver's clock, microseconds since 1970: when there is no more, nothing that came before it is missing
     * @param isMore whether more may be had at once
     * @param messages as in the topic of readings: big-endian, a byte 1, the thing (8), then for each reading datastream (8), time in microseconds since 1970 (8),
     *     IEEE 754 value in the unit of the datastream (8), quality bits (1), time of receipt (8)
     */
    record Portion(long place, long clock_us, boolean isMore, List<byte[]> messages) {}
}

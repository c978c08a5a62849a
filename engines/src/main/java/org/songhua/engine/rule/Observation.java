package org.songhua.engine.rule;

/** What comes in, in any order. */
public sealed interface Observation {

    /**
     * A reading.
     *
     * @param input which of the rules' inputs it belongs to
     * @param time_us when it holds, in microseconds since 1970
     * @param value in the unit of the input
     * @param quality bits of {@link org.songhua.engine.quality.QualityFlag}
     * @param received_us when it came by the receiver's clock; in a replay its own time
     */
    record Reading(int input, long time_us, double value, int quality, long received_us) implements Observation {}

    /**
     * Time went by. Only what is due by itself is judged: silence, and readings that waited for late ones.
     *
     * @param time_us now, by the receiver's clock
     */
    record Tick(long time_us) implements Observation {}
}

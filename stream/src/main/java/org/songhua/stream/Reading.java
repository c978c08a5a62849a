package org.songhua.stream;

/**
 * A reading as it comes from the topic.
 *
 * @param thing number of the thing that its datastream belongs to; 0 when it only tells the receiver's clock
 * @param datastream number
 * @param time_us when it holds, in microseconds since 1970
 * @param value in the unit of the datastream
 * @param quality bits of {@link org.songhua.engine.quality.QualityFlag}
 * @param received_us when it came, by the receiver's clock
 */
public record Reading(long thing, long datastream, long time_us, double value, int quality, long received_us) {

    /** {@return nothing but the time that the receiver's clock shows} */
    static Reading clock(long now_us) {
        return new Reading(0, 0, now_us, 0, 0, now_us);
    }

    boolean isClock() {
        return thing == 0;
    }
}

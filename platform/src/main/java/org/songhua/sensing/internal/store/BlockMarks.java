package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;
import org.songhua.engine.series.Staircase;

/**
 * What tells the places of readings in a block without opening it, kept beside it.
 *
 * @param step_us between all neighbours in time; null when there are several steps, or it is none
 * @param records see {@link Staircase}
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
record BlockMarks(@Nullable Long step_us, byte[] records) {

    /** {@return the marks of a block of these readings} */
    static BlockMarks of(Readings readings) {
        long step_us = readings.step_us();
        long until_us = readings.time(readings.size() - 1);
        return new BlockMarks(
                step_us == 0 ? null : (Long) step_us, Staircase.of(readings).toBytes(readings.time(0), until_us));
    }
}

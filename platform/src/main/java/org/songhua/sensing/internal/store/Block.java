package org.songhua.sensing.internal.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.BlockHeader;
import org.songhua.engine.series.Readings;
import org.songhua.engine.series.SeriesBlock;

/**
 * A packed block as it stands in the database.
 *
 * @param idFrom least id in it
 * @param idUntil greatest id in it
 * @param body see {@link SeriesBlock}
 * @param sums null when they were not read, or are too great
 * @param marks null when they were not read
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
record Block(
        long datastream,
        long from_us,
        long until_us,
        long idFrom,
        long idUntil,
        byte[] body,
        @Nullable BlockSums sums,
        @Nullable BlockMarks marks) {

    /** A block without what stands beside it. */
    Block(long datastream, long from_us, long until_us, long idFrom, long idUntil, byte[] body) {
        this(datastream, from_us, until_us, idFrom, idUntil, body, null, null);
    }

    static Block of(long datastream, Readings readings) {
        long idFrom = Long.MAX_VALUE;
        long idUntil = Long.MIN_VALUE;
        for (int i = 0; i < readings.size(); i++) {
            idFrom = Math.min(idFrom, readings.side(0, i));
            idUntil = Math.max(idUntil, readings.side(0, i));
        }
        long until_us = readings.time(readings.size() - 1);
        return new Block(
                datastream,
                readings.time(0),
                until_us,
                idFrom,
                idUntil,
                SeriesBlock.encode(readings),
                BlockSums.of(readings),
                BlockMarks.of(readings));
    }

    static Readings columns(List<Reading> readings) {
        var columns = new Columns();
        readings.forEach(columns::put);
        return columns.view();
    }

    BlockSpan span() {
        return new BlockSpan(datastream, from_us, until_us);
    }

    Readings readings() {
        return SeriesBlock.decode(body);
    }

    long[] times() {
        return SeriesBlock.times(body);
    }

    BlockHeader header() {
        return SeriesBlock.header(body);
    }

    boolean covers(long time_us) {
        return from_us <= time_us && time_us <= until_us;
    }
}

package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.CellSums;
import org.songhua.engine.series.Readings;
import org.songhua.engine.series.RollUp;

/**
 * What the numbers of a block come to, kept beside it.
 *
 * @param total of all readings
 * @param cells by minutes, hours or days; null when there are few readings even in a day
 */
record BlockSums(RollUp total, @Nullable CellSums cells) {
    /** Sums that are greater may overflow when the database adds them up. */
    private static final double SUM_MAX = 1e290;

    /** {@return the sums of readings; null when they are too great to be added up} */
    static @Nullable BlockSums of(Readings readings) {
        RollUp total = CellSums.ofDays(readings).total();
        if (!(Math.abs(total.sum()) < SUM_MAX)) return null;
        return new BlockSums(total, CellSums.of(readings).orElse(null));
    }

    @Nullable
    Long length_us() {
        return cells == null ? null : (Long) cells.length_us();
    }

    byte @Nullable [] bytes() {
        return cells == null ? null : cells.toBytes();
    }
}

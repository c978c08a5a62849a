package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.series.Readings;

/** Cuts readings into blocks: at the ends of months, where other blocks lie between them, and after so many. */
final class BlockCut {
    /** Readings of a block that is written anew: a chart of a day, a page of a list; decoded in some 20 microseconds. */
    static final int SIZE = 1024;

    /** Up to this many stay together, so that one reading that comes late does not make a block of its own. */
    private static final int SIZE_MAX = 2 * SIZE;

    private BlockCut() {}

    /**
     * {@return the readings in blocks}
     *
     * @param others spans of blocks that lie between the readings, in order; no reading lies within one
     */
    static List<Block> cut(long datastream, Readings readings, List<long[]> others) {
        var blocks = new ArrayList<Block>();
        int start = 0;
        while (start < readings.size()) {
            int end = end(readings, start, others);
            blocks.add(Block.of(datastream, readings.slice(start, end)));
            start = end;
        }
        return blocks;
    }

    private static int end(Readings readings, int start, List<long[]> others) {
        long first_us = readings.time(start);
        int end = readings.from(limit(first_us, others));
        if (end - start <= SIZE_MAX) return end;
        end = start + SIZE;
        // Readings of the same time stay together: blocks must not touch.
        while (end < readings.size() && readings.time(end) == readings.time(end - 1)) end++;
        return end;
    }

    /** Begin of the next month or of the next other block, whichever is first. */
    private static long limit(long first_us, List<long[]> others) {
        var month = BlockMonth.of(first_us);
        long limit = month.hasPartition() ? month.until_us() : Long.MAX_VALUE;
        for (long[] other : others) if (other[0] > first_us) return Math.min(limit, other[0]);
        return limit;
    }
}

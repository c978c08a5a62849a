package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A long time in parts of whole months, the first one month long and each next one twice as long as that before: who searches them in turn, and mostly
 * finds enough in the first, asks for few partitions; who finds nothing asks for each partition once.
 */
final class MonthSpans {
    /** Months are counted from the year 0; all before the first one with a partition are one, and all behind the last. */
    private static final int BEFORE = 12 * BlockMonth.YEAR_FIRST - 1;

    private static final int BEHIND = 12 * (BlockMonth.YEAR_LAST + 1);

    private MonthSpans() {}

    /**
     * {@return parts that together cover the time, in the order of the search: begin and end, the end not in it}
     *
     * @param first_us earliest begin of a block that matters
     * @param last_us latest begin of one
     */
    static List<long[]> of(long first_us, long last_us, boolean newestFirst) {
        var parts = new ArrayList<long[]>();
        int from = month(first_us);
        int until = month(last_us) + 1;
        for (int months = 1; from < until; months *= 2) {
            int length = Math.min(months, until - from);
            int begin = newestFirst ? until - length : from;
            parts.add(new long[] {begin_us(begin), begin_us(begin + length)});
            if (newestFirst) until -= length;
            else from += length;
        }
        return parts;
    }

    private static int month(long time_us) {
        var month = BlockMonth.of(time_us);
        return Math.clamp(12L * month.year() + month.month() - 1, BEFORE, BEHIND);
    }

    private static long begin_us(int month) {
        if (month <= BEFORE) return Long.MIN_VALUE;
        if (month > BEHIND) return Long.MAX_VALUE;
        return new BlockMonth(month / 12, month % 12 + 1).from_us();
    }
}

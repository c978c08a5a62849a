package org.songhua.sensing.internal.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The calendar month (UTC) that a block lies in; blocks are cut at its ends, so that a month can be dropped or exported as a
 * whole. Months before 2000 and after 2099 share one partition: they are mistakes of clocks, or ancient history.
 */
record BlockMonth(int year, int month) {
    static final int YEAR_FIRST = 2000;
    static final int YEAR_LAST = 2099;
    private static final long US_PER_SECOND = 1_000_000;

    static BlockMonth of(long time_us) {
        var time = Instant.ofEpochSecond(Math.floorDiv(time_us, US_PER_SECOND)).atOffset(ZoneOffset.UTC);
        return new BlockMonth(time.getYear(), time.getMonthValue());
    }

    boolean hasPartition() {
        return year >= YEAR_FIRST && year <= YEAR_LAST;
    }

    String table() {
        return "block_%04d_%02d".formatted(year, month);
    }

    long from_us() {
        return start(YearMonth.of(year, month));
    }

    /** {@return begin of the next month} */
    long until_us() {
        return start(YearMonth.of(year, month).plusMonths(1));
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * US_PER_SECOND;
    }
}

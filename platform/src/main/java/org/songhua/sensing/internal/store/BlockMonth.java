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

    /** Begin of the first month with a partition. */
    static final long FIRST_US = start(YearMonth.of(YEAR_FIRST, 1));

    static BlockMonth of(long time_us) {
        var time = Instant.ofEpochSecond(Math.floorDiv(time_us, US_PER_SECOND)).atOffset(ZoneOffset.UTC);
        return new BlockMonth(time.getYear(), time.getMonthValue());
    }

    /** {@return begin of the month in which a block that holds a time must begin; the least time when it has no partition} */
    static long begin_us(long time_us) {
        var month = of(time_us);
        return month.hasPartition() ? month.from_us() : Long.MIN_VALUE;
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

package org.songhua.sensing.internal.store;

import java.util.function.Consumer;

/**
 * Up to {@value #ROOM} series, and between which times and numbers lies what is in memory of them: never less than there is, so that who searches all series passes
 * over the shelves that hold nothing for him. One thread at a time changes it; everybody reads.
 */
final class Shelf {
    static final int ROOM = 256;

    private final Series[] series = new Series[ROOM];
    private volatile int size = 0;
    private volatile long first_us = Long.MAX_VALUE;
    private volatile long last_us = Long.MIN_VALUE;
    private volatile double min = Double.POSITIVE_INFINITY;
    private volatile double max = Double.NEGATIVE_INFINITY;

    /** Least and greatest number of a datastream here. */
    private volatile long datastreamFirst = Long.MAX_VALUE;

    private volatile long datastreamLast = Long.MIN_VALUE;

    /** Whether ids of other datastreams were ever in memory here. */
    private volatile boolean hasForeign = false;

    boolean isFull() {
        return size == ROOM;
    }

    /** Puts a series here, of which nothing is in memory yet. */
    void add(Series one) {
        datastreamFirst = Math.min(datastreamFirst, one.datastream);
        datastreamLast = Math.max(datastreamLast, one.datastream);
        int at = size;
        series[at] = one;
        size = at + 1;
    }

    /** Notes what one of the series holds, before anybody can see it there. */
    void widen(long seriesFirst_us, long seriesLast_us, Series one) {
        if (seriesFirst_us < first_us) first_us = seriesFirst_us;
        if (seriesLast_us > last_us) last_us = seriesLast_us;
        if (one.hotMin < min) min = one.hotMin;
        if (one.hotMax > max) max = one.hotMax;
        if (one.hasForeign && !hasForeign) hasForeign = true;
    }

    /** Finds out anew what is here, after something went. */
    void recount() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            Series one = series[i];
            first = Math.min(first, one.hotFirst_us);
            last = Math.max(last, one.hotLast_us);
            least = Math.min(least, one.hotMin);
            greatest = Math.max(greatest, one.hotMax);
        }
        first_us = first;
        last_us = last;
        min = least;
        max = greatest;
    }

    /** {@return whether something that is wanted may be in memory here} */
    boolean mayHold(Window span) {
        boolean isInTime = first_us < span.until_us() && last_us >= span.from_us();
        return isInTime && (!span.hasBounds() || (max >= span.min() && min <= span.max()));
    }

    /** {@return the time of the reading here that comes first in an order} */
    long edge_us(boolean newestFirst) {
        return newestFirst ? last_us : first_us;
    }

    /** {@return an id that no reading in memory here comes before in an order, of those at one time} */
    long edgeId(boolean newestFirst) {
        if (hasForeign) return newestFirst ? Long.MAX_VALUE : Long.MIN_VALUE;
        // Ids of a datastream lie between its number and the next.
        return (newestFirst ? datastreamLast + 1 : datastreamFirst) << SeriesState.ID_BITS;
    }

    /** Hands over the series, those first that were put here last when the newest come first: so ids mostly come in their order. */
    void each(boolean newestFirst, Consumer<Series> sink) {
        int count = size;
        for (int i = 0; i < count; i++) sink.accept(series[newestFirst ? count - 1 - i : i]);
    }
}

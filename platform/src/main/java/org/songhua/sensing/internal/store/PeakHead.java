package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.CellBounds;

/**
 * What is known of a block that may hold numbers within bounds, without opening it.
 *
 * @param cells see {@link org.songhua.engine.series.CellSums}; null when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // comes straight from a statement
record PeakHead(long datastream, long from_us, long until_us, long idFrom, long idUntil, byte @Nullable [] cells) {

    /** {@return the first time, or the last, at which a wanted number may stand; {@link CellBounds#NONE} when none can} */
    long entry_us(Window span, boolean newestFirst) {
        long from = Math.max(from_us, span.from_us());
        long until = Math.min(until_us + 1, span.until_us());
        if (from >= until) return CellBounds.NONE;
        if (cells == null) return newestFirst ? until - 1 : from;
        CellBounds bounds = CellBounds.of(cells);
        return newestFirst
                ? bounds.last(span.min(), span.max(), from, until)
                : bounds.first(span.min(), span.max(), from, until);
    }

    /** {@return the end of the block that it is entered by, as far as it lies in the span} */
    long edge_us(Window span, boolean newestFirst) {
        return newestFirst ? Math.min(until_us, span.until_us() - 1) : Math.max(from_us, span.from_us());
    }
}

package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.CellBounds;
import org.songhua.engine.series.Staircase;

/**
 * What is known of a block that may hold numbers within bounds, without opening it.
 *
 * @param records see {@link Staircase}; null for blocks of before
 * @param cells see {@link org.songhua.engine.series.CellSums}; null when it has none, or the records tell as much
 */
@SuppressWarnings("ArrayRecordComponent") // comes straight from a statement
record PeakHead(BlockSpan block, long idFrom, long idUntil, byte @Nullable [] records, byte @Nullable [] cells) {

    static PeakHead of(KnownBlock block) {
        return new PeakHead(block.span, block.idFrom, block.idUntil, block.records, null);
    }

    /** {@return the first time, or the last, at which a wanted number may stand; {@link CellBounds#NONE} when none can} */
    long entry_us(Window span, boolean newestFirst) {
        long from = Math.max(block.from_us(), span.from_us());
        long until = Math.min(block.until_us() + 1, span.until_us());
        if (from >= until) return CellBounds.NONE;
        if (!span.hasBounds()) return edge_us(span, newestFirst);
        return newestFirst ? last_us(span, from, until) : first_us(span, from, until);
    }

    private long first_us(Window span, long from, long until) {
        long first_us = records == null ? from : staircase(records).first(span.min(), span.max(), from, until);
        if (first_us == CellBounds.NONE || cells == null) return first_us;
        return CellBounds.of(cells).first(span.min(), span.max(), first_us, until);
    }

    private long last_us(Window span, long from, long until) {
        long last_us = records == null ? until - 1 : staircase(records).last(span.min(), span.max(), from, until);
        if (last_us == CellBounds.NONE || cells == null) return last_us;
        return CellBounds.of(cells).last(span.min(), span.max(), from, last_us + 1);
    }

    private Staircase staircase(byte[] bytes) {
        return Staircase.of(bytes, block.from_us(), block.until_us());
    }

    /** {@return the end of the block that it is entered by, as far as it lies in the span} */
    long edge_us(Window span, boolean newestFirst) {
        return newestFirst
                ? Math.min(block.until_us(), span.until_us() - 1)
                : Math.max(block.from_us(), span.from_us());
    }
}

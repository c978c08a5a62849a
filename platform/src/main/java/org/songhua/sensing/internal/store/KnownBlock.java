package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;

/** What is in memory of a block, and never changes: all that stands beside it and tells about the readings in it, but for its sums. */
final class KnownBlock {
    final BlockSpan span;

    /** Least and greatest id. */
    final long idFrom;

    final long idUntil;

    /** Readings in it. */
    final int n;

    /** Least and greatest number; the least is above the greatest when there is none. */
    final double min;

    final double max;

    /** Between all neighbours in time; 0 when there are several steps, or none. */
    final long step_us;

    /** See {@link org.songhua.engine.series.Staircase}; null for blocks of before. */
    final byte @Nullable [] records;

    KnownBlock(
            BlockSpan span,
            long idFrom,
            long idUntil,
            int n,
            double min,
            double max,
            @Nullable Long step_us,
            byte @Nullable [] records) {
        this.span = span;
        this.idFrom = idFrom;
        this.idUntil = idUntil;
        this.n = n;
        this.min = min;
        this.max = max;
        this.step_us = step_us == null ? 0 : step_us;
        this.records = records;
    }

    static KnownBlock of(Block block) {
        var header = block.header();
        BlockMarks marks = block.marks();
        return new KnownBlock(
                new BlockSpan(block.datastream(), block.from_us(), block.until_us()),
                block.idFrom(),
                block.idUntil(),
                header.count(),
                header.min(),
                header.max(),
                marks == null ? null : marks.step_us(),
                marks == null ? null : marks.records());
    }

    /** {@return the block with a body that was read after this was known} */
    Block with(byte[] body) {
        return new Block(span.datastream(), span.from_us(), span.until_us(), idFrom, idUntil, body);
    }

    boolean isSteady() {
        return step_us != 0;
    }

    boolean meets(Window window) {
        return span.from_us() < window.until_us() && span.until_us() >= window.from_us();
    }

    /** {@return whether it may hold a number within the bounds} */
    boolean mayHold(Window window) {
        boolean isAbove = window.min() == Double.NEGATIVE_INFINITY || max >= window.min();
        return isAbove && (window.max() == Double.POSITIVE_INFINITY || min <= window.max());
    }

    /** {@return whether a span ends in it, so that it is not entered by its own end} */
    boolean isCut(Window span, boolean newestFirst) {
        return isAround(newestFirst ? span.until_us() : span.from_us());
    }

    /** {@return whether some of its times may lie before a moment, and some do not} */
    boolean isAround(long moment_us) {
        return span.from_us() < moment_us && span.until_us() >= moment_us;
    }

    /** {@return its readings before a moment; one that the moment lies in must be steady} */
    long countBefore(long moment_us) {
        if (moment_us <= span.from_us()) return 0;
        return moment_us > span.until_us() ? n : stepsBefore(moment_us) + 1;
    }

    /** {@return the first time at or after a moment that lies in it, or the last before that; it must be steady} */
    long entry_us(long moment_us, boolean newestFirst) {
        long before_us = span.from_us() + stepsBefore(moment_us) * step_us;
        return newestFirst ? before_us : before_us + step_us;
    }

    private long stepsBefore(long moment_us) {
        return (moment_us - 1 - span.from_us()) / step_us;
    }
}

package org.songhua.sensing.internal.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * The readings of one series in order, or in reverse: those of its blocks, fetched as they are needed, merged with those
 * in memory. What is moved from memory into a block meanwhile is seen once.
 */
final class SeriesScan {
    private static final int BLOCKS_FIRST = 2;
    private static final int BLOCKS_MAX = 32;

    private final JdbcReadings store;
    private final Series series;
    private final Window window;
    private final boolean newestFirst;
    private final Readings hot;
    private final long sealedFrom_us;
    private final long sealedUntil_us;
    private final Deque<Block> fetched = new ArrayDeque<>();

    private int atHot;
    private int hotEnd;
    private int blocksNext = BLOCKS_FIRST;
    private long lastFetched_us;
    private boolean hasMoreBlocks;

    SeriesScan(JdbcReadings store, Series series, Window window, boolean newestFirst) {
        this.store = store;
        this.series = series;
        this.window = window;
        this.newestFirst = newestFirst;
        // The memory first: what leaves it from now on is found in the blocks.
        this.hot = series.hot;
        SeriesState state = series.state;
        this.sealedFrom_us = state.sealedFrom_us();
        this.sealedUntil_us = state.sealedUntil_us();
        int from = hot.from(window.from_us());
        int until = hot.from(window.until_us());
        this.atHot = newestFirst ? until - 1 : from;
        this.hotEnd = newestFirst ? from - 1 : until;
        this.hasMoreBlocks =
                state.sealedCount() > 0 && window.from_us() <= sealedUntil_us && window.until_us() > sealedFrom_us;
    }

    /** Hands over the readings until the sink returns false. {@return false when it did} */
    boolean run(Predicate<Reading> sink) {
        if (hasMoreBlocks) fetchFirst();
        for (Block block = nextBlock(); block != null; block = nextBlock())
            if (!merge(block.readings(), sink)) return false;
        while (atHot != hotEnd) if (!emitHot(sink)) return false;
        return true;
    }

    /** Takes readings from one index up to but without another. */
    interface Columns {
        void take(Readings readings, int from, int until);
    }

    /** Hands over all readings of the span in whole columns, in no particular order. */
    void runColumns(Columns sink) {
        if (hasMoreBlocks) fetchFirst();
        var seen = new HashSet<Long>();
        for (Block block = nextBlock(); block != null; block = nextBlock()) {
            Readings readings = block.readings();
            if (hot.size() > 0) noteRepeats(readings, seen);
            sink.take(readings, readings.from(window.from_us()), readings.from(window.until_us()));
        }
        for (int i = atHot; i < hotEnd; i++) if (!seen.contains(hot.side(0, i))) sink.take(hot, i, i + 1);
    }

    private void noteRepeats(Readings block, Set<Long> seen) {
        if (block.time(block.size() - 1) < hot.time(0)) return;
        for (int i = 0; i < block.size(); i++) seen.add(block.side(0, i));
    }

    private void fetchFirst() {
        lastFetched_us = newestFirst ? window.until_us() : window.from_us();
        if (newestFirst) return;
        store.readCovering(series.datastream, window.from_us()).ifPresent(fetched::add);
    }

    private @Nullable Block nextBlock() {
        if (fetched.isEmpty() && hasMoreBlocks) fetchMore();
        Block next = fetched.poll();
        if (next == null) return null;
        boolean isBeyond = newestFirst ? next.until_us() < window.from_us() : next.from_us() >= window.until_us();
        if (!isBeyond) return next;
        hasMoreBlocks = false;
        fetched.clear();
        return null;
    }

    private void fetchMore() {
        List<Block> more = newestFirst
                ? store.readBefore(
                        series.datastream, sealedFrom_us, lastFetched_us, window.min(), window.max(), blocksNext)
                : store.readAfter(series.datastream, lastFetched_us, window.min(), window.max(), blocksNext);
        hasMoreBlocks = more.size() == blocksNext;
        if (!more.isEmpty()) lastFetched_us = more.getLast().from_us();
        fetched.addAll(more);
        blocksNext = Math.min(BLOCKS_MAX, 2 * blocksNext);
    }

    private boolean merge(Readings block, Predicate<Reading> sink) {
        int from = block.from(window.from_us());
        int until = block.from(window.until_us());
        int step = newestFirst ? -1 : 1;
        int end = newestFirst ? from - 1 : until;
        for (int at = newestFirst ? until - 1 : from; at != end; at += step) {
            while (atHot != hotEnd && isHotBefore(block, at)) if (!emitHot(sink)) return false;
            if (atHot != hotEnd && isSame(block, at)) atHot += step;
            if (window.wants(block, at) && !sink.test(Reading.of(series.datastream, block, at))) return false;
        }
        return true;
    }

    private boolean isHotBefore(Readings block, int at) {
        int order = Long.compare(hot.time(atHot), block.time(at));
        if (order == 0) order = Long.compare(hot.side(0, atHot), block.side(0, at));
        return newestFirst ? order > 0 : order < 0;
    }

    private boolean isSame(Readings block, int at) {
        return hot.time(atHot) == block.time(at) && hot.side(0, atHot) == block.side(0, at);
    }

    private boolean emitHot(Predicate<Reading> sink) {
        int at = atHot;
        atHot += newestFirst ? -1 : 1;
        return !window.wants(hot, at) || sink.test(Reading.of(series.datastream, hot, at));
    }
}

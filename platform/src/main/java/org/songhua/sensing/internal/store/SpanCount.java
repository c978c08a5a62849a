package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.songhua.engine.series.Readings;

/**
 * Counts readings of a span. Blocks inside count by their number, those across its ends by their step; only of those without one the times are unpacked. When some were packed
 * while counting, each half of the series is counted for itself: under a steady load the small ones hold still for long enough.
 */
final class SpanCount {
    private static final int TRIES = 10;

    private final JdbcReadings store;
    private final Window window;

    SpanCount(JdbcReadings store, Window window) {
        this.store = store;
        this.window = window;
    }

    long count(Collection<Series> scope) {
        OptionalLong found = tryToCount(scope);
        for (int i = 0; i < TRIES && found.isEmpty() && scope.size() <= 1; i++) found = tryToCount(scope);
        if (found.isPresent()) return found.getAsLong();
        return scope.size() <= 1 ? countOneByOne(scope) : countHalves(new ArrayList<>(scope));
    }

    /** Sees a reading that is being packed once. */
    private long countOneByOne(Collection<Series> scope) {
        var count = new long[1];
        for (Series series : scope)
            new SeriesScan(store, series, window, false).runColumns((columns, from, until) -> count[0] += until - from);
        return count[0];
    }

    private long countHalves(List<Series> scope) {
        int middle = scope.size() / 2;
        return countPart(scope.subList(0, middle)) + countPart(scope.subList(middle, scope.size()));
    }

    private long countPart(List<Series> part) {
        long[] datastreams =
                part.stream().mapToLong(series -> series.datastream).toArray();
        return new SpanCount(store, window.of(datastreams)).count(part);
    }

    /** {@return the number; nothing when a series changed meanwhile} */
    private OptionalLong tryToCount(Collection<Series> scope) {
        long changes = 0;
        long hot = 0;
        boolean hasBlocks = false;
        for (Series series : scope) {
            if (series.isPacking) return OptionalLong.empty();
            changes += series.changes;
            if (series.hotLast_us >= window.from_us()) hot += countIn(series.hot);
            SeriesState state = series.state;
            hasBlocks |= state.sealedUntil_us() >= window.from_us() && state.sealedFrom_us() < window.until_us();
        }
        if (!hasBlocks) return OptionalLong.of(hot);
        long packed = countPacked();
        boolean isPacking = false;
        for (Series series : scope) {
            changes -= series.changes;
            isPacking |= series.isPacking;
        }
        return changes == 0 && !isPacking ? OptionalLong.of(hot + packed) : OptionalLong.empty();
    }

    private long countIn(Readings hot) {
        int size = hot.size();
        if (size == 0 || hot.time(size - 1) < window.from_us()) return 0;
        int until = window.until_us() == Long.MAX_VALUE ? size : hot.from(window.until_us());
        int from = hot.time(0) >= window.from_us() ? 0 : hot.from(window.from_us());
        return (long) until - from;
    }

    private long countPacked() {
        JdbcHeads.Count found = store.heads().count(window);
        return found.unread() == 0 ? found.readings() : found.readings() + countUnread();
    }

    private long countUnread() {
        var count = new long[1];
        var unread = new ArrayList<BlockSpan>();
        store.heads()
                .eachAcross(
                        window,
                        head -> head.times()
                                .ifPresentOrElse(times -> count[0] += countIn(times), () -> unread.add(head.span())));
        for (BlockSpan block : unread)
            count[0] += store.findCovering(block.datastream(), block.from_us())
                    .map(found -> countIn(found.times()))
                    .orElse(0L);
        return count[0];
    }

    private long countIn(long[] times) {
        return (long) first(times, window.until_us()) - first(times, window.from_us());
    }

    /** {@return the place of the first time at or after a bound; times may be equal} */
    static int first(long[] times, long bound_us) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < bound_us) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

package org.songhua.sensing.internal.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * The readings of many series that come first in an order, a bounded number at a time. No more readings are held than are wanted; blocks come
 * in the order of the end they are entered by, and the first that is too far behind ends the search. Blocks whose least and greatest number tell
 * that nothing wanted lies in them are not fetched.
 */
final class FrontScan {
    /** More at a time are better gathered slice by slice. */
    static final int MOST = 10_000;

    private static final int LEAST = 64;
    private static final int GROWTH = 4;

    private final JdbcReadings store;
    private final Collection<Series> scope;
    private final Window window;
    private final boolean newestFirst;
    private final Comparator<Reading> order;

    FrontScan(JdbcReadings store, Collection<Series> scope, Window window, boolean newestFirst) {
        this.store = store;
        this.scope = scope;
        this.window = window;
        this.newestFirst = newestFirst;
        this.order = newestFirst ? Reading.ORDER.reversed() : Reading.ORDER;
    }

    /**
     * Hands over readings until the sink returns false.
     *
     * @param wanted about how many that will be
     * @return the last one handed over when the sink wants more than can be found this way; null when it is done
     */
    @Nullable
    Reading run(long wanted, Predicate<Reading> sink) {
        Reading last = null;
        for (long size = Math.max(LEAST, wanted); size <= MOST; size *= GROWTH) {
            List<Reading> front = new Front((int) size, last).find();
            for (Reading reading : front) if (!sink.test(reading)) return null;
            if (front.size() < size) return null;
            last = front.getLast();
        }
        return last;
    }

    /** The first readings behind one. */
    private final class Front {
        private final int size;
        private final @Nullable Reading before;
        private final Window span;

        /** The best so far, the worst of them on top. */
        private final PriorityQueue<Reading> best = new PriorityQueue<>(order.reversed());

        /** What leaves the memory meanwhile is met once more in a block. */
        private final Set<Long> ids = new HashSet<>();

        private long sealedFrom_us = Long.MAX_VALUE;
        private long sealedUntil_us = Long.MIN_VALUE;

        Front(int size, @Nullable Reading before) {
            this.size = size;
            this.before = before;
            this.span = before == null ? window : behind(before);
        }

        private Window behind(Reading reading) {
            return newestFirst
                    ? window.within(Long.MIN_VALUE, reading.start_us() + 1)
                    : window.within(reading.start_us(), Long.MAX_VALUE);
        }

        List<Reading> find() {
            for (Series series : scope) takeHot(series);
            boolean hasBlocks = sealedFrom_us < span.until_us() && sealedUntil_us >= span.from_us();
            if (hasBlocks && mayTakeAt(newestFirst ? sealedUntil_us : sealedFrom_us)) takeBlocks();
            return best.stream().sorted(order).toList();
        }

        /** The memory before what is known of the blocks: what leaves it from now on is found there. */
        private void takeHot(Series series) {
            Readings hot = series.hot;
            if (hot.size() > 0 && span.mayWantHot(series)) take(series.datastream, hot);
            SeriesState state = series.state;
            sealedFrom_us = Math.min(sealedFrom_us, state.sealedFrom_us());
            sealedUntil_us = Math.max(sealedUntil_us, state.sealedUntil_us());
        }

        private void takeBlocks() {
            boolean isOpen = newestFirst ? span.until_us() == Long.MAX_VALUE : span.from_us() == Long.MIN_VALUE;
            if (!isOpen) {
                long edge_us = newestFirst ? span.until_us() : span.from_us();
                store.eachAround(edge_us, span, this::take);
            }
            if (newestFirst)
                store.eachLatest(span, block -> mayTake(block.until_us(), block.idUntil()) && takeOne(block));
            else store.eachEarliest(span, block -> mayTake(block.from_us(), block.idFrom()) && takeOne(block));
        }

        private boolean takeOne(Block block) {
            take(block);
            return true;
        }

        private void take(Block block) {
            take(block.datastream(), block.readings());
        }

        private void take(long datastream, Readings readings) {
            int from = readings.from(span.from_us());
            int until = readings.from(span.until_us());
            int step = newestFirst ? -1 : 1;
            int end = newestFirst ? from - 1 : until;
            for (int at = newestFirst ? until - 1 : from; at != end; at += step) {
                if (!mayTake(readings.time(at), readings.side(0, at))) return;
                if (span.wants(readings, at)) offer(Reading.of(datastream, readings, at));
            }
        }

        /** True unless a reading at that place of the order, and whatever comes behind it, is too far behind. */
        private boolean mayTake(long time_us, long id) {
            if (best.size() < size) return true;
            Reading worst = best.element();
            if (time_us != worst.start_us()) return mayTakeAt(time_us);
            return newestFirst ? id > worst.id() : id < worst.id();
        }

        private boolean mayTakeAt(long time_us) {
            if (best.size() < size) return true;
            long worst_us = best.element().start_us();
            return newestFirst ? time_us >= worst_us : time_us <= worst_us;
        }

        private void offer(Reading reading) {
            if (before != null && order.compare(reading, before) <= 0) return;
            if (best.size() == size && order.compare(reading, best.element()) >= 0) return;
            if (!ids.add(reading.id())) return;
            best.add(reading);
            if (best.size() > size) ids.remove(best.remove().id());
        }
    }
}

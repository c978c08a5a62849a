package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.CellBounds;
import org.songhua.engine.series.Readings;

/**
 * The readings of many series that come first in an order, a bounded number at a time. No more readings are held than are wanted; blocks come
 * in the order of the end they are entered by, and the first that is too far behind ends the search. Blocks whose least and greatest number tell
 * that nothing wanted lies in them are not fetched.
 */
final class FrontScan {
    /** More at a time are better gathered slice by slice. */
    static final int MOST = 10_000;

    private static final int LEAST = 16;
    private static final int GROWTH = 4;
    /** Blocks fetched at once. */
    private static final int PORTION = 64;

    private static final int PORTION_MOST = 512;
    /** Heads of blocks looked at before the nearest of them are opened. */
    private static final int LOOKS = 256;

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

    /**
     * A block in which a wanted number may lie.
     *
     * @param entry_us none lies nearer
     */
    private record Peak(long entry_us, long id, BlockSpan block) {}

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
            if (hasBlocks && mayTakeAt(newestFirst ? sealedUntil_us : sealedFrom_us)) {
                if (span.hasBounds()) takePeaks();
                else takeBlocks();
            }
            return best.stream().sorted(order).toList();
        }

        /** The memory before what is known of the blocks: what leaves it from now on is found there. */
        private void takeHot(Series series) {
            if (isNear(series) && span.mayWantHot(series)) take(series.datastream, series.hot);
            SeriesState state = series.state;
            sealedFrom_us = Math.min(sealedFrom_us, state.sealedFrom_us());
            sealedUntil_us = Math.max(sealedUntil_us, state.sealedUntil_us());
        }

        /** True unless all that is in memory of the series lies outside the span or too far behind; told without opening it. */
        private boolean isNear(Series series) {
            long first_us = series.hotFirst_us;
            long last_us = series.hotLast_us;
            if (first_us >= span.until_us() || last_us < span.from_us()) return false;
            if (best.size() < size) return true;
            Reading worst = best.element();
            long edge_us = newestFirst ? last_us : first_us;
            if (edge_us != worst.start_us() || series.hasForeign) return mayTakeAt(edge_us);
            // Ids of a datastream lie between its number and the next.
            long id = (newestFirst ? series.datastream + 1 : series.datastream) << SeriesState.ID_BITS;
            return newestFirst ? id > worst.id() : id < worst.id();
        }

        private void takePeaks() {
            var peaks = new Peaks();
            var known = store.heads().findPeaks(span, newestFirst);
            if (known.isPresent()) known.get().forEach(peaks::meet);
            else lookInParts(peaks);
            peaks.open(newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
        }

        private void lookInParts(Peaks peaks) {
            for (long[] part : parts())
                if (!mayTakeAt(edge_us(part))
                        || !store.heads().eachPeak(part[0], part[1], span, newestFirst, peaks::look)) break;
        }

        private void takeBlocks() {
            boolean isOpen = newestFirst ? span.until_us() == Long.MAX_VALUE : span.from_us() == Long.MIN_VALUE;
            if (!isOpen) {
                long edge_us = newestFirst ? span.until_us() : span.from_us();
                takeAround(edge_us);
            }
            for (long[] part : parts()) if (!takeBlocks(part[0], part[1])) return;
        }

        private boolean takeBlocks(long from_us, long until_us) {
            return newestFirst
                    ? store.eachLatest(
                            from_us,
                            until_us,
                            span,
                            block -> mayTake(block.until_us(), block.idUntil()) && takeOne(block))
                    : store.eachEarliest(
                            from_us,
                            until_us,
                            span,
                            block -> mayTake(block.from_us(), block.idFrom()) && takeOne(block));
        }

        private List<long[]> parts() {
            long first_us = Math.max(span.from_us(), sealedFrom_us);
            long last_us = Math.min(span.until_us() - 1, sealedUntil_us);
            return MonthSpans.of(first_us, last_us, newestFirst);
        }

        /** {@return the time that nothing in the blocks of a part of the months is nearer than} */
        private long edge_us(long[] part) {
            if (!newestFirst) return part[0];
            // Before there are months, blocks may be years long.
            return part[0] == Long.MIN_VALUE ? Long.MAX_VALUE : part[1] - 1;
        }

        /** A moment lies in a block of every series; which of them have the first readings behind it their steps tell, or their heads. */
        private void takeAround(long edge_us) {
            takeSteady(edge_us);
            var entries = new ArrayList<BlockEntry>();
            store.heads().eachUnsteady(edge_us, span, head -> {
                BlockEntry entry = entry(head);
                if (mayTake(entry)) entries.add(entry);
            });
            Comparator<BlockEntry> byPlace =
                    Comparator.comparingLong(BlockEntry::time_us).thenComparingLong(BlockEntry::id);
            entries.sort(newestFirst ? byPlace.reversed() : byPlace);
            takeInOrder(entries);
        }

        /** Each block has a reading behind the moment, so that as many blocks as are wanted are enough, unless other things are wanted of a reading. */
        private void takeSteady(long edge_us) {
            int most = size;
            List<BlockEntry> entries;
            do {
                entries = store.heads().listSteady(edge_us, span, newestFirst, most + 1);
                takeInOrder(entries);
                most *= GROWTH;
            } while (entries.size() > most / GROWTH && mayTake(entries.getLast()));
        }

        private void takeInOrder(List<BlockEntry> entries) {
            int at = 0;
            while (at < entries.size() && mayTake(entries.get(at))) {
                int end = Math.min(entries.size(), at + Math.clamp(size - best.size(), LEAST, PORTION));
                List<BlockEntry> portion = entries.subList(at, end);
                store.listWithin(portion.stream().map(BlockEntry::span).toList())
                        .forEach(this::take);
                at = end;
            }
        }

        private BlockEntry entry(BlockHead head) {
            long id = newestFirst ? head.idUntil() : head.idFrom();
            long first_us = head.times().map(this::first).orElse(newestFirst ? span.until_us() - 1 : span.from_us());
            return new BlockEntry(head.span(), first_us, id);
        }

        private boolean mayTake(BlockEntry entry) {
            boolean isInSpan = newestFirst ? entry.time_us() >= span.from_us() : entry.time_us() < span.until_us();
            return isInSpan && mayTake(entry.time_us(), entry.id());
        }

        /** {@return the first time of a block behind the edge that it lies around} */
        private long first(long[] times) {
            int at = SpanCount.first(times, newestFirst ? span.until_us() : span.from_us());
            return newestFirst ? times[at - 1] : times[at];
        }

        /** Blocks that were met but not opened yet, that first which may hold the nearest number. */
        private final class Peaks {
            private final Comparator<Peak> byPlace =
                    Comparator.comparingLong(Peak::entry_us).thenComparingLong(Peak::id);
            private final PriorityQueue<Peak> met = new PriorityQueue<>(newestFirst ? byPlace.reversed() : byPlace);
            private int seen = 0;

            /** {@return whether blocks that come behind this one may hold anything that is wanted} */
            boolean look(PeakHead head) {
                long edge_us = head.edge_us(span, newestFirst);
                if (!mayTakeAt(edge_us)) return false;
                meet(head);
                if (++seen % LOOKS == 0) open(edge_us);
                return true;
            }

            void meet(PeakHead head) {
                if (!mayTakeAt(head.edge_us(span, newestFirst))) return;
                long entry_us = head.entry_us(span, newestFirst);
                if (entry_us != CellBounds.NONE && mayTakeAt(entry_us))
                    met.add(new Peak(entry_us, newestFirst ? head.idUntil() : head.idFrom(), head.block()));
            }

            /** Opens those that may hold a number nearer than a time: none that is not met yet does. */
            void open(long edge_us) {
                // Mostly there is one in each that is opened.
                int most = Math.clamp(size - best.size(), LEAST, PORTION_MOST);
                for (var portion = next(edge_us, most); !portion.isEmpty(); portion = next(edge_us, most)) {
                    store.listWithin(portion).forEach(Front.this::take);
                    most = Math.min(PORTION_MOST, 2 * most);
                }
            }

            private List<BlockSpan> next(long edge_us, int most) {
                var portion = new ArrayList<BlockSpan>();
                while (portion.size() < most && !met.isEmpty()) {
                    Peak peak = met.element();
                    boolean isNearer = newestFirst ? peak.entry_us() >= edge_us : peak.entry_us() <= edge_us;
                    if (!isNearer) break;
                    met.remove();
                    if (mayTake(peak.entry_us(), peak.id())) portion.add(peak.block());
                }
                return portion;
            }
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
                if (!mayTakeAt(readings.time(at)) || !mayTake(readings.time(at), readings.side(0, at))) return;
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

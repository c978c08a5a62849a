package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntFunction;
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
    private final List<Shelf> shelves;
    private final Window window;
    private final boolean newestFirst;
    private final Comparator<Reading> order;

    /** @param shelves the same series, when they are all there are; else none */
    FrontScan(JdbcReadings store, Collection<Series> scope, List<Shelf> shelves, Window window, boolean newestFirst) {
        this.store = store;
        this.scope = scope;
        this.shelves = shelves;
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

    /**
     * A shelf with wanted readings in memory.
     *
     * @param edge_us none lies nearer when it is looked at
     */
    private record Near(Shelf shelf, long edge_us, long id) {
        static final Comparator<Near> ORDER =
                Comparator.comparingLong(Near::edge_us).thenComparingLong(Near::id);
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

        /** The memory before what is known of the blocks: what leaves it from now on is found there. */
        List<Reading> find() {
            if (shelves.isEmpty()) scope.forEach(this::takeHot);
            else takeShelves();
            takePacked();
            return best.stream().sorted(order).toList();
        }

        private void takeHot(Series series) {
            if (isNear(series) && span.mayWantHot(series)) take(series.datastream, series.hot);
        }

        /** Those first that may hold the nearest; their times may change meanwhile, but not the order that was found once. */
        private void takeShelves() {
            var near = new ArrayList<Near>();
            for (Shelf shelf : shelves)
                if (shelf.mayHold(span))
                    near.add(new Near(shelf, shelf.edge_us(newestFirst), shelf.edgeId(newestFirst)));
            near.sort(newestFirst ? Near.ORDER.reversed() : Near.ORDER);
            for (Near one : near) if (mayTake(one.edge_us, one.id)) one.shelf.each(newestFirst, this::takeHot);
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

        private void takePacked() {
            var known = store.heads().inOrder(span, newestFirst);
            if (known.isPresent()) takeKnown(known.get());
            else if (!mayHaveBlocks()) return;
            else if (span.hasBounds()) takePeaks();
            else takeBlocks();
        }

        /** {@return whether anything that is wanted may be in blocks} */
        private boolean mayHaveBlocks() {
            for (Series series : scope) {
                SeriesState state = series.state;
                sealedFrom_us = Math.min(sealedFrom_us, state.sealedFrom_us());
                sealedUntil_us = Math.max(sealedUntil_us, state.sealedUntil_us());
            }
            boolean hasBlocks = sealedFrom_us < span.until_us() && sealedUntil_us >= span.from_us();
            return hasBlocks && mayTakeAt(newestFirst ? sealedUntil_us : sealedFrom_us);
        }

        /** By what is in memory of the blocks: they come by the end they are entered by, until enough is found. */
        private void takeKnown(KnownFront known) {
            var peaks = new Peaks();
            boolean isCut = isCut();
            if (isCut && !span.hasBounds()) takeAround(known, edge_us());
            known.each(isCut ? peaks::lookBehindCut : peaks::lookAtNext);
            peaks.openRest();
        }

        private void takePeaks() {
            var peaks = new Peaks();
            lookInParts(peaks);
            peaks.openRest();
        }

        /** {@return whether the order begins within time, so that blocks may lie across its begin} */
        private boolean isCut() {
            return newestFirst ? span.until_us() != Long.MAX_VALUE : span.from_us() != Long.MIN_VALUE;
        }

        private long edge_us() {
            return newestFirst ? span.until_us() : span.from_us();
        }

        private void lookInParts(Peaks peaks) {
            for (long[] part : parts())
                if (!mayTakeAt(edge_us(part))
                        || !store.heads().eachPeak(part[0], part[1], span, newestFirst, peaks::look)) break;
        }

        private void takeBlocks() {
            if (isCut()) takeAround(edge_us());
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
        private void takeAround(KnownFront known, long edge_us) {
            takeSteady(most -> known.listSteady(edge_us, most));
            var unsteady = new LinkedHashMap<BlockSpan, BlockEntry>();
            // Of one that is changed just now no more is known than that it lies there.
            for (KnownBlock block : known.listUnsteady(edge_us))
                unsteady.put(
                        block.span, new BlockEntry(block.span, near_us(), newestFirst ? block.idUntil : block.idFrom));
            if (unsteady.isEmpty()) return;
            store.heads().eachUnsteady(edge_us, span, head -> unsteady.put(head.span(), entry(head)));
            takeNearest(unsteady.values());
        }

        private void takeAround(long edge_us) {
            takeSteady(most -> store.heads().listSteady(edge_us, span, newestFirst, most));
            var entries = new ArrayList<BlockEntry>();
            store.heads().eachUnsteady(edge_us, span, head -> entries.add(entry(head)));
            takeNearest(entries);
        }

        private void takeNearest(Collection<BlockEntry> entries) {
            Comparator<BlockEntry> byPlace =
                    Comparator.comparingLong(BlockEntry::time_us).thenComparingLong(BlockEntry::id);
            takeInOrder(entries.stream()
                    .filter(this::mayTake)
                    .sorted(newestFirst ? byPlace.reversed() : byPlace)
                    .toList());
        }

        /** {@return the first time in the span} */
        private long near_us() {
            return newestFirst ? span.until_us() - 1 : span.from_us();
        }

        /** Each block has a reading behind the moment, so that as many blocks as are wanted are enough, unless other things are wanted of a reading. */
        private void takeSteady(IntFunction<List<BlockEntry>> nearest) {
            int most = size;
            List<BlockEntry> entries;
            do {
                entries = nearest.apply(most + 1);
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
            long first_us = head.times().map(this::first).orElse(near_us());
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
            /** Those across the begin of the order of which the records do not tell where behind it a number lies. */
            private final Map<BlockSpan, PeakHead> unclear = new LinkedHashMap<>();

            /** Without bounds the nearest is the one that comes next. */
            private final int looks = span.hasBounds() ? LOOKS : Math.clamp(size, LEAST, LOOKS);

            private int seen = 0;

            /** {@return whether blocks that come behind this one may hold anything that is wanted} */
            boolean look(PeakHead head) {
                long edge_us = head.edge_us(span, newestFirst);
                if (!mayTakeAt(edge_us)) return false;
                meet(head, head.entry_us(span, newestFirst));
                if (++seen % looks == 0) open(edge_us);
                return true;
            }

            /** The same, where of equal ends the ids tell the order. */
            boolean lookAtNext(KnownBlock block) {
                boolean mayTake = newestFirst
                        ? mayTake(block.span.until_us(), block.idUntil)
                        : mayTake(block.span.from_us(), block.idFrom);
                return mayTake && look(PeakHead.of(block));
            }

            /** The same, of an order that begins in the middle of blocks. Those come first. */
            boolean lookBehindCut(KnownBlock block) {
                if (!block.isCut(span, newestFirst)) {
                    settle();
                    return lookAtNext(block);
                }
                // Without bounds they are taken already.
                if (!span.hasBounds()) return true;
                PeakHead head = PeakHead.of(block);
                long entry_us = head.entry_us(span, newestFirst);
                if (entry_us == near_us()) unclear.put(head.block(), head);
                else meet(head, entry_us);
                return true;
            }

            private void meet(PeakHead head, long entry_us) {
                long id = newestFirst ? head.idUntil() : head.idFrom();
                if (entry_us != CellBounds.NONE && mayTake(entry_us, id)) met.add(new Peak(entry_us, id, head.block()));
            }

            /** A few are soon opened; of more than a few the cells tell which. */
            private void settle() {
                if (unclear.size() > PORTION)
                    store.heads().eachCell(List.copyOf(unclear.keySet()), head -> unclear.put(head.block(), head));
                for (PeakHead head : unclear.values()) meet(head, head.entry_us(span, newestFirst));
                unclear.clear();
            }

            void openRest() {
                settle();
                open(newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
            }

            /** Opens those that may hold a number nearer than a time: none that is not met yet does. */
            private void open(long edge_us) {
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

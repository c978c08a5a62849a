package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The blocks that a question is about as they stood at one moment, by the end they are entered by: the latest end first, or the earliest begin. Commits meanwhile
 * change nothing in it, so that no block is missed because it moved from one place of the order to another.
 */
final class KnownFront {
    private final BlockRuns runs;
    private final long[] datastreams;
    private final Window span;
    private final boolean newestFirst;

    /**
     * @param runs by end when the newest come first, else by begin
     * @param datastreams only these, in order; none for all
     */
    KnownFront(BlockRuns runs, long[] datastreams, Window span, boolean newestFirst) {
        this.runs = runs;
        this.datastreams = datastreams;
        this.span = span;
        this.newestFirst = newestFirst;
    }

    /** {@return whether blocks are among those looked through of which no records tell where numbers lie} */
    boolean hasPlain() {
        return runs.hasPlain(span);
    }

    /** Hands over those that meet the span and may hold numbers within its bounds, until the sink returns false. */
    void each(Predicate<KnownBlock> sink) {
        each(span, sink);
    }

    private void each(Window part, Predicate<KnownBlock> sink) {
        if (datastreams.length == 0) runs.each(part, newestFirst, sink);
        else runs.each(part, newestFirst, block -> !isNamed(block) || sink.test(block));
    }

    private boolean isNamed(KnownBlock block) {
        return Arrays.binarySearch(datastreams, block.span.datastream()) >= 0;
    }

    /** {@return the blocks that a moment lies in and whose times are not steady} */
    List<KnownBlock> listUnsteady(long moment_us) {
        var found = new ArrayList<KnownBlock>();
        each(around(moment_us), block -> block.isSteady() || found.add(block));
        return found;
    }

    /** See {@link JdbcHeads#listSteady}. */
    List<BlockEntry> listSteady(long moment_us, int most) {
        Comparator<BlockEntry> byPlace =
                Comparator.comparingLong(BlockEntry::time_us).thenComparingLong(BlockEntry::id);
        Comparator<BlockEntry> order = newestFirst ? byPlace.reversed() : byPlace;
        var nearest = new PriorityQueue<BlockEntry>(order.reversed());
        each(around(moment_us), block -> {
            if (!block.isSteady()) return true;
            long entry_us = block.entry_us(moment_us, newestFirst);
            BlockEntry worst = nearest.size() < most ? null : nearest.element();
            if (worst != null && (newestFirst ? entry_us < worst.time_us() : entry_us > worst.time_us())) return true;
            nearest.add(new BlockEntry(block.span, entry_us, newestFirst ? block.idUntil : block.idFrom));
            if (nearest.size() > most) nearest.remove();
            return true;
        });
        return nearest.stream().sorted(order).toList();
    }

    /** {@return a span that just those blocks meet of whose times some lie before a moment and some do not} */
    private Window around(long moment_us) {
        return new Window(null, moment_us, moment_us, span.min(), span.max(), span.featureCode());
    }
}

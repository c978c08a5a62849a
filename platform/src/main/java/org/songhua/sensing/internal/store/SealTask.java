package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * Moves what is in memory of some series into blocks. Blocks are packed beforehand, on the sealer's thread; the writer
 * then takes those series that have not changed meanwhile but for readings added behind the end.
 */
final class SealTask implements Writer.Housekeeping {
    /** A last block with fewer readings takes up the next ones. */
    private static final int SMALL = BlockCut.SIZE / 2;

    private final JdbcReadings store;
    private final Totals totals;
    private final List<Packed> packed = new ArrayList<>();
    private List<Packed> valid = List.of();

    /** Blocks of one series, and what it was like when they were packed. */
    private record Packed(
            Series series,
            int changes,
            long seq,
            int count,
            @Nullable Block replaced,
            List<Block> blocks) {

        SeriesState stateAfter() {
            SeriesState state = series.state;
            return state.withSealed(
                            state.sealedCount() + count,
                            blocks.getFirst().from_us(),
                            blocks.getLast().until_us())
                    .withSealedSeq(seq);
        }
    }

    SealTask(JdbcReadings store, Totals totals) {
        this.store = store;
        this.totals = totals;
    }

    boolean isEmpty() {
        return packed.isEmpty();
    }

    /** Packs a series. Runs on the sealer's thread. */
    void pack(Series series, long appliedSeq) {
        int changes = series.changes;
        SeriesState state = series.state;
        Readings hot = series.hot;
        // A commit is being made seen right now: the series will come again.
        if (hot.size() == 0 || series.lastSeq > appliedSeq) return;
        boolean isBehind = hot.time(0) > state.sealedUntil_us();
        Block last = isBehind && hot.size() < BlockCut.SIZE ? smallLast(series, state, hot) : null;
        Readings all = last == null ? hot : together(series.datastream, last.readings(), hot);
        List<long[]> others =
                isBehind ? List.of() : store.listSpans(series.datastream, hot.time(0), hot.time(hot.size() - 1));
        List<Block> blocks = BlockCut.cut(series.datastream, all, others);
        for (Block block : blocks) store.ensurePartition(block.from_us());
        packed.add(new Packed(series, changes, appliedSeq, hot.size(), last, blocks));
    }

    private @Nullable Block smallLast(Series series, SeriesState state, Readings hot) {
        if (state.sealedCount() == 0) return null;
        Block last =
                store.findCovering(series.datastream, state.sealedUntil_us()).orElse(null);
        if (last == null || last.header().count() >= SMALL) return null;
        return BlockMonth.of(last.from_us()).equals(BlockMonth.of(hot.time(0))) ? last : null;
    }

    private static Readings together(long datastream, Readings first, Readings second) {
        var columns = new Columns();
        for (int i = 0; i < first.size(); i++) columns.put(Reading.of(datastream, first, i));
        for (int i = 0; i < second.size(); i++) columns.put(Reading.of(datastream, second, i));
        return columns.view();
    }

    @Override
    public @Nullable Runnable prepare(long seq) {
        valid = packed.stream().filter(one -> one.series.changes == one.changes).toList();
        for (Packed one : valid) one.series.isPacking = true;
        return valid.isEmpty() ? null : () -> write(seq);
    }

    private void write(long seq) {
        store.insertJournal(seq, 0, new JournalFormat.Writer().toByteArray());
        Collection<Block> blocks = new ArrayList<>();
        for (Packed one : valid) {
            if (one.replaced != null) store.deleteBlock(one.series.datastream, one.replaced.from_us());
            blocks.addAll(one.blocks);
        }
        store.insertBlocks(blocks);
        store.saveStates(
                valid.stream().map(one -> one.series).toList(),
                valid.stream().map(Packed::stateAfter).toList());
    }

    @Override
    public void discard() {
        for (Packed one : valid) one.series.isPacking = false;
    }

    @Override
    public void apply(long seq) {
        for (Packed one : valid) {
            one.series.sealed(one.count, one.stateAfter());
            totals.hot.addAndGet(-one.count);
        }
        valid.stream()
                .map(one -> one.series.shelf())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(Shelf::recount);
    }
}

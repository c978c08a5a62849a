package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.CellSums;
import org.songhua.sensing.OldReadings;

/**
 * Drops the blocks of one series that lie before a time, and keeps their sums. The last block stays, so that what is known of the end of the series stays
 * true. A span of which sums are kept already gets no others: what comes once more after it was dropped is not counted twice.
 */
final class DropTask implements Writer.Housekeeping {
    private final JdbcReadings store;
    private final Totals totals;
    private final Series series;
    private final long before_us;
    private JdbcDropped.@Nullable Old old = null;
    private SeriesState after;

    DropTask(JdbcReadings store, Totals totals, Series series, long before_us) {
        this.store = store;
        this.totals = totals;
        this.series = series;
        this.before_us = before_us;
        this.after = series.state;
    }

    /** {@return what went} */
    OldReadings dropped() {
        JdbcDropped.Old gone = old;
        return gone == null ? OldReadings.NONE : new OldReadings(1, gone.readings(), gone.bytes());
    }

    /** {@return a time before which all blocks of a series may go} */
    static long limit(Series series, long before_us) {
        SeriesState state = series.state;
        Reading latest = state.latest();
        return latest == null
                ? Long.MIN_VALUE
                : Math.min(before_us, Math.min(state.sealedUntil_us(), latest.start_us()));
    }

    @Override
    public @Nullable Runnable prepare(long seq) {
        long limit_us = limit(series, before_us);
        JdbcDropped.Old found = store.dropped().findOld(series.datastream, limit_us);
        if (found.blocks() == 0) return null;
        old = found;
        after = series.state.withoutOld(found.readings(), found.next_us(), firstHot_us());
        List<Block> withoutSums = store.dropped().listWithoutCells(series.datastream, limit_us);
        series.isPacking = true;
        return () -> write(seq, limit_us, withoutSums);
    }

    private long firstHot_us() {
        return series.hot.size() == 0 ? Long.MAX_VALUE : series.hot.time(0);
    }

    private void write(long seq, long limit_us, List<Block> withoutSums) {
        store.insertJournal(seq, 0, new JournalFormat.Writer().toByteArray());
        var sums = new ArrayList<JdbcDropped.Kept>();
        for (Block block : withoutSums)
            sums.add(new JdbcDropped.Kept(
                    block, CellSums.ofDays(block.readings()).toBytes()));
        store.dropped().keepSums(series.datastream, limit_us, sums);
        store.deleteOld(series.datastream, limit_us);
        store.saveStates(List.of(series), List.of(after));
    }

    @Override
    public void apply(long seq) {
        series.noteChange();
        series.state = after;
        series.isPacking = false;
        JdbcDropped.Old gone = old;
        totals.hasKept = true;
        if (gone != null) totals.all.addAndGet(-gone.readings());
    }

    @Override
    public void discard() {
        series.isPacking = false;
    }
}

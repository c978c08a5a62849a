package org.songhua.sensing.internal.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;

/**
 * Writes what is in memory of some series once more at the end of the journal, so that its beginning can be dropped. For series
 * that send too seldom to fill a block.
 */
final class CarryTask implements Writer.Housekeeping {
    private final JdbcReadings store;
    private final List<Series> all;

    CarryTask(JdbcReadings store, List<Series> all) {
        this.store = store;
        this.all = List.copyOf(all);
    }

    @Override
    public @Nullable Runnable prepare(long seq) {
        var journal = new JournalFormat.Writer();
        for (Series series : all) {
            Readings hot = series.hot;
            for (int i = 0; i < hot.size(); i++) journal.put(Reading.of(series.datastream, hot, i));
        }
        if (journal.entries() == 0) return null;
        return () -> store.insertJournal(seq, journal.entries(), journal.toByteArray());
    }

    @Override
    public void apply(long seq) {
        for (Series series : all) series.carried(seq);
    }
}

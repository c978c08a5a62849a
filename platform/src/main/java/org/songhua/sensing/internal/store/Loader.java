package org.songhua.sensing.internal.store;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Fills the memory at start: what is known of each series, then what the journal says since. */
final class Loader {
    private final SeriesIndex index;
    private final JdbcReadings store;
    private final Map<Long, Long> movedById;
    private final Totals totals;
    private final Set<Series> touched = new HashSet<>();
    private final Set<Series> toRebuild = new HashSet<>();
    private long lastSeq = 0;

    Loader(SeriesIndex index, JdbcReadings store, Map<Long, Long> movedById, Totals totals) {
        this.index = index;
        this.store = store;
        this.movedById = movedById;
        this.totals = totals;
    }

    /** {@return number of the newest commit} */
    long load() {
        totals.hasKept = store.dropped().hasKept();
        store.readMoved(movedById::put);
        store.readSeries(this::addSeries);
        store.readJournal(0, this::replay);
        touched.forEach(Series::publish);
        toRebuild.forEach(new Rebuild(store)::rebuild);
        for (Series series : index.all()) {
            totals.hot.addAndGet(series.hot.size());
            totals.all.addAndGet(series.count());
        }
        return lastSeq;
    }

    private void addSeries(long datastream, byte[] bytes) {
        SeriesState state = SeriesState.of(bytes);
        var series = new Series(datastream, state);
        index.put(series);
        lastSeq = Math.max(lastSeq, state.sealedSeq());
        if (state.latest() == null) toRebuild.add(series);
    }

    private void replay(long seq, byte[] body) {
        lastSeq = Math.max(lastSeq, seq);
        JournalFormat.read(body, new Replay(seq));
    }

    /** Does once more what a commit did, unless it is in blocks already. */
    private final class Replay implements JournalFormat.Sink {
        private final long seq;

        Replay(long seq) {
            this.seq = seq;
        }

        @Override
        public void put(Reading reading) {
            Series series = index.findOrCreate(reading.datastream());
            if (seq <= series.state.sealedSeq()) return;
            series.put(reading, seq);
            series.state = series.state.with(reading);
            touched.add(series);
        }

        @Override
        public void remove(Reading reading) {
            Series series = index.findOrCreate(reading.datastream());
            if (seq <= series.state.sealedSeq()) return;
            series.remove(reading.start_us(), reading.id(), seq);
            touched.add(series);
            toRebuild.add(series);
        }

        @Override
        public void pack(Reading reading) {
            // The block has it, and the row of the series says what the block holds.
        }

        @Override
        public void clear(long datastream) {
            Series series = index.findOrCreate(datastream);
            if (seq <= series.state.sealedSeq()) return;
            series.clear();
            series.state = SeriesState.start(datastream).withNextId(series.state.nextId());
        }
    }
}

package org.songhua.sensing.internal.store;

import java.util.Optional;
import org.songhua.engine.series.CellSums;
import org.songhua.engine.series.Readings;
import org.songhua.engine.series.RollUp;
import org.songhua.engine.series.RollUps;

/**
 * Sums up readings of one datastream by intervals. Blocks inside an interval are added up by the database, of others their minutes, hours or days are
 * taken when intervals are made of these; only what is left is opened. A year of readings by seconds so costs as much as one of readings
 * by the hour.
 */
final class SumScan {
    /** What is packed while it is summed up would count twice. */
    private static final int TRIES = 3;
    /** Differences of times beyond this overflow. */
    private static final long TIME_MAX_US = 1L << 61;

    private final JdbcReadings store;
    private final Totals totals;
    private final Series series;
    private final Window window;
    private final long step_us;

    SumScan(JdbcReadings store, Totals totals, Series series, Window window, long step_us) {
        this.store = store;
        this.totals = totals;
        this.series = series;
        this.window = window;
        this.step_us = step_us;
    }

    RollUps run() {
        boolean isNear = Math.abs(window.from_us()) < TIME_MAX_US && Math.abs(window.until_us()) < TIME_MAX_US;
        for (int i = 0; isNear && i < TRIES; i++) {
            Optional<RollUps> found = tryToSum();
            if (found.isPresent()) return found.get();
        }
        var sums = new RollUps(step_us, window.from_us());
        new SeriesScan(store, series, window, false).runColumns(sums::add);
        addKept(sums);
        return sums;
    }

    /** {@return the sums; nothing when readings were being packed meanwhile} */
    private Optional<RollUps> tryToSum() {
        int changes = series.changes;
        if (series.isPacking) return Optional.empty();
        var sums = new RollUps(step_us, window.from_us());
        Readings hot = series.hot;
        SeriesState state = series.state;
        sums.add(hot, hot.from(window.from_us()), hot.from(window.until_us()));
        if (state.sealedUntil_us() >= window.from_us() && state.sealedFrom_us() < window.until_us())
            store.eachSum(series.datastream, window, step_us, new Adding(sums));
        addKept(sums);
        return series.isPacking || series.changes != changes ? Optional.empty() : Optional.of(sums);
    }

    /** Of what was dropped minutes, hours or days are left, which count where they begin. */
    private void addKept(RollUps sums) {
        if (totals.hasKept) store.dropped().eachKept(series.datastream, window, new Adding(sums)::cells);
    }

    /** Takes what there is of blocks. */
    interface Sink {
        /** All blocks inside an interval. */
        void total(RollUp total);

        /** Minutes, hours or days of a block; intervals are made of these. */
        void cells(CellSums cells);

        /** A block that must be opened. */
        void block(Readings readings);
    }

    private final class Adding implements Sink {
        private final RollUps sums;

        Adding(RollUps sums) {
            this.sums = sums;
        }

        @Override
        public void total(RollUp total) {
            sums.add(total);
        }

        @Override
        public void cells(CellSums cells) {
            for (RollUp cell : cells.cells())
                if (cell.start_us() >= window.from_us() && cell.start_us() < window.until_us()) sums.add(cell);
        }

        @Override
        public void block(Readings readings) {
            sums.add(readings, readings.from(window.from_us()), readings.from(window.until_us()));
        }
    }
}

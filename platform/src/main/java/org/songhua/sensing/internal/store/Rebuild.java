package org.songhua.sensing.internal.store;

import java.util.List;
import org.songhua.engine.series.Readings;

/** Finds out anew what is to be known of a series: its span and its latest reading, after the border was removed. */
final class Rebuild {
    private static final int PORTION = 16;

    private final JdbcReadings store;

    Rebuild(JdbcReadings store) {
        this.store = store;
    }

    void rebuild(Series series) {
        SeriesState state = series.state.emptied();
        long nextId = state.nextId();
        long after_us = Long.MIN_VALUE;
        List<Block> blocks = list(series.datastream, after_us);
        while (!blocks.isEmpty()) {
            for (Block block : blocks) state = with(state, series.datastream, block.readings());
            after_us = blocks.getLast().from_us();
            blocks = list(series.datastream, after_us);
        }
        series.state = with(state, series.datastream, series.hot).withNextId(nextId);
    }

    private List<Block> list(long datastream, long after_us) {
        return store.listAfter(datastream, after_us, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, PORTION);
    }

    private static SeriesState with(SeriesState before, long datastream, Readings readings) {
        SeriesState state = before;
        for (int i = 0; i < readings.size(); i++) state = state.with(Reading.of(datastream, readings, i));
        return state;
    }
}

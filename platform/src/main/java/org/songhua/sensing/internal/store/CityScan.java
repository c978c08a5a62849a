package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.songhua.engine.series.Readings;

/**
 * The readings of many series in one order. The first ones are picked out, see {@link FrontScan}; when more are wanted, time is walked
 * in slices of bounded size, each gathered and sorted.
 */
final class CityScan {
    /** Readings gathered at once at most, roughly; each takes about 100 bytes. */
    private static final long SLICE_MAX = 200_000;

    private final JdbcReadings store;
    private final Collection<Series> scope;
    private final List<Shelf> shelves;
    private final Window window;
    private final boolean newestFirst;
    private final long wanted;

    private long from_us = Long.MAX_VALUE;
    private long until_us = Long.MIN_VALUE;
    private long sealedUntil_us = Long.MIN_VALUE;
    private long count = 0;

    /**
     * @param shelves the same series, when they are all there are; else none
     * @param wanted about how many readings will be taken
     */
    CityScan(
            JdbcReadings store,
            Collection<Series> scope,
            List<Shelf> shelves,
            Window window,
            boolean newestFirst,
            long wanted) {
        this.store = store;
        this.scope = scope;
        this.shelves = shelves;
        this.window = window;
        this.newestFirst = newestFirst;
        this.wanted = wanted;
    }

    /** Hands over the readings until the sink returns false. */
    void run(Predicate<Reading> sink) {
        if (wanted > FrontScan.MOST) {
            walk(window, sink);
            return;
        }
        Reading last = new FrontScan(store, scope, shelves, window, newestFirst).run(wanted, sink);
        if (last == null) return;
        Comparator<Reading> order = newestFirst ? Reading.ORDER.reversed() : Reading.ORDER;
        Window behind = newestFirst
                ? window.within(Long.MIN_VALUE, last.start_us() + 1)
                : window.within(last.start_us(), Long.MAX_VALUE);
        walk(behind, reading -> order.compare(reading, last) <= 0 || sink.test(reading));
    }

    private void walk(Window span, Predicate<Reading> sink) {
        for (Series series : scope) measure(series);
        from_us = Math.max(from_us, span.from_us());
        until_us = Math.min(until_us, span.until_us());
        if (from_us < until_us) runInSlices(sink);
    }

    private void measure(Series series) {
        SeriesState state = series.state;
        if (state.latest() == null) return;
        from_us = Math.min(from_us, state.from_us());
        until_us = Math.max(until_us, state.latest().start_us() + 1);
        sealedUntil_us = Math.max(sealedUntil_us, state.sealedUntil_us());
        count += series.count();
    }

    private void runInSlices(Predicate<Reading> sink) {
        long target = SLICE_MAX;
        double density = Math.max(1, candidates()) / ((double) until_us - from_us);
        double width = Math.max(1, target / density);
        long at = newestFirst ? until_us : from_us;
        while (newestFirst ? at > from_us : at < until_us) {
            Window slice = slice(at, width);
            long expected = expected(slice);
            if (expected > 4 * target && width > 1) {
                width = Math.max(1, width * target / expected);
                continue;
            }
            for (Reading reading : gather(slice)) if (!sink.test(reading)) return;
            at = newestFirst ? slice.from_us() : slice.until_us();
            if (expected < target / 4) width *= 2;
        }
    }

    private long candidates() {
        return window.hasBounds() ? expected(window.within(from_us, until_us)) : count;
    }

    private Window slice(long at, double width) {
        double left = newestFirst ? (double) at - from_us : (double) until_us - at;
        if (width >= left) return newestFirst ? window.within(from_us, at) : window.within(at, until_us);
        long step = Math.max(1, (long) width);
        return newestFirst ? window.within(at - step, at) : window.within(at, at + step);
    }

    private long expected(Window slice) {
        long expected = slice.from_us() > sealedUntil_us ? 0 : store.estimate(slice);
        for (Series series : scope) {
            if (!slice.mayWantHot(series)) continue;
            Readings hot = series.hot;
            expected += hot.from(slice.until_us()) - hot.from(slice.from_us());
        }
        return expected;
    }

    private List<Reading> gather(Window slice) {
        var found = new ArrayList<Reading>();
        // The memory first: what leaves it from now on is found in the blocks.
        for (Series series : scope) {
            Readings hot = series.hot;
            if (slice.mayWantHot(series)) add(found, series.datastream, hot, slice);
            sealedUntil_us = Math.max(sealedUntil_us, series.state.sealedUntil_us());
        }
        if (slice.from_us() <= sealedUntil_us) {
            store.eachMeeting(slice, block -> add(found, block.datastream(), block.readings(), slice));
        }
        found.sort(newestFirst ? Reading.ORDER.reversed() : Reading.ORDER);
        return withoutRepeats(found);
    }

    private static void add(List<Reading> found, long datastream, Readings readings, Window slice) {
        int until = readings.from(slice.until_us());
        for (int i = readings.from(slice.from_us()); i < until; i++) {
            if (slice.wants(readings, i)) found.add(Reading.of(datastream, readings, i));
        }
    }

    private static List<Reading> withoutRepeats(List<Reading> sorted) {
        var kept = new ArrayList<Reading>(sorted.size());
        long before = Long.MIN_VALUE;
        for (Reading reading : sorted) {
            if (reading.id() != before) kept.add(reading);
            before = reading.id();
        }
        return kept;
    }
}

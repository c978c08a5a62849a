package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.songhua.engine.series.Readings;

/**
 * The readings of many series in one order. When few are wanted from one end of time, blocks are opened one by one as
 * their begin comes up; else time is walked in slices of bounded size, each gathered and sorted.
 */
final class CityScan {
    /** Readings gathered at once at most, roughly; each takes about 100 bytes. */
    private static final long SLICE_MAX = 200_000;

    private static final long SLICE_MIN = 1000;
    private static final long FEW = 10_000;

    private final JdbcReadings store;
    private final List<Series> scope;
    private final Window window;
    private final boolean newestFirst;
    private final long limit;

    private long from_us = Long.MAX_VALUE;
    private long until_us = Long.MIN_VALUE;
    private long sealedUntil_us = Long.MIN_VALUE;
    private long count = 0;

    CityScan(JdbcReadings store, List<Series> scope, Window window, boolean newestFirst, long limit) {
        this.store = store;
        this.scope = scope;
        this.window = window;
        this.newestFirst = newestFirst;
        this.limit = limit;
        for (Series series : scope) measure(series);
        from_us = Math.max(from_us, window.from_us());
        until_us = Math.min(until_us, window.until_us());
    }

    private void measure(Series series) {
        SeriesState state = series.state;
        if (state.latest() == null) return;
        from_us = Math.min(from_us, state.from_us());
        until_us = Math.max(until_us, state.latest().start_us() + 1);
        sealedUntil_us = Math.max(sealedUntil_us, state.sealedUntil_us());
        count += series.count();
    }

    /** Hands over the readings until the sink returns false. */
    void run(Predicate<Reading> sink) {
        if (from_us >= until_us) return;
        boolean fromTheEnd = newestFirst
                ? window.until_us() >= until_us && window.until_us() > sealedUntil_us
                : window.from_us() <= from_us;
        boolean isInMemory = from_us > sealedUntil_us;
        if (limit <= FEW && window.wantsAll() && (fromTheEnd || isInMemory)) runMerging(sink);
        else runInSlices(sink);
    }

    private void runInSlices(Predicate<Reading> sink) {
        long target = Math.clamp(limit > FEW ? SLICE_MAX : 4 * limit, SLICE_MIN, SLICE_MAX);
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
        for (Series series : scope) if (slice.mayWantHot(series)) add(found, series.datastream, series.hot, slice);
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

    private void runMerging(Predicate<Reading> sink) {
        Comparator<Cursor> order = Comparator.comparingLong(Cursor::time_us).thenComparingLong(Cursor::id);
        var open = new PriorityQueue<Cursor>(newestFirst ? order.reversed() : order);
        for (Series series : scope) open(open, series.datastream, series.hot);
        var merge = new Merge(open, sink);
        if (from_us <= sealedUntil_us) {
            if (newestFirst) store.eachLatest(from_us, merge::takeBlock);
            else store.eachEarliest(until_us, merge::takeBlock);
        }
        merge.emitAll();
    }

    private void open(PriorityQueue<Cursor> open, long datastream, Readings readings) {
        int from = readings.from(window.from_us());
        int until = readings.from(window.until_us());
        if (from < until) open.add(new Cursor(datastream, readings, newestFirst ? until - 1 : from, from, until));
    }

    /** A place in some readings. */
    private record Cursor(long datastream, Readings readings, int at, int from, int until) {
        long time_us() {
            return readings.time(at);
        }

        long id() {
            return readings.side(0, at);
        }

        Reading reading() {
            return Reading.of(datastream, readings, at);
        }

        Cursor moved(int step) {
            return new Cursor(datastream, readings, at + step, from, until);
        }

        boolean isInside() {
            return at >= from && at < until;
        }
    }

    /** Emits what comes before all blocks that are not open yet. */
    private final class Merge {
        private final PriorityQueue<Cursor> open;
        private final Predicate<Reading> sink;
        private final Set<Long> wantedOnly = datastreams();
        private long before = Long.MIN_VALUE;
        private boolean goesOn = true;

        Merge(PriorityQueue<Cursor> open, Predicate<Reading> sink) {
            this.open = open;
            this.sink = sink;
        }

        private Set<Long> datastreams() {
            if (window.datastreams() == null) return Set.of();
            var all = new HashSet<Long>();
            for (long datastream : window.datastreams()) all.add(datastream);
            return all;
        }

        boolean takeBlock(Block block) {
            if (window.datastreams() != null && !wantedOnly.contains(block.datastream())) return goesOn;
            while (goesOn && !open.isEmpty() && isBefore(open.element(), block)) emit();
            if (goesOn) open(open, block.datastream(), block.readings());
            return goesOn;
        }

        /** True when the next reading comes before all of the block and of those behind it. */
        private boolean isBefore(Cursor next, Block block) {
            long edge = newestFirst ? block.until_us() : block.from_us();
            int order = Long.compare(next.time_us(), edge);
            if (order == 0) order = Long.compare(next.id(), newestFirst ? block.idUntil() : block.idFrom());
            return newestFirst ? order > 0 : order < 0;
        }

        private void emit() {
            Cursor next = open.remove();
            Reading reading = next.reading();
            if (reading.id() != before) goesOn = sink.test(reading);
            before = reading.id();
            Cursor moved = next.moved(newestFirst ? -1 : 1);
            if (moved.isInside()) open.add(moved);
        }

        void emitAll() {
            while (goesOn && !open.isEmpty()) emit();
        }
    }
}

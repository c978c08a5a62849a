package org.songhua.sensing.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;
import org.songhua.engine.series.RollUp;
import org.songhua.engine.series.RollUps;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.TimeSpan;

/** Answers queries from memory and blocks. Never waits for the writer. */
final class Reader {
    private final SeriesIndex index;
    private final JdbcReadings store;
    private final Map<Long, Long> movedById;
    private final Totals totals;

    Reader(SeriesIndex index, JdbcReadings store, Map<Long, Long> movedById, Totals totals) {
        this.index = index;
        this.store = store;
        this.movedById = movedById;
        this.totals = totals;
    }

    Optional<Reading> find(long id) {
        Long elsewhere = movedById.get(id);
        long datastream = elsewhere == null ? SeriesState.datastreamOf(id) : elsewhere;
        Series series = index.find(datastream);
        if (series == null) return Optional.empty();
        Optional<Reading> inMemory = Group.findById(datastream, series.hot, id);
        if (inMemory.isPresent() || series.state.sealedCount() == 0) return inMemory;
        return store.listById(datastream, id).stream()
                .flatMap(block -> Group.findById(datastream, block.readings(), id).stream())
                .findFirst();
    }

    Optional<Reading> latest(long datastream) {
        Series series = index.find(datastream);
        return series == null ? Optional.empty() : Optional.ofNullable(series.state.latest());
    }

    Optional<TimeSpan> span(long datastream) {
        Series series = index.find(datastream);
        SeriesState state = series == null ? null : series.state;
        if (state == null || state.latest() == null) return Optional.empty();
        return Optional.of(new TimeSpan(
                ReadingFormat.instant(state.from_us()),
                ReadingFormat.instant(state.until_us()),
                instant(state.resultFromCode()),
                instant(state.resultUntilCode())));
    }

    private static @Nullable Instant instant(long code) {
        return code == Codes.NONE ? null : ReadingFormat.instant(Codes.value(code));
    }

    void stream(ObservationQuery query, Predicate<Reading> sink) {
        if (query.limit() <= 0) return;
        Window window = behind(query);
        Predicate<Reading> limited = new Limit(query, sink);
        Collection<Series> scope = scope(window);
        if (window.from_us() >= window.until_us() || scope.isEmpty()) return;
        if (scope.size() == 1) new SeriesScan(store, only(scope), window, query.newestFirst()).run(limited);
        else new CityScan(store, scope, shelves(window), window, query.newestFirst(), wanted(query)).run(limited);
    }

    private List<Shelf> shelves(Window window) {
        return window.datastreams() == null ? index.shelves() : List.of();
    }

    private static Series only(Collection<Series> scope) {
        return scope.iterator().next();
    }

    private static long wanted(ObservationQuery query) {
        return query.guess() == 0 ? query.limit() : Math.min(query.limit(), query.guess());
    }

    private static Window behind(ObservationQuery query) {
        Window window = Window.of(query);
        ObservationQuery.Position after = query.after();
        if (after == null) return window;
        long time_us = ReadingFormat.bound(after.phenomenonStart());
        return query.newestFirst()
                ? window.within(Long.MIN_VALUE, time_us + 1)
                : window.within(time_us, Long.MAX_VALUE);
    }

    private Collection<Series> scope(Window window) {
        long[] datastreams = window.datastreams();
        if (datastreams == null) return index.all();
        return Arrays.stream(datastreams)
                .distinct()
                .mapToObj(index::find)
                .filter(Objects::nonNull)
                .toList();
    }

    long count(ObservationQuery query) {
        Window window = Window.of(query);
        if (window.from_us() >= window.until_us()) return 0;
        if (query.after() != null || !window.wantsAll()) return countOneByOne(query);
        if (window.from_us() == Long.MIN_VALUE && window.until_us() == Long.MAX_VALUE) return countAll(window);
        return new SpanCount(store, window).count(scope(window));
    }

    /** {@return the number, or about as many when it is large} */
    long estimate(ObservationQuery query, long exactUpTo) {
        Window window = Window.of(query);
        boolean isQuick = query.after() == null && window.wantsAll();
        if (isQuick || window.featureCode() != Codes.NONE || query.after() != null) return count(query);
        long few = countOneByOne(query.guessing((int) Math.min(Integer.MAX_VALUE, exactUpTo)), exactUpTo + 1);
        if (few <= exactUpTo) return few;
        double hot = 0;
        for (Series series : scope(window)) if (window.mayWantHot(series)) hot += countHot(series.hot, window);
        return Math.max(few, Math.round(hot + store.estimateNumbers(window)));
    }

    private static long countHot(Readings hot, Window window) {
        long count = 0;
        int until = hot.from(window.until_us());
        for (int i = hot.from(window.from_us()); i < until; i++) if (window.wants(hot, i)) count++;
        return count;
    }

    private long countAll(Window window) {
        if (window.datastreams() == null) return totals.all.get();
        return scope(window).stream().mapToLong(Series::count).sum();
    }

    private long countOneByOne(ObservationQuery query) {
        return countOneByOne(query, Long.MAX_VALUE);
    }

    private long countOneByOne(ObservationQuery query, long most) {
        var count = new AtomicLong();
        stream(query.withLimit(most), reading -> count.incrementAndGet() > 0);
        return count.get();
    }

    List<Aggregate> aggregate(long datastream, Instant from, Instant until, Duration step) {
        Series series = index.find(datastream);
        if (series == null) return List.of();
        long from_us = ReadingFormat.bound(from);
        Window window = new Window(
                new long[] {datastream},
                from_us,
                ReadingFormat.bound(until),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Codes.NONE);
        RollUps sums = new SumScan(store, totals, series, window, Math.max(1, step.toNanos() / 1000)).run();
        var found = new ArrayList<Aggregate>();
        for (RollUp one : sums.list()) if (one.count() > 0) found.add(aggregate(one));
        return found;
    }

    private static Aggregate aggregate(RollUp one) {
        return new Aggregate(
                ReadingFormat.instant(one.start_us()),
                one.min(),
                one.max(),
                one.mean(),
                one.count(),
                one.flagged(),
                one.doubts());
    }

    /** Passes on what is behind the position of the query, and so many. */
    private static final class Limit implements Predicate<Reading> {
        private final boolean newestFirst;
        private final ObservationQuery.@Nullable Position after;
        private final long after_us;
        private final Predicate<Reading> sink;
        private long left;

        Limit(ObservationQuery query, Predicate<Reading> sink) {
            this.newestFirst = query.newestFirst();
            this.after = query.after();
            this.after_us = after == null ? 0 : ReadingFormat.bound(after.phenomenonStart());
            this.sink = sink;
            this.left = query.limit();
        }

        @Override
        public boolean test(Reading reading) {
            if (after != null && !isBehind(reading, after)) return true;
            return sink.test(reading) && --left > 0;
        }

        private boolean isBehind(Reading reading, ObservationQuery.Position position) {
            if (reading.start_us() != after_us) return true;
            return newestFirst ? reading.id() < position.id() : reading.id() > position.id();
        }
    }
}

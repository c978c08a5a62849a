package org.songhua.cim.internal.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.Difference;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ImportMonitor;
import org.songhua.cim.internal.imports.load.LoadResult;
import org.songhua.engine.fault.Fault;

/**
 * Where an import stands: told by the thread that runs it, read by others. Keeps the faults that wait to be written
 * down, and carries the wish to cancel the other way.
 */
final class ImportProgress implements ImportMonitor {
    /** Share of the whole that reading is; indexes and merging are the rest. From measurements. */
    private static final double READING_SHARE = 0.7;
    /** Of each code so many faults are kept in full; all are counted. */
    static final int KEPT_PER_CODE = 10_000;

    private final ImportStatus begin;
    private final Map<String, Long> faultsByCode = new TreeMap<>();
    private final List<Fault> waiting = new ArrayList<>();
    private State state;
    private @Nullable String format;
    private final @Nullable String dataset;
    private @Nullable String crs;
    private @Nullable ImportStatus last;
    private double share = 0;
    private long read = 0;
    private long refused = 0;
    private long ended = 0;
    private Map<String, Difference> differences = Map.of();
    private volatile boolean cancelled = false;

    ImportProgress(ImportStatus begin) {
        this.begin = begin;
        this.state = begin.state();
        this.dataset = begin.dataset();
        this.crs = begin.crs();
    }

    synchronized ImportStatus status() {
        return last != null ? last : status(state, share, Map.of(), 0, null, null);
    }

    private ImportStatus status(
            State now,
            double progress,
            Map<String, Long> imported,
            long unchanged,
            @Nullable String message,
            @Nullable Instant finishedAt) {
        return new ImportStatus(
                begin.id(),
                begin.fileName(),
                format,
                dataset,
                crs,
                now,
                progress,
                read,
                imported.values().stream().mapToLong(Long::longValue).sum(),
                unchanged,
                refused,
                imported,
                new TreeMap<>(faultsByCode),
                ended,
                begin.preview(),
                differences,
                message,
                begin.by(),
                begin.startedAt(),
                finishedAt);
    }

    /** Counts a fault and keeps it unless there are too many of its kind. */
    synchronized void fault(Fault fault) {
        if (faultsByCode.merge(fault.code(), 1L, Long::sum) <= KEPT_PER_CODE) waiting.add(fault);
    }

    /** {@return the faults kept since the last call} */
    synchronized List<Fault> takeFaults() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    synchronized void format(String code) {
        format = code;
        state = State.READING;
    }

    synchronized void crs(String name) {
        crs = name;
    }

    /** Takes note of a batch whose rows were sent. */
    synchronized void sent(Batch batch, long rowsSent) {
        batch.faults().forEach(this::fault);
        read += batch.read();
        refused += batch.read() - rowsSent;
    }

    @Override
    public void reading(double shareRead) {
        check();
        synchronized (this) {
            share = READING_SHARE * Math.clamp(shareRead, 0, 1);
        }
    }

    synchronized void storing() {
        check();
        state = State.STORING;
        share = READING_SHARE;
    }

    /** {@return the status when everything is committed; not told to others before {@link #publish}} */
    synchronized ImportStatus done(LoadResult result, @Nullable String remark, Instant at) {
        differences = result.differences();
        ended = result.ended();
        return status(State.DONE, 1, result.importedByClass(), result.unchanged(), remark, at);
    }

    /** {@return the status of a preview: what would change, and that nothing has} */
    synchronized ImportStatus previewed(LoadResult result, Instant at) {
        differences = result.differences();
        return status(State.PREVIEWED, 1, result.importedByClass(), result.unchanged(), null, at);
    }

    /** {@return the status of an import of which nothing is kept, so that nothing is counted as imported} */
    synchronized ImportStatus ended(State finalState, @Nullable String why, Instant at) {
        return status(finalState, share, Map.of(), 0, why, at);
    }

    /** Tells the final status: what it says has become durable. */
    synchronized void publish(ImportStatus finalStatus) {
        last = finalStatus;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** @throws CancellationException when somebody wished so */
    void check() {
        if (cancelled || Thread.currentThread().isInterrupted()) throw new CancellationException();
    }
}

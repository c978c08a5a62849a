package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps memory and journal small, in a thread of its own: packs series that have enough for a block, all large ones when memory
 * runs short, and drops the beginning of the journal when nothing needs it.
 */
final class Sealer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    /** Readings of one commit: packed blocks of so many are written in about 5 ms, which writers wait. */
    private static final int CHUNK_READINGS = 32 * BlockCut.SIZE;
    /** Series of one commit: each costs a row with three index entries, however little is in it. */
    private static final int CHUNK_SERIES = 128;

    private static final int CARRY_READINGS = 10_000;
    private static final long PAUSE_MS = 1000;
    private static final long TRIM_EVERY_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long JOURNAL_SLACK = 500_000;

    private final SeriesIndex index;
    private final JdbcReadings store;
    private final Writer writer;
    private final Totals totals;
    private final long hotMax;
    private final ConcurrentLinkedQueue<Series> full = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("sensing-sealer").unstarted(this::run);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean isClosed = false;
    private long trimmedAt_ns = System.nanoTime();

    Sealer(SeriesIndex index, JdbcReadings store, Writer writer, Totals totals, long hotMax) {
        this.index = index;
        this.store = store;
        this.writer = writer;
        this.totals = totals;
        this.hotMax = hotMax;
    }

    void start() {
        thread.start();
    }

    /** {@return how often packing failed and was put off} */
    int failures() {
        return failures.get();
    }

    /** Is told of each commit, on the writer's thread. */
    void noteCommit(List<SeriesChanges> changed) {
        for (SeriesChanges changes : changed) {
            Series series = changes.series;
            if (series.isFull || series.hot.size() < BlockCut.SIZE) continue;
            series.isFull = true;
            full.add(series);
            work.release();
        }
        if (totals.hot.get() > hotMax) work.release();
    }

    private void run() {
        while (!isClosed) {
            try {
                if (work.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS)) work.drainPermits();
                round();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                failures.incrementAndGet();
                LOG.warn("Readings could not be packed, and will be later: {}", e.getMessage());
            } catch (RuntimeException e) {
                failures.incrementAndGet();
                LOG.error("Readings could not be packed.", e);
            }
        }
    }

    private void round() {
        sealFull();
        if (totals.hot.get() > hotMax) sealUntil(hotMax / 2);
        if (System.nanoTime() - trimmedAt_ns < TRIM_EVERY_NS) return;
        trimmedAt_ns = System.nanoTime();
        if (store.countJournal() > 2 * totals.hot.get() + JOURNAL_SLACK) carryAndTrim();
        else trim();
    }

    /** Frees the first half of the journal. */
    void carryAndTrim() {
        carryOld();
        trim();
    }

    private void sealFull() {
        var chunk = new Chunk();
        for (Series next = full.poll(); next != null; next = full.poll()) {
            // Before it is packed: what comes from now on may ask again.
            next.isFull = false;
            chunk.add(next);
        }
        chunk.seal();
    }

    /** Packs series, those with most first, until no more than so many readings are left in memory. */
    void sealUntil(long left) {
        List<Series> largest = index.all().stream()
                .filter(series -> series.hot.size() > 0)
                .sorted(Comparator.comparingInt((Series series) -> series.hot.size())
                        .reversed())
                .toList();
        var chunk = new Chunk();
        for (Series series : largest) {
            if (totals.hot.get() - chunk.readings <= left) break;
            chunk.add(series);
        }
        chunk.seal();
    }

    /** Series that are packed and committed together, those that hold still meanwhile. */
    private final class Chunk {
        private final Set<Series> all = new LinkedHashSet<>();
        private int readings = 0;

        void add(Series series) {
            if (all.add(series)) readings += series.hot.size();
            if (readings >= CHUNK_READINGS || all.size() >= CHUNK_SERIES) seal();
        }

        void seal() {
            var task = new SealTask(store, totals);
            long appliedSeq = writer.appliedSeq();
            for (Series series : all) task.pack(series, appliedSeq);
            all.clear();
            readings = 0;
            if (!task.isEmpty()) writer.housekeeping(task);
        }
    }

    private void carryOld() {
        long newest = writer.appliedSeq();
        long middle = (oldestNeeded() + newest) / 2;
        var chunk = new ArrayList<Series>();
        int readings = 0;
        for (Series series : index.all()) {
            if (series.oldestSeq > middle) continue;
            chunk.add(series);
            readings += series.hot.size();
            if (readings < CARRY_READINGS) continue;
            writer.housekeeping(new CarryTask(store, chunk));
            chunk.clear();
            readings = 0;
        }
        writer.housekeeping(new CarryTask(store, chunk));
    }

    private void trim() {
        store.trimJournal(oldestNeeded());
    }

    /** {@return the first commit that holds something which stands nowhere else} */
    private long oldestNeeded() {
        // First: what comes meanwhile is newer than this.
        long oldest = writer.appliedSeq() + 1;
        for (Series series : index.all()) oldest = Math.min(oldest, series.oldestSeq);
        return oldest;
    }

    @Override
    public void close() {
        isClosed = true;
        if (!thread.isAlive()) return;
        work.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

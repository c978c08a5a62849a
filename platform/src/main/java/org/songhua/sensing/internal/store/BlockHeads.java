package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds and counts readings by what stands beside their blocks, most of which stay closed. From the first question on what is needed of them is kept in
 * memory and brought up to date by each commit; when there are too many, and where their cells must be looked at, the database is asked.
 *
 * <p>A commit is seen here before readings that it packs leave the memory, so that who looks there first and here second misses none.
 */
final class BlockHeads {
    /** A block takes about 300 bytes, and all of them a sixteenth of the heap at most. */
    static final int MOST_DEFAULT =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 16 / 300);

    private final JdbcHeads store;
    private final int most;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ReentrantLock loading = new ReentrantLock();

    /** Null as long as nobody asked, and when there are too many. */
    private @Nullable KnownBlocks known = null;

    /** What commits changed since the loading began; null unless it goes on. */
    private @Nullable Noted meanwhile = null;

    private boolean isTooMany;

    /** Changes of commits, in order. */
    private static final class Noted {
        private final List<Consumer<KnownBlocks>> changes = new ArrayList<>();
    }

    /** @param most blocks that are kept in memory */
    BlockHeads(JdbcHeads store, int most) {
        this.store = store;
        this.most = most;
        isTooMany = most <= 0;
    }

    /** Brings the memory up to date with a commit that is durable. */
    void apply(List<Consumer<KnownBlocks>> changes) {
        if (changes.isEmpty()) return;
        lock.writeLock().lock();
        try {
            if (meanwhile != null) meanwhile.changes.addAll(changes);
            if (known != null) changeKnown(known, changes);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void changeKnown(KnownBlocks blocks, List<Consumer<KnownBlocks>> changes) {
        changes.forEach(change -> change.accept(blocks));
        isTooMany |= blocks.size() > most;
        known = isTooMany ? null : blocks;
    }

    /** Forgets everything, after a commit of which nobody knows whether it became durable, or of which nobody knew. */
    void forget() {
        lock.writeLock().lock();
        try {
            known = null;
            meanwhile = null;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** {@return what the blocks in memory tell; nothing when they are not there} The question must be a short one: a commit waits for it. */
    <T> Optional<T> ask(Function<KnownBlocks, T> question) {
        lock.readLock().lock();
        try {
            if (known != null) return Optional.of(question.apply(known));
            if (isTooMany) return Optional.empty();
        } finally {
            lock.readLock().unlock();
        }
        return load() ? ask(question) : Optional.empty();
    }

    /** {@return whether they are there now} Whoever comes while another loads asks the database. */
    private boolean load() {
        if (!loading.tryLock()) return false;
        try {
            Noted since = begin();
            var blocks = new KnownBlocks();
            store.eachKnown(block -> {
                blocks.put(block);
                return blocks.size() <= most;
            });
            return end(blocks, since);
        } finally {
            loading.unlock();
        }
    }

    /** From now on changes are noted; what is durable by now will be read. */
    private Noted begin() {
        var since = new Noted();
        lock.writeLock().lock();
        try {
            meanwhile = since;
            return since;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Changes that were read already do no harm when they are made once more: for each block the last one counts. */
    private boolean end(KnownBlocks blocks, Noted since) {
        lock.writeLock().lock();
        try {
            // Something was forgotten meanwhile.
            if (meanwhile != since) return false;
            meanwhile = null;
            changeKnown(blocks, since.changes);
            return known != null;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** See {@link JdbcHeads#count}. */
    JdbcHeads.Count count(Window window) {
        return ask(blocks -> blocks.count(window)).orElseGet(() -> store.count(window));
    }

    /** See {@link JdbcHeads#listSteady}. */
    List<BlockEntry> listSteady(long moment_us, Window window, boolean newestFirst, int wanted) {
        return ask(blocks -> blocks.listSteady(moment_us, window, newestFirst, wanted))
                .orElseGet(() -> store.listSteady(moment_us, window, newestFirst, wanted));
    }

    /** See {@link JdbcHeads#eachUnsteady}. */
    void eachUnsteady(long moment_us, Window window, Consumer<BlockHead> sink) {
        if (ask(blocks -> blocks.hasUnsteady(moment_us, window)).orElse(true))
            store.eachUnsteady(moment_us, window, sink);
    }

    /** See {@link JdbcHeads#eachAcross}. */
    void eachAcross(Window window, Consumer<BlockHead> sink) {
        store.eachAcross(window, sink);
    }

    /** {@return all blocks that meet a span and may hold numbers within bounds, in no order; nothing when the database must tell} */
    Optional<List<PeakHead>> findPeaks(Window span, boolean newestFirst) {
        return ask(blocks -> blocks.findPeaks(span, newestFirst)).flatMap(found -> found);
    }

    /** See {@link JdbcHeads#eachPeak}. */
    boolean eachPeak(long from_us, long until_us, Window span, boolean newestFirst, Predicate<PeakHead> sink) {
        return store.eachPeak(from_us, until_us, span, newestFirst, sink);
    }
}

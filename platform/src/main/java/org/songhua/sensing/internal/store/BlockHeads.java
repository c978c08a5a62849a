package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Finds and counts readings by what stands beside their blocks, most of which stay closed. What is needed of them is read into memory by a thread of its own, from the
 * start on, and brought up to date by each commit. Until it is there, when there are too many, and where their cells must be looked at, the database is asked: so nobody
 * waits for the blocks of others.
 *
 * <p>A commit is seen here before readings that it packs leave the memory, so that who looks there first and here second misses none.
 */
final class BlockHeads {
    private static final Logger LOG = LoggerFactory.getLogger(BlockHeads.class);

    /** A block takes about 300 bytes, and all of them a sixteenth of the heap at most. */
    static final int MOST_DEFAULT =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 16 / 300);

    private final JdbcHeads store;
    private final int most;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Null until they are read, and when there are too many. */
    private @Nullable KnownBlocks known = null;

    /** What commits changed since the reading began; null unless it goes on. */
    private @Nullable Noted meanwhile = null;

    /** Reads them, or did. */
    private @Nullable Thread loader = null;

    private boolean isTooMany;
    private volatile boolean isClosed = false;

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
            if (!isWanted()) return Optional.empty();
        } finally {
            lock.readLock().unlock();
        }
        load();
        return Optional.empty();
    }

    /** {@return whether they should be read, and nobody does} */
    private boolean isWanted() {
        boolean isReading = loader != null && loader.isAlive();
        return known == null && !isTooMany && !isReading && !isClosed;
    }

    /** Begins to read them, unless they are there, there are too many, or that goes on already. */
    void load() {
        lock.writeLock().lock();
        try {
            if (isWanted())
                loader = Thread.ofPlatform().daemon().name("sensing-heads").start(this::readAll);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whoever asks next begins once more when the database does not answer now. */
    private void readAll() {
        try {
            while (!isClosed && !read()) LOG.debug("Packed readings are looked through once more.");
        } catch (DataAccessException e) {
            LOG.warn("What is packed could not be looked through, and will be later: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("What is packed could not be looked through.", e);
        } finally {
            noteNoMore();
        }
    }

    /** {@return whether nothing was forgotten meanwhile} */
    private boolean read() {
        Noted since = begin();
        var blocks = new ArrayList<KnownBlock>();
        store.eachKnown(block -> {
            blocks.add(block);
            return blocks.size() <= most && !isClosed;
        });
        return isClosed || end(new KnownBlocks(blocks), since);
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
            if (meanwhile != since) return false;
            meanwhile = null;
            changeKnown(blocks, since.changes);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void noteNoMore() {
        lock.writeLock().lock();
        try {
            meanwhile = null;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits until nobody reads them. */
    void await() {
        Thread reading = loader();
        if (reading == null) return;
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread loader() {
        lock.readLock().lock();
        try {
            return loader;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Reads no more. */
    void close() {
        isClosed = true;
        await();
    }

    /** See {@link JdbcHeads#count}. */
    JdbcHeads.Count count(Window window) {
        return ask(blocks -> blocks.count(window)).orElseGet(() -> store.count(window));
    }

    /** {@return the blocks that a question is about in the order they are entered in; nothing when the database must tell} */
    Optional<KnownFront> inOrder(Window span, boolean newestFirst) {
        // Where numbers lie between two bounds cells tell much better than records.
        if (span.min() != Double.NEGATIVE_INFINITY && span.max() != Double.POSITIVE_INFINITY) return Optional.empty();
        return ask(blocks -> blocks.inOrder(span, newestFirst)).filter(front -> !span.hasBounds() || !front.hasPlain());
    }

    /** See {@link JdbcHeads#listSteady}. */
    List<BlockEntry> listSteady(long moment_us, Window window, boolean newestFirst, int wanted) {
        return store.listSteady(moment_us, window, newestFirst, wanted);
    }

    /** See {@link JdbcHeads#eachUnsteady}. */
    void eachUnsteady(long moment_us, Window window, Consumer<BlockHead> sink) {
        store.eachUnsteady(moment_us, window, sink);
    }

    /** See {@link JdbcHeads#eachAcross}. */
    void eachAcross(Window window, Consumer<BlockHead> sink) {
        store.eachAcross(window, sink);
    }

    /** See {@link JdbcHeads#eachPeak}. */
    boolean eachPeak(long from_us, long until_us, Window span, boolean newestFirst, Predicate<PeakHead> sink) {
        return store.eachPeak(from_us, until_us, span, newestFirst, sink);
    }

    /** See {@link JdbcHeads#eachCell}. */
    void eachCell(List<BlockSpan> spans, Consumer<PeakHead> sink) {
        store.eachCell(spans, sink);
    }
}

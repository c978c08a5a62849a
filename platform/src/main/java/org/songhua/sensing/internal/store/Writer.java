package org.songhua.sensing.internal.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.store.StoreException;
import org.springframework.dao.DuplicateKeyException;

/**
 * The one thread that changes readings. It takes what has come since the last commit, decides and commits it together, and only
 * then answers: a commit begins as soon as the one before is done.
 *
 * <p>When a commit fails, its requests fail and the memory stays as it was. Whether it became durable all the same (the
 * connection broke before the answer) is found out before the next one: an empty row is put in its place in the journal, which succeeds
 * only if it is not there.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int QUEUE_MAX = 10_000;
    /** A commit of more would take longer than its requests should wait. */
    private static final int COMMIT_BYTES_MAX = 4 << 20;

    private final SeriesIndex index;
    private final JdbcReadings store;
    private final Map<Long, Long> movedById;
    private final Totals totals;
    private final Committed listener;
    private final BlockingQueue<Request<?>> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Thread thread = Thread.ofPlatform().name("sensing-writer").unstarted(this::run);

    private long nextSeq = 1;
    private volatile long appliedSeq = 0;
    private volatile boolean isClosed = false;
    private @Nullable Unsure unsure = null;
    /** Series that lost their first, last or latest reading and of which nobody has looked up yet which is that now. */
    private final Set<Series> toRebuild = new LinkedHashSet<>();

    /** Is told of each commit, in order, on the writer's thread. */
    interface Committed {
        void accept(List<SeriesChanges> changed, List<Reading> recorded);
    }

    /** A commit of which nobody knows whether it became durable. */
    private record Unsure(long seq, Runnable apply, Runnable discard) {}

    Writer(SeriesIndex index, JdbcReadings store, Map<Long, Long> movedById, Totals totals, Committed listener) {
        this.index = index;
        this.store = store;
        this.movedById = movedById;
        this.totals = totals;
        this.listener = listener;
    }

    void start(long lastSeq) {
        nextSeq = lastSeq + 1;
        appliedSeq = lastSeq;
        thread.start();
    }

    /** {@return the newest commit that all readers see} */
    long appliedSeq() {
        return appliedSeq;
    }

    /** {@return what the work decided, once it is durable} */
    <T> T change(Function<Group, T> work) {
        return await(new Change<>(work));
    }

    /** Runs a commit of the store's own housekeeping between two others. */
    void housekeeping(Housekeeping work) {
        await(new Chore(work));
    }

    private <T> T await(Request<T> request) {
        try {
            if (isClosed) throw closed();
            queue.put(request);
            if (isClosed && !thread.isAlive()) refuseAll();
            return request.answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while readings were written; they may have been kept.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new StoreException("not written", e);
        }
    }

    private static StoreException closed() {
        return new StoreException("The program is stopping and takes no more readings.");
    }

    private void run() {
        while (!isClosed || !queue.isEmpty()) {
            try {
                queue.take().serve(this);
            } catch (InterruptedException e) {
                LOG.warn("The writer of readings was interrupted, and goes on.");
            } catch (RuntimeException | Error e) {
                LOG.error("The writer of readings stumbled, and goes on.", e);
            }
        }
    }

    private void serve(Change<?> first) {
        var served = new ArrayList<Change<?>>();
        Group group = new Group(index, store, movedById);
        try {
            resolve();
            decide(first, group, served);
            while (group.size() < COMMIT_BYTES_MAX && queue.peek() instanceof Change<?>) {
                if (queue.poll() instanceof Change<?> next) decide(next, group, served);
            }
        } catch (RuntimeException | Error e) {
            if (!served.contains(first)) served.add(first);
            group.discard();
            served.forEach(change -> change.fail(e));
            return;
        }
        commit(group, served);
    }

    private static void decide(Change<?> change, Group group, List<Change<?>> served) {
        served.add(change);
        change.decide(group);
    }

    private void commit(Group group, List<Change<?>> served) {
        if (group.isEmpty()) {
            group.discard();
            served.forEach(Change::succeed);
            return;
        }
        long seq = nextSeq++;
        try {
            if (group.needsTransaction()) store.commit(() -> group.write(seq));
            else group.write(seq);
        } catch (RuntimeException | Error e) {
            unsure = new Unsure(seq, () -> apply(group, seq), group::discard);
            served.forEach(change -> change.fail(e));
            return;
        }
        try {
            apply(group, seq);
        } catch (RuntimeException | Error e) {
            // As when memory runs out: nobody waits for ever, and whoever sends again changes nothing.
            served.forEach(change -> change.fail(e));
            throw e;
        }
        served.forEach(Change::succeed);
    }

    private void apply(Group group, long seq) {
        List<SeriesChanges> touched = group.apply(seq, totals);
        for (SeriesChanges changes : touched) if (changes.mustRebuild) toRebuild.add(changes.series);
        appliedSeq = seq;
        try {
            rebuild();
        } catch (RuntimeException e) {
            // What was asked for is durable, and whoever asked must hear so.
            LOG.warn(
                    "What is known of a datastream could not be found out anew, and will be later: {}", e.getMessage());
        }
        listener.accept(touched, group.recorded());
    }

    private void rebuild() {
        for (var left = toRebuild.iterator(); left.hasNext(); left.remove()) new Rebuild(store).rebuild(left.next());
    }

    private void serve(Chore chore) {
        try {
            resolve();
            Runnable write = chore.work.prepare(nextSeq);
            if (write == null) {
                chore.answer.complete(true);
                return;
            }
            commit(chore, write, nextSeq++);
        } catch (RuntimeException | Error e) {
            chore.answer.completeExceptionally(e);
        }
    }

    private void commit(Chore chore, Runnable write, long seq) {
        try {
            store.commit(write);
        } catch (RuntimeException | Error e) {
            unsure = new Unsure(seq, () -> chore.work.apply(seq), chore.work::discard);
            throw e;
        }
        chore.work.apply(seq);
        appliedSeq = seq;
        chore.answer.complete(true);
    }

    private void resolve() {
        rebuild();
        Unsure open = unsure;
        if (open == null) return;
        boolean wasDurable = false;
        try {
            store.insertJournal(open.seq, 0, new JournalFormat.Writer().toByteArray());
        } catch (DuplicateKeyException e) {
            wasDurable = true;
        }
        unsure = null;
        // What was read since then may be of before the commit.
        store.heads().forget();
        if (wasDurable) open.apply.run();
        else open.discard.run();
        appliedSeq = open.seq;
    }

    /** Serves what has come and stops. */
    @Override
    public void close() {
        isClosed = true;
        if (!thread.isAlive()) return;
        // Wakes the writer when it waits for work.
        queue.offer(new Change<>(group -> true));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseAll();
    }

    private void refuseAll() {
        for (Request<?> left = queue.poll(); left != null; left = queue.poll()) {
            left.answer.completeExceptionally(closed());
        }
    }

    /** A commit of housekeeping: sealing and carrying. All runs on the writer's thread. */
    interface Housekeeping {
        /** {@return what to write, with a journal row of that number among it; null for nothing} */
        @Nullable
        Runnable prepare(long seq);

        /** Brings the memory up to date. */
        void apply(long seq);

        /** Nothing was written. */
        default void discard() {}
    }

    /** Something that somebody waits for. */
    private abstract static class Request<T> {
        final CompletableFuture<T> answer = new CompletableFuture<>();

        abstract void serve(Writer writer);
    }

    /** A change of readings. */
    private static final class Change<T> extends Request<T> {
        private final Function<Group, T> work;
        private @Nullable T decided = null;
        private @Nullable RuntimeException refused = null;

        Change(Function<Group, T> work) {
            this.work = work;
        }

        @Override
        void serve(Writer writer) {
            writer.serve(this);
        }

        void decide(Group group) {
            try {
                decided = work.apply(group);
            } catch (FaultException | NotFoundException e) {
                // This one's own mistake; it changed nothing, and the others need not suffer.
                refused = e;
            }
        }

        @SuppressWarnings("NullAway") // decided unless refused
        void succeed() {
            if (refused != null) answer.completeExceptionally(refused);
            else answer.complete(decided);
        }

        void fail(Throwable reason) {
            answer.completeExceptionally(reason);
        }
    }

    /** Housekeeping that its thread waits for. */
    private static final class Chore extends Request<Boolean> {
        private final Housekeeping work;

        Chore(Housekeeping work) {
            this.work = work;
        }

        @Override
        void serve(Writer writer) {
            writer.serve(this);
        }
    }
}

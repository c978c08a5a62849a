package org.songhua.cim.internal.blocks;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.internal.blocks.JdbcBlocks.Cell;
import org.songhua.store.Database;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes blocks in the background: of a data set once all of its objects are stored, of a cell again after something in it has
 * changed. Nobody waits for it; until it is done the rows are read.
 */
@Service
public class BlockMaker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BlockMaker.class);
    /** Who edits often edits again: what changes within so short a time is made together. */
    private static final long REST_MS = 500;

    private final Database database;
    private final JdbcBlocks blocks;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);
    private volatile boolean isRunning = false;
    private @Nullable Thread thread;

    BlockMaker(Database database) {
        this.database = database;
        this.blocks = new JdbcBlocks(database);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ObjectsChanged changed) {
        wake.release();
    }

    @Override
    public void start() {
        isRunning = true;
        end.drainPermits();
        wake.release();
        thread = Thread.ofPlatform().name("blocks").start(this::run);
    }

    @Override
    public void stop() {
        isRunning = false;
        end.release();
        wake.release();
        Thread running = thread;
        if (running == null) return;
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void run() {
        try {
            while (isRunning) {
                wake.acquire();
                if (end.tryAcquire(REST_MS, TimeUnit.MILLISECONDS)) return;
                wake.drainPermits();
                makeOrLog();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeOrLog() {
        try {
            makeAll(() -> isRunning);
        } catch (RuntimeException e) {
            // What is not made now is made after the next change; rows are read meanwhile.
            if (isRunning) LOG.warn("Blocks of city objects could not be made.", e);
        }
    }

    /** Makes all that is to be made, now. */
    public void settle() {
        makeAll(() -> true);
    }

    private synchronized void makeAll(BooleanSupplier goesOn) {
        OptionalInt unmade = blocks.findUnmade();
        while (unmade.isPresent() && goesOn.getAsBoolean() && make(unmade.getAsInt(), goesOn)) {
            unmade = blocks.findUnmade();
        }
        while (goesOn.getAsBoolean() && renewSome()) {}
    }

    /** {@return false when somebody else makes them, or when it was stopped} */
    private boolean make(int dataset, BooleanSupplier goesOn) {
        if (!locked(() -> blocks.drop(dataset))) return false;
        List<Cell> chunks = blocks.chunks(dataset);
        for (Cell chunk : chunks) {
            if (!goesOn.getAsBoolean() || !locked(() -> blocks.addChunk(chunk))) return false;
        }
        return locked(() -> blocks.made(dataset));
    }

    private boolean locked(Runnable work) {
        return database.inTransaction(() -> {
            boolean mine = blocks.tryLock();
            if (mine) work.run();
            return mine;
        });
    }

    /** {@return whether there may be more} */
    private boolean renewSome() {
        try {
            return database.inTransaction(() -> {
                blocks.ofOneMoment();
                if (!blocks.tryLock()) return false;
                // Writers of a cell wait while its blocks are made, so only a few are made at a time.
                List<Cell> touched = blocks.lockStale();
                if (!touched.isEmpty()) blocks.renew(touched);
                return !touched.isEmpty();
            });
        } catch (ConcurrencyFailureException e) {
            // Somebody has written there since, and is read at the next look.
            return true;
        }
    }
}

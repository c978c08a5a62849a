package org.songhua.warning.internal.tell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.store.Database;

/** Empties the outboxes again and again while the program runs; webhooks and mail each by a thread of their own, so that neither waits for the other. */
final class TellingLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TellingLoop.class);
    private static final int THREADS = 2;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("warning-outbox-", 0).factory());

    TellingLoop(int seconds, Runnable... tasks) {
        for (Runnable task : tasks) {
            var _ = clock.scheduleWithFixedDelay(() -> look(task), seconds, seconds, TimeUnit.SECONDS);
        }
    }

    private void look(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (clock.isShutdown() || Database.isGone(e))
                LOG.debug("The program or its database is being shut down.", e);
            else LOG.warn("News of warnings could not be sent; the next round tries again.", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

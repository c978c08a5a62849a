package org.songhua.resolution.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.resolution.Resolution;

/**
 * Looks at records that changed while the program runs. After a table of many it works a tenth of the time, so that nobody else
 * waits for it: who is in a hurry compares all records, which takes much less for each.
 */
final class LookLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LookLoop.class);

    private static final int PORTION = 100;
    private static final int RESTS = 9;
    private static final int LONGEST_PORTION_SECONDS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("resolution").factory());

    LookLoop(Resolution resolution, int seconds) {
        var _ = thread.scheduleWithFixedDelay(() -> look(resolution), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void look(Resolution resolution) {
        try {
            for (int done = PORTION; done == PORTION; ) {
                long start = System.nanoTime();
                done = resolution.follow(PORTION);
                if (done == PORTION) TimeUnit.NANOSECONDS.sleep(RESTS * (System.nanoTime() - start));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("A look for records that are the same failed; the next one tries again.", e);
        }
    }

    /** Waits for a portion that is being looked at, so that the database is not gone under it. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(LONGEST_PORTION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.songhua.resolution.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.resolution.Resolution;

/** Looks at records that changed while the program runs. */
final class LookLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LookLoop.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("resolution").factory());

    LookLoop(Resolution resolution, int seconds) {
        var _ = thread.scheduleWithFixedDelay(() -> look(resolution), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void look(Resolution resolution) {
        try {
            resolution.follow();
        } catch (RuntimeException e) {
            LOG.warn("A look for records that are the same failed; the next one tries again.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

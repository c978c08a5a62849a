package org.songhua.casework.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.casework.internal.files.Sweep;

/** Looks at the deadlines again and again while the program runs. */
final class SweepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("case-deadlines").factory());
    private final Sweep sweep;

    SweepLoop(Sweep sweep, int seconds) {
        this.sweep = sweep;
        var _ = clock.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            LOG.warn("The deadlines could not be looked at; the next round tries again.", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

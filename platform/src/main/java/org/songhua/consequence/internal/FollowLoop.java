package org.songhua.consequence.internal;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.consequence.Consequences;

/** Looks for duties and deadlines that have passed while the program runs. */
final class FollowLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowLoop.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("consequences").factory());

    FollowLoop(Consequences consequences, Clock clock, int seconds) {
        var _ = thread.scheduleWithFixedDelay(() -> look(consequences, clock), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void look(Consequences consequences, Clock clock) {
        try {
            consequences.follow(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("A look for consequences failed; the next one tries again.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package org.songhua.casework.internal;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.casework.internal.files.Sweep;
import org.songhua.casework.internal.files.WarningIntake;

/** Looks at the deadlines and at the news of warnings again and again while the program runs. */
final class SweepLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("case-deadlines").factory());

    /** What waits for others must not hold up the deadlines. */
    private final ScheduledExecutorService slow = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("case-outbox").factory());

    SweepLoop(Sweep sweep, int seconds, WarningIntake intake, int intakeMillis, List<Runnable> others) {
        for (Runnable other : others) {
            var _ = slow.scheduleWithFixedDelay(() -> look(other), seconds, seconds, TimeUnit.SECONDS);
        }
        var _ = clock.scheduleWithFixedDelay(() -> look(sweep::run), seconds, seconds, TimeUnit.SECONDS);
        var _ = clock.scheduleWithFixedDelay(
                () -> look(intake::run), intakeMillis, intakeMillis, TimeUnit.MILLISECONDS);
    }

    private static void look(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A round of the deadlines or of the warnings failed; the next one tries again.", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        slow.shutdownNow();
    }
}

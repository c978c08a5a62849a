package org.songhua.cim.internal.imports;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.songhua.engine.fault.Fault;
import org.springframework.dao.DataAccessException;

/**
 * Writes down how far an import is, now and then, from a thread and in short transactions of its own: so others see it
 * while the import's transaction is open, and the faults survive when that is rolled back.
 */
final class ProgressReporter implements AutoCloseable {
    private static final long PERIOD_MILLIS = 300;

    private final JdbcImports imports;
    private final ImportProgress progress;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("import-progress").daemon().factory());
    private final ScheduledFuture<?> reports;
    private long nextFault = 1;

    ProgressReporter(JdbcImports imports, ImportProgress progress) {
        this.imports = imports;
        this.progress = progress;
        reports = clock.scheduleWithFixedDelay(this::tryReport, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A report that fails is made up for by the next; when the database is gone the import itself fails. */
    private void tryReport() {
        try {
            imports.update(progress.status());
            writeFaults();
        } catch (DataAccessException e) {
            if (Thread.currentThread().isInterrupted()) clock.shutdown();
        }
    }

    private void writeFaults() {
        List<Fault> faults = progress.takeFaults();
        imports.addFaults(progress.status().id(), nextFault, faults);
        nextFault += faults.size();
    }

    /**
     * Ends the reporting; the last of it is done when this returns. In the thread of the reports, so that what it
     * writes is no part of the caller's transaction.
     */
    @Override
    public void close() {
        if (clock.isShutdown()) return;
        reports.cancel(false);
        clock.execute(this::tryReport);
        clock.shutdown();
        boolean interrupted = false;
        while (!clock.isTerminated()) {
            try {
                if (clock.awaitTermination(1, TimeUnit.MINUTES)) break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}

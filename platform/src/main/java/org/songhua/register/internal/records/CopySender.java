package org.songhua.register.internal.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.songhua.store.Database;

/**
 * Sends rows by COPY in the transaction of the thread while that makes the next ones ready. A connection speaks with one at a
 * time: before the thread uses the database again, and before the transaction ends however it does, it awaits.
 */
final class CopySender implements AutoCloseable {
    private final Database database;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    /**
     * Rows of one table.
     *
     * @param statement a COPY from standard input in binary form
     * @param rows what goes in, in this order
     */
    record Portion(String statement, List<CopyBytes> rows) {}

    CopySender(Database database) {
        this.database = database;
    }

    /** Sends portions one after the other and does not wait for it. */
    void send(List<Portion> portions) {
        await();
        CopyManager copying = database.withPostgres(PGConnection::getCopyAPI);
        underWay = CompletableFuture.runAsync(
                () -> portions.forEach(one -> copy(copying, one)),
                task -> Thread.ofVirtual().name("copy").start(task));
    }

    private static void copy(CopyManager copying, Portion one) {
        try {
            copying.copyIn(one.statement(), CopyBytes.stream(one.rows()));
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail.", e);
        }
    }

    /** Waits until everything was taken. */
    void await() {
        try {
            underWay.join();
        } catch (CompletionException e) {
            rethrow(e);
        }
    }

    private void rethrow(CompletionException e) {
        @Nullable Throwable cause = e.getCause();
        database.withPostgres(connection -> {
            if (cause instanceof SQLException refused) throw refused;
            throw e;
        });
    }

    /** Waits without a word: who closes early has a failure of his own. */
    @Override
    public void close() {
        underWay.exceptionally(failure -> null).join();
    }
}

package org.songhua.cim.internal.imports.batch;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work done by several threads whose results come in the order of the tasks, so that the outcome does not depend on
 * how many threads there are. Holds a bounded number of results at a time.
 */
public final class OrderedPipeline implements AutoCloseable {
    private final ExecutorService workers;
    private final int window;

    /** @param threads how many, at least 1 */
    public OrderedPipeline(int threads) {
        workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("import-", 0).daemon().factory());
        window = 2 * threads;
    }

    /** Where tasks come from. */
    @FunctionalInterface
    public interface Tasks<T> {
        /** {@return the next task, or null at the end} */
        @Nullable
        Callable<T> next() throws Exception;
    }

    /** Runs all tasks; tasks are asked for and results are handed over in the calling thread. */
    public <T> void run(Tasks<T> tasks, Consumer<T> sink) {
        var running = new ArrayDeque<Future<T>>();
        try {
            for (Callable<T> task = tasks.next(); task != null; task = tasks.next()) {
                running.add(workers.submit(task));
                if (running.size() >= window) sink.accept(await(running.remove()));
            }
            while (!running.isEmpty()) sink.accept(await(running.remove()));
        } catch (ExecutionException e) {
            throw unchecked(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while importing.", e);
        } catch (Exception e) {
            throw unchecked(e);
        } finally {
            running.forEach(task -> task.cancel(true));
        }
    }

    /** A result that is there already would hide that somebody wants this thread to end. */
    private static <T> T await(Future<T> result) throws InterruptedException, ExecutionException {
        if (Thread.interrupted()) throw new InterruptedException();
        return result.get();
    }

    private static RuntimeException unchecked(Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}

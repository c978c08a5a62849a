package org.songhua.planning.internal.jobs;

import org.songhua.engine.progress.Progress;
import org.songhua.engine.progress.StoppedException;

/**
 * A job in line or under way: how far it is, and whether anybody still wants it. Told by the thread that computes, asked by
 * others.
 */
final class Ticket implements Progress {
    /** A job that has not ended is never said to be complete. */
    private static final int MOST_PERCENT = 99;

    private final Runnable task;
    private volatile boolean stopped = false;
    private volatile double share = 0;

    /** @param run what is to be done under the eyes of this ticket */
    Ticket(java.util.function.Consumer<Ticket> run) {
        this.task = () -> run.accept(this);
    }

    @Override
    public void at(double newShare) {
        if (stopped) throw new StoppedException();
        share = newShare;
    }

    Runnable task() {
        return task;
    }

    /** {@return percent of the work that is done, 0 to 99} */
    int percent() {
        return (int) Math.clamp(Math.floor(100 * share), 0, MOST_PERCENT);
    }

    /** Ends the computation when it is next told how far it is. */
    void stop() {
        stopped = true;
    }
}

package org.songhua;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the tests of one process share is closed with it, the last first: a platform before the database under it. */
public final class AtExit {
    private static final Deque<Runnable> CLOSINGS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::close));
    }

    private AtExit() {}

    /** Keeps something to close when the process ends. */
    public static synchronized void run(Runnable closing) {
        CLOSINGS.push(closing);
    }

    private static synchronized void close() {
        CLOSINGS.forEach(Runnable::run);
    }
}

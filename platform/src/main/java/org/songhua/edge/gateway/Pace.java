package org.songhua.edge.gateway;

import java.util.concurrent.locks.LockSupport;

/** Holds a sender to so many messages a second, with a burst of as many, by reading no further for a while. */
final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private double left;
    private long at_ns;

    Pace(int perSecond, long now_ns) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.at_ns = now_ns;
    }

    /** Takes as many, and waits while they are too many. */
    void keep(int messages) {
        long wait_ns = take(messages, System.nanoTime());
        if (wait_ns > 0) LockSupport.parkNanos(wait_ns);
    }

    /** {@return nanoseconds to wait after taking as many} */
    long take(int messages, long now_ns) {
        left = Math.min(perSecond, left + (now_ns - at_ns) / NANOS_PER_SECOND * perSecond) - messages;
        at_ns = now_ns;
        return left >= 0 ? 0 : (long) (-left / perSecond * NANOS_PER_SECOND);
    }
}

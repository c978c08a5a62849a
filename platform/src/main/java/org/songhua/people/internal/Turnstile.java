package org.songhua.people.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets attempts to log in through one at a time per lane. Attempts on one name share a lane, so that guesses sent at
 * once cannot slip past the count of failures; the number of lanes bounds the memory that hashing takes.
 */
final class Turnstile {
    private final ReentrantLock[] lanes;
    private final Duration patience;

    Turnstile(int lanes, Duration patience) {
        this.lanes = Stream.generate(() -> new ReentrantLock(true)).limit(lanes).toArray(ReentrantLock[]::new);
        this.patience = patience;
    }

    /** {@return what the work returns, or empty when its turn did not come in time} */
    <T> Optional<T> inTurn(String name, Supplier<T> work) {
        ReentrantLock lane = lanes[Math.floorMod(name.hashCode(), lanes.length)];
        if (!enter(lane)) return Optional.empty();
        try {
            return Optional.of(work.get());
        } finally {
            lane.unlock();
        }
    }

    private boolean enter(ReentrantLock lane) {
        try {
            return lane.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

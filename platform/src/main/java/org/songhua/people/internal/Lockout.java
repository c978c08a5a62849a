package org.songhua.people.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a name is locked after failed logins: a pure function of the failures and the time.
 *
 * <p>Five failures lock for a minute, each further one for twice as long, up to an hour. A day without failure forgets
 * them all. Attempts made while locked are not looked at and do not count, so that nobody can be kept out for ever by
 * knocking; a guesser gets about 33 tries on the first day and 24 on each further one.
 */
final class Lockout {
    /** Failures before the first lock. */
    static final int FREE_FAILURES = 5;

    static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    static final Duration LONGEST_LOCK = Duration.ofHours(1);
    static final Duration MEMORY = Duration.ofDays(1);

    /** Doublings after which the lock is at its longest anyway; keeps the shift small. */
    private static final int MOST_DOUBLINGS = 6;

    private Lockout() {}

    /**
     * Failed logins of one name.
     *
     * @param failures how many since the last success
     * @param lastAt when the last was, or null when there was none
     */
    record Failures(int failures, @Nullable Instant lastAt) {
        static final Failures NONE = new Failures(0, null);
    }

    /** {@return the failures after one more} */
    static Failures failed(Failures before, Instant at) {
        return isForgotten(before, at) ? new Failures(1, at) : new Failures(before.failures + 1, at);
    }

    /** {@return end of the lock, or null when the name is not locked at that moment} */
    static @Nullable Instant lockedUntil(Failures failures, Instant now) {
        if (failures.lastAt == null || failures.failures < FREE_FAILURES) return null;
        Instant end = failures.lastAt.plus(lock(failures.failures));
        return end.isAfter(now) ? end : null;
    }

    private static Duration lock(int failures) {
        int doublings = Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS);
        Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
        return lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK;
    }

    private static boolean isForgotten(Failures failures, Instant now) {
        return failures.lastAt == null || failures.lastAt.plus(MEMORY).isBefore(now);
    }
}

package org.songhua.casework.internal.files;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;

/**
 * How far the clocks of a case have run: level 1 when half of the time to a deadline is gone, 2 when four fifths are, 3 when
 * it has passed.
 *
 * @param level the highest over the clocks that run
 * @param next when a clock reaches its next level; null when none will
 */
record Firing(int level, @Nullable Instant next) {
    private static final double[] LEVELS = {0.5, 0.8, 1.0};

    static Firing of(FlowCase subject, Instant now) {
        int level = 0;
        Instant next = null;
        for (FlowClock clock : subject.clocks().values()) {
            Instant due = clock.terms().due();
            if (clock.status() != FlowClock.Status.RUNNING || due == null) continue;
            for (int i = 0; i < LEVELS.length; i++) {
                Instant at = reached(clock.startedAt(), due, LEVELS[i]);
                if (!at.isAfter(now)) level = Math.max(level, i + 1);
                else if (next == null || at.isBefore(next)) next = at;
            }
        }
        return new Firing(level, next);
    }

    private static Instant reached(Instant start, Instant due, double part) {
        return part == 1.0
                ? due
                : start.plusMillis((long) (Duration.between(start, due).toMillis() * part));
    }
}

package org.songhua.casework.internal.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    /** How long after a deadline supervision is raised by itself, level by level. */
    private static final List<Duration> ESCALATIONS =
            List.of(Duration.ofHours(24), Duration.ofHours(72), Duration.ofHours(168));

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
            for (Duration late : ESCALATIONS) {
                Instant at = due.plus(late);
                if (at.isAfter(now) && (next == null || at.isBefore(next))) next = at;
            }
        }
        return new Firing(level, next);
    }

    /** {@return the level of supervision that lateness alone asks for: 0 to 3} */
    static int escalation(FlowCase subject, Instant now) {
        int level = 0;
        for (FlowClock clock : subject.clocks().values()) {
            Instant due = clock.terms().due();
            if (clock.status() != FlowClock.Status.RUNNING || due == null) continue;
            for (int i = 0; i < ESCALATIONS.size(); i++)
                if (!due.plus(ESCALATIONS.get(i)).isAfter(now)) level = Math.max(level, i + 1);
        }
        return level;
    }

    private static Instant reached(Instant start, Instant due, double part) {
        return part == 1.0
                ? due
                : start.plusMillis((long) (Duration.between(start, due).toMillis() * part));
    }
}

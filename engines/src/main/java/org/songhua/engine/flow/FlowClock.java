package org.songhua.engine.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case: it runs from an action that starts it to one that stops it, and stands still in states that pause it.
 *
 * @param status whether it runs
 * @param startedAt when it began
 * @param terms by when it must have stopped, and by which rule
 * @param pausedAt since when it stands still; null unless it is paused
 * @param stoppedAt when it ended; null while it has not
 */
public record FlowClock(
        Status status,
        Instant startedAt,
        ClockTerms terms,
        @Nullable Instant pausedAt,
        @Nullable Instant stoppedAt) {

    /** What a clock does. */
    public enum Status {
        RUNNING,
        PAUSED,
        /** Stopped in time, or without a limit. */
        MET,
        /** Stopped too late. */
        BREACHED,
        /** Ended with the case, neither met nor breached. */
        CANCELLED
    }

    static FlowClock started(Instant at, ClockTerms terms) {
        return new FlowClock(Status.RUNNING, at, terms, null, null);
    }

    /** {@return whether it has not ended} */
    public boolean isAlive() {
        return status == Status.RUNNING || status == Status.PAUSED;
    }

    FlowClock paused(Instant at) {
        return status == Status.RUNNING ? new FlowClock(Status.PAUSED, startedAt, terms, at, null) : this;
    }

    FlowClock resumed(ClockTerms newTerms) {
        return new FlowClock(Status.RUNNING, startedAt, newTerms, null, null);
    }

    FlowClock withTerms(ClockTerms newTerms) {
        return new FlowClock(status, startedAt, newTerms, pausedAt, stoppedAt);
    }

    /** A paused clock counts as it stood when it was paused. */
    FlowClock stopped(Instant at) {
        Instant due = terms.due();
        Instant reached = pausedAt == null ? at : pausedAt;
        Status end = due != null && reached.isAfter(due) ? Status.BREACHED : Status.MET;
        return new FlowClock(end, startedAt, terms, null, at);
    }

    FlowClock cancelled(Instant at) {
        return new FlowClock(Status.CANCELLED, startedAt, terms, null, at);
    }
}

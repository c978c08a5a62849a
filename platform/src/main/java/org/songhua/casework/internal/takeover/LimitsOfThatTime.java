package org.songhua.casework.internal.takeover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.ClockTerms;
import org.songhua.engine.flow.DueDates;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;

/** The limit that another system gave a case. Rules of today say nothing of cases of then. */
public record LimitsOfThatTime(
        TakeoverMapping mapping, @Nullable Instant due) implements DueDates {

    @Override
    public ClockTerms start(String clock, FlowCase subject, Instant at) {
        if (due == null || !clock.equals(mapping.clock())) return ClockTerms.NONE;
        return new ClockTerms(due, mapping.source() + ": " + mapping.due(), "", false);
    }

    @Override
    public ClockTerms resume(FlowClock clock, Instant at) {
        return clock.terms();
    }

    @Override
    public ClockTerms extend(String clock, FlowClock running, FlowCase subject, Attempt attempt) {
        return running.terms();
    }
}

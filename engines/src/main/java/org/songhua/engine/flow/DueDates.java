package org.songhua.engine.flow;

import java.time.Instant;

/** Where deadlines come from: rules and a calendar, both outside the machine. */
public interface DueDates {

    /** {@return the terms of a clock that starts; {@link ClockTerms#NONE} when no rule fits} */
    ClockTerms start(String clock, FlowCase subject, Instant at);

    /** {@return the terms of a paused clock that runs on: what was left when it was paused is left again} */
    ClockTerms resume(FlowClock clock, Instant at);

    /** {@return the terms of a clock whose end is moved as the attempt asks} */
    ClockTerms extend(String clock, FlowClock running, FlowCase subject, Attempt attempt);
}

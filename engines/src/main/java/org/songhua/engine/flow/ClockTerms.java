package org.songhua.engine.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when a clock must have stopped, kept with what it was reckoned from, so that a later change of rules or calendar
 * changes no deadline behind anybody's back.
 *
 * @param due the deadline; null when no rule gives one, which is a fault that administrators see
 * @param rule the rule, its amount and basis, in words that can be looked up
 * @param calendar version of the calendar
 * @param provisional whether the calendar did not reach that far yet
 */
public record ClockTerms(@Nullable Instant due, String rule, String calendar, boolean provisional) {
    /** No rule was found. */
    public static final ClockTerms NONE = new ClockTerms(null, "", "", false);

    /** {@return the same with another deadline} */
    public ClockTerms withDue(@Nullable Instant newDue) {
        return new ClockTerms(newDue, rule, calendar, provisional);
    }
}

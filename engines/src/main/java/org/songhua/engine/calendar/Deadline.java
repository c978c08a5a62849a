package org.songhua.engine.calendar;

import java.time.Instant;

/**
 * By when something must be done, and on what that stands.
 *
 * @param due last instant in time
 * @param provisional true when it reaches past the published days; to be computed once more when they appear
 * @param calendarVersion of the official days it was computed with
 */
public record Deadline(Instant due, boolean provisional, String calendarVersion) {

    /** Whether something was done in time. */
    public enum Punctuality {
        /** Done by the deadline, or the deadline is still to come. */
        ON_TIME,
        /** Done later, or not done and the deadline has passed. */
        OVERDUE
    }

    /** {@return whether what was done at an instant was in time; the last instant is} */
    public Punctuality of(Instant doneOrNow) {
        return punctuality(due, doneOrNow);
    }

    /** {@return whether an instant is in time for a deadline} */
    public static Punctuality punctuality(Instant due, Instant doneOrNow) {
        return doneOrNow.isAfter(due) ? Punctuality.OVERDUE : Punctuality.ON_TIME;
    }
}

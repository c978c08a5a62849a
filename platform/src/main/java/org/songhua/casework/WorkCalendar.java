package org.songhua.casework;

import java.time.Duration;
import java.time.Instant;

/**
 * Office time. {@link #add} and {@link #between} are inverse: {@code between(t, add(t, d)) = d} for every t in office time
 * and every d of at least zero.
 */
public interface WorkCalendar {

    /** {@return what a deadline keeps of the calendar it was reckoned by} */
    String version();

    /** {@return the moment by which so much office time has passed} */
    Instant add(Instant start, Duration officeTime);

    /** {@return the office time between two moments; negative when they are in the other order} */
    Duration between(Instant from, Instant to);

    /** {@return whether the holidays of that day are not published yet} */
    boolean isProvisional(Instant at);
}

package org.songhua.warning;

import java.time.Instant;

/**
 * News of a warning, in the order in which it became durable.
 *
 * @param number 1, 2, 3 … without gaps
 * @param kind as of {@link WarningStep}
 * @param bodyJson the warning as it is after it, with all that a case needs
 */
public record WarningEvent(long number, long warning, String kind, Instant at, String bodyJson) {}

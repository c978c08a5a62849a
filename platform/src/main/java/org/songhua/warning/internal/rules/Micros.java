package org.songhua.warning.internal.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as rules count them: microseconds since 1970, smaller parts cut off. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    /** {@return the moment in microseconds} */
    public static long of(Instant time) {
        return time.getEpochSecond() * PER_SECOND + time.getNano() / 1000;
    }

    /** {@return the moment that so many microseconds are} */
    public static Instant at(long time_us) {
        return Instant.EPOCH.plus(time_us, ChronoUnit.MICROS);
    }
}

package org.songhua.engine.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A way of counting time. For every start s and every amount d: {@code between(s, add(s, d)) = d}. And {@code add(a, between(a, b))}
 * is the instant nearest to a by which as much has passed: b itself when time passes just before b (after b, when b lies before a).
 */
public interface TimeScale {

    /** Every second counts, day and night: the urgent kinds of time. */
    TimeScale CONTINUOUS = new TimeScale() {
        @Override
        public Instant add(Instant start, Duration amount) {
            return start.plus(amount);
        }

        @Override
        public Duration between(Instant from, Instant to) {
            return Duration.between(from, to);
        }

        @Override
        public String toString() {
            return "continuous";
        }
    };

    /** {@return the first instant by which that much has passed since the start; for a negative amount the last before it} */
    Instant add(Instant start, Duration amount);

    /** {@return how much passes from the first to the second; negative when the second is earlier} */
    Duration between(Instant from, Instant to);
}

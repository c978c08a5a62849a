package org.songhua.engine.odata;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time, written {@code start/end}; the start belongs to it, the end does not.
 *
 * @param start not after the end
 * @param end may equal the start
 */
public record TimeInterval(Instant start, Instant end) {
    public TimeInterval {
        if (end.isBefore(start))
            throw new IllegalArgumentException("The interval ends before it starts: " + start + "/" + end);
    }

    TimeInterval plus(Duration shift) {
        return new TimeInterval(start.plus(shift), end.plus(shift));
    }

    @Override
    public String toString() {
        return start + "/" + end;
    }
}

package org.songhua.metering.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.songhua.metering.Metering.Counted;
import org.songhua.sensing.Datastreams.Described;

/**
 * Sums what a meter went up by between two moments. What it went up by between two readings belongs to the later of them, so that
 * periods one after the other add up to all of them, wherever readings lie. A reading less than the one before is the first of a
 * meter that began at zero. Pure; takes readings by time, once.
 */
final class CountedUp {
    private final Described stream;
    private final Instant from;
    private final Instant until;
    private Instant seen;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private long readings;
    private long doubted;
    private int restarts;
    private BigDecimal counted = BigDecimal.ZERO;
    private Duration longestGap = Duration.ZERO;

    CountedUp(Described stream, Instant from, Instant until) {
        this.stream = stream;
        this.from = from;
        this.until = until;
        this.seen = from;
    }

    /** Takes the last reading before the first moment, from which it is counted. */
    void before(double value) {
        first = value;
        last = value;
    }

    /** Counts a reading that is left aside. */
    void doubted() {
        doubted++;
    }

    /** Takes the next reading. */
    void take(Instant at, double value) {
        gap(at);
        readings++;
        if (Double.isNaN(last)) first = value;
        else if (value >= last) counted = counted.add(BigDecimal.valueOf(value).subtract(BigDecimal.valueOf(last)));
        else restart(value);
        last = value;
    }

    private void restart(double value) {
        restarts++;
        counted = counted.add(BigDecimal.valueOf(value));
    }

    private void gap(Instant at) {
        Duration gap = Duration.between(seen, at);
        if (gap.compareTo(longestGap) > 0) longestGap = gap;
        seen = at;
    }

    /** {@return what it came to; the time from the last reading to the end is a gap as any} */
    Counted tell() {
        gap(until);
        return new Counted(
                stream.id(),
                stream.name(),
                stream.unit(),
                first,
                last,
                readings,
                doubted,
                restarts,
                counted.stripTrailingZeros(),
                readings == 0 ? Duration.between(from, until) : longestGap);
    }
}

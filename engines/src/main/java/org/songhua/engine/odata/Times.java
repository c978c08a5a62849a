package org.songhua.engine.odata;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How moments and spans relate. A moment is a span of no length that holds itself; of a span the end is outside, so
 * that spans that follow each other meet and do not overlap. All in UTC.
 */
final class Times {
    /** {@code mindatetime()}. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** {@code maxdatetime()}. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    static boolean isTime(@Nullable Object value) {
        return value instanceof Instant || value instanceof TimeInterval;
    }

    static Instant start(Object time) {
        return time instanceof TimeInterval interval ? interval.start() : (Instant) time;
    }

    static Instant end(Object time) {
        return time instanceof TimeInterval interval ? interval.end() : (Instant) time;
    }

    /** A span is over when its end has come, a moment only after itself. */
    static boolean before(Object a, Object b) {
        return a instanceof Instant ? start(a).isBefore(start(b)) : !end(a).isAfter(start(b));
    }

    /** {@return whether a neither starts nor ends later} */
    static boolean notAfter(Object a, Object b) {
        return !start(a).isAfter(start(b)) && !end(a).isAfter(end(b));
    }

    static boolean equal(Object a, Object b) {
        return start(a).equals(start(b)) && end(a).equals(end(b));
    }

    static boolean meets(Object a, Object b) {
        if (a instanceof TimeInterval && b instanceof TimeInterval)
            return end(a).equals(start(b)) || end(b).equals(start(a));
        return start(a).equals(start(b)) || end(a).equals(end(b)) || start(a).equals(end(b)) || end(a).equals(start(b));
    }

    static boolean during(Object a, Object b) {
        if (!(b instanceof TimeInterval span)) return false;
        if (a instanceof Instant moment) return holds(span, moment);
        return !start(a).isBefore(span.start()) && !end(a).isAfter(span.end());
    }

    static boolean overlaps(Object a, Object b) {
        if (a instanceof Instant moment) return b instanceof TimeInterval span ? holds(span, moment) : a.equals(b);
        if (b instanceof Instant moment) return holds((TimeInterval) a, moment);
        return start(a).isBefore(end(b)) && start(b).isBefore(end(a));
    }

    private static boolean holds(TimeInterval span, Instant moment) {
        return !moment.isBefore(span.start()) && moment.isBefore(span.end());
    }

    static @Nullable Object plus(Object time, Duration shift) {
        return time instanceof TimeInterval interval
                ? interval.plus(shift)
                : start(time).plus(shift);
    }

    static @Nullable Object between(Object later, Object earlier) {
        if (later instanceof Instant to && earlier instanceof Instant from) return Duration.between(from, to);
        return null;
    }

    /** {@return the date and time in UTC; of a span its start} */
    static OffsetDateTime utc(Object value) {
        return switch (value) {
            case LocalDate date -> date.atStartOfDay().atOffset(ZoneOffset.UTC);
            case LocalTime time -> time.atDate(LocalDate.EPOCH).atOffset(ZoneOffset.UTC);
            default -> start(value).atOffset(ZoneOffset.UTC);
        };
    }
}

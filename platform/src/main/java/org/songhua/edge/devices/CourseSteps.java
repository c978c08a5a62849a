package org.songhua.edge.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.songhua.engine.series.CellSums;

/**
 * Intervals of a course that people know: whole minutes, hours and days that divide the next greater one, beginning where a day of Chinese time does. They
 * are what sums are kept of, and a chart that is moved keeps its intervals.
 */
final class CourseSteps {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int[] MINUTES = {1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440};

    private CourseSteps() {}

    /** {@return the least such interval that is no shorter; the same when it is shorter than a minute} */
    static Duration atLeast(Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) < 0) return step;
        for (int minutes : MINUTES)
            if (step.compareTo(Duration.ofMinutes(minutes)) <= 0) return Duration.ofMinutes(minutes);
        long days = step.dividedBy(DAY);
        return Duration.ofDays(DAY.multipliedBy(days).equals(step) ? days : days + 1);
    }

    /** {@return the last time at or before this one at which such an interval begins} */
    static Instant floor(Instant time, Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) < 0) return time;
        long time_us = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return Instant.EPOCH.plus(CellSums.floor(time_us, step.toNanos() / 1000), ChronoUnit.MICROS);
    }
}

package org.songhua.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock against a limit that may have stood still for a while. A value: nothing in it runs, every question names its instant.
 *
 * @param started when it began
 * @param limit how much time it gives
 * @param pauses when it stood
 */
public record RunningClock(Instant started, TimeLimit limit, Pauses pauses) {

    public static RunningClock start(Instant at, TimeLimit limit) {
        return new RunningClock(at, limit, Pauses.NONE);
    }

    public RunningClock stop(Instant at) {
        return new RunningClock(started, limit, pauses.stop(at));
    }

    public RunningClock resume(Instant at) {
        return new RunningClock(started, limit, pauses.resume(at));
    }

    /** {@return how much of its time had passed, pauses left out} */
    public Duration used(Instant at, WorkCalendar calendar) {
        TimeScale scale = limit.scale(calendar);
        if (!at.isAfter(started)) return Duration.ZERO;
        return scale.between(started, at).minus(paused(at, calendar));
    }

    /** {@return how much time of its kind passed while it stood} */
    public Duration paused(Instant at, WorkCalendar calendar) {
        TimeScale scale = limit.scale(calendar);
        Duration sum = Duration.ZERO;
        for (Pauses.Pause pause : pauses.list()) {
            Instant from = pause.from().isBefore(started) ? started : pause.from();
            Instant to = pause.endBy(at);
            if (to.isAfter(from)) sum = sum.plus(scale.between(from, to));
        }
        return sum;
    }

    /** {@return how much is left; negative when overdue} */
    public Duration left(Instant at, WorkCalendar calendar) {
        return limit.duration(calendar.hours()).minus(used(at, calendar));
    }

    /** {@return by when it must be done; empty when the clock stands before that} */
    public Optional<Deadline> deadline(WorkCalendar calendar) {
        return reaches(1, calendar)
                .map(due -> new Deadline(
                        due, limit.isProvisional(due, calendar), calendar.days().version()));
    }

    /**
     * {@return when a part of its time will have passed, such as 0.8 for a first warning; empty when the clock stands before that}
     *
     * @param ratio from 0; above 1 for what follows after the deadline
     */
    public Optional<Instant> reaches(double ratio, WorkCalendar calendar) {
        TimeScale scale = limit.scale(calendar);
        Duration wanted = part(limit.duration(calendar.hours()), ratio);
        Instant at = started;
        for (Pauses.Pause pause : pauses.list()) {
            if (pause.from().isAfter(at)) {
                Duration before = scale.between(at, pause.from());
                if (before.compareTo(wanted) >= 0) return Optional.of(scale.add(at, wanted));
                wanted = wanted.minus(before);
            }
            if (pause.to() == null) return Optional.empty();
            if (pause.to().isAfter(at)) at = pause.to();
        }
        return Optional.of(scale.add(at, wanted));
    }

    private static Duration part(Duration whole, double ratio) {
        if (ratio == 1) return whole;
        if (!(ratio >= 0 && ratio <= 100)) throw new IllegalArgumentException("A part of " + ratio + " is none");
        return Duration.ofMillis(Math.round(whole.toMillis() * ratio));
    }
}

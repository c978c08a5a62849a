package org.songhua.engine.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * Working time: the office hours of the days that are worked. Instants are exact to the nanosecond; civil days are those of the zone,
 * also where clocks are put forward or back. Safe for many threads.
 *
 * <p>Holds from the first official day to {@value #YEARS_PAST_HORIZON} years past the horizon; instants outside are refused with a
 * {@link DateTimeException}. Both operations take logarithmic time.
 */
public final class WorkCalendar implements TimeScale {
    private static final int YEARS_PAST_HORIZON = 30;
    /** Longer amounts than 200 years do not fit the count of nanoseconds. */
    private static final Duration MOST = Duration.ofDays(73_000);

    private final OfficialDays days;
    private final OfficeHours hours;
    private final ZoneId zone;
    /** Start and end of each stretch of work, as nanoseconds since the epoch, ascending. */
    private final long[] starts;

    private final long[] ends;
    /** Working nanoseconds before each stretch. */
    private final long[] worked;

    private final Instant earliest;
    private final Instant latest;

    public WorkCalendar(OfficialDays days, OfficeHours hours, ZoneId zone) {
        this.days = days;
        this.hours = hours;
        this.zone = zone;
        LocalDate end = days.horizon().plusYears(YEARS_PAST_HORIZON);
        this.earliest = days.first().atStartOfDay(zone).toInstant();
        this.latest = end.atStartOfDay(zone).toInstant();
        var stretches = new Stretches(zone);
        days.first().datesUntil(end).forEach(date -> stretches.add(date, hours.on(date, days.isWorkday(date))));
        this.starts = Arrays.copyOf(stretches.starts, stretches.size);
        this.ends = Arrays.copyOf(stretches.ends, stretches.size);
        this.worked = new long[stretches.size + 1];
        for (int i = 0; i < stretches.size; i++) worked[i + 1] = worked[i] + ends[i] - starts[i];
    }

    public OfficialDays days() {
        return days;
    }

    public OfficeHours hours() {
        return hours;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@return the first instant by which that much working time has passed since the start} */
    public Instant addWorkTime(Instant start, Duration amount) {
        if (amount.isZero()) return checked(start);
        if (amount.abs().compareTo(MOST) > 0)
            throw new DateTimeException("A limit of " + amount + " is beyond all calendars");
        long target = position(start) + amount.toNanos();
        return amount.isNegative() ? lastAt(target, start, amount) : firstAt(target, start, amount);
    }

    /** {@return how much working time lies between; negative when the second is earlier} */
    public Duration workTimeBetween(Instant from, Instant to) {
        return Duration.ofNanos(position(to) - position(from));
    }

    @Override
    public Instant add(Instant start, Duration amount) {
        return addWorkTime(start, amount);
    }

    @Override
    public Duration between(Instant from, Instant to) {
        return workTimeBetween(from, to);
    }

    /** {@return whether the instant lies in office hours} */
    public boolean isWorking(Instant at) {
        long nanos = nanos(at);
        int i = stretchAt(nanos);
        return i >= 0 && nanos < ends[i];
    }

    /** {@return the instant itself in office hours, else the next start of work} */
    public Instant nextWorking(Instant at) {
        if (isWorking(at)) return at;
        int next = stretchAt(nanos(at)) + 1;
        if (next == starts.length) throw outside(at);
        return instant(starts[next]);
    }

    /** {@return the civil date of an instant} */
    public LocalDate dateOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** Working nanoseconds from the beginning of the calendar. */
    private long position(Instant at) {
        long nanos = nanos(at);
        int i = stretchAt(nanos);
        return i < 0 ? 0 : worked[i] + Math.min(nanos, ends[i]) - starts[i];
    }

    private Instant firstAt(long target, Instant start, Duration amount) {
        if (target > worked[starts.length]) throw tooFar(start, amount);
        int i = Arrays.binarySearch(worked, target);
        int stretch = i < 0 ? -i - 2 : i - 1;
        return instant(starts[stretch] + target - worked[stretch]);
    }

    private Instant lastAt(long target, Instant start, Duration amount) {
        if (target < 0) throw tooFar(start, amount);
        int i = Arrays.binarySearch(worked, target);
        int stretch = i < 0 ? -i - 2 : i;
        return instant(starts[stretch] + target - worked[stretch]);
    }

    /** The last stretch that begins at or before the instant, -1 when none does. */
    private int stretchAt(long nanos) {
        int i = Arrays.binarySearch(starts, nanos);
        return i < 0 ? -i - 2 : i;
    }

    private Instant checked(Instant at) {
        if (at.isBefore(earliest) || at.isAfter(latest)) throw outside(at);
        return at;
    }

    private long nanos(Instant at) {
        Instant inside = checked(at);
        return Math.addExact(Math.multiplyExact(inside.getEpochSecond(), 1_000_000_000L), inside.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    private DateTimeException outside(Instant at) {
        return new DateTimeException("%s lies outside the calendar %s, which holds from %s to %s"
                .formatted(at, days.version(), earliest, latest));
    }

    private DateTimeException tooFar(Instant start, Duration amount) {
        return new DateTimeException(
                "%s of working time from %s lead outside the calendar %s, which holds from %s to %s"
                        .formatted(amount, start, days.version(), earliest, latest));
    }

    /** Collects stretches of work; those that touch are one. */
    private static final class Stretches {
        private final ZoneId zone;
        private long[] starts = new long[1024];
        private long[] ends = new long[1024];
        private int size = 0;

        Stretches(ZoneId zone) {
            this.zone = zone;
        }

        void add(LocalDate date, List<Shift> shifts) {
            for (Shift shift : shifts) add(nanos(date, shift.fromSecond()), nanos(date, shift.toSecond()));
        }

        /** A shift inside the hour that clocks skip in spring is empty. */
        private void add(long start, long end) {
            if (end <= start) return;
            if (size > 0 && ends[size - 1] == start) {
                ends[size - 1] = end;
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = start;
            ends[size++] = end;
        }

        private long nanos(LocalDate date, int second) {
            LocalDate day = second == Shift.DAY_SECONDS ? date.plusDays(1) : date;
            return day.atStartOfDay()
                            .plusSeconds(second == Shift.DAY_SECONDS ? 0 : second)
                            .atZone(zone)
                            .toEpochSecond()
                    * 1_000_000_000L;
        }
    }
}

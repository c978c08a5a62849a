package org.songhua.engine.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Readings that wait for earlier ones, in order of time, then input. Immutable; empty for rules without lateness.
 *
 * @param readings at most one for each input and time; a later one takes the place of the one before
 */
record Pending(List<Observation.Reading> readings) {
    static final Pending NONE = new Pending(List.of());

    private static final Comparator<Observation.Reading> ORDER =
            Comparator.comparingLong(Observation.Reading::time_us).thenComparingInt(Observation.Reading::input);

    boolean isEmpty() {
        return readings.isEmpty();
    }

    long first_us() {
        return readings.isEmpty() ? Long.MAX_VALUE : readings.getFirst().time_us();
    }

    long last_us() {
        return readings.isEmpty() ? History.NEVER : readings.getLast().time_us();
    }

    Pending with(Observation.Reading reading) {
        var all = new ArrayList<>(readings);
        int at = all.size();
        while (at > 0 && ORDER.compare(all.get(at - 1), reading) > 0) at--;
        if (at > 0 && ORDER.compare(all.get(at - 1), reading) == 0) all.set(at - 1, reading);
        else all.add(at, reading);
        return new Pending(List.copyOf(all));
    }

    /** {@return those at or before a time} */
    List<Observation.Reading> until(long until_us) {
        int end = 0;
        while (end < readings.size() && readings.get(end).time_us() <= until_us) end++;
        return readings.subList(0, end);
    }

    Pending without(int first) {
        return first == readings.size() ? NONE : new Pending(List.copyOf(readings.subList(first, readings.size())));
    }
}

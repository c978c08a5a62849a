package org.songhua.engine.rule;

import java.util.List;

/**
 * A threshold with its dates and where it comes from.
 *
 * @param name as rules call it
 * @param unit of its values
 * @param editions by date, the oldest first; before the oldest one its value holds too, so that history can be replayed
 */
public record Parameter(String name, Unit unit, List<Edition> editions) {

    /**
     * The value from a day on.
     *
     * @param from_us start of that day
     * @param clause standard and clause it is taken from
     * @param isVerified whether somebody compared it with the text of the standard
     */
    public record Edition(long from_us, double value, String clause, boolean isVerified) {}

    public Parameter {
        editions = List.copyOf(editions);
        if (editions.isEmpty()) throw new IllegalArgumentException("parameter " + name + " has no value");
        for (int i = 1; i < editions.size(); i++) {
            if (editions.get(i).from_us() <= editions.get(i - 1).from_us()) {
                throw new IllegalArgumentException("editions of " + name + " out of order");
            }
        }
    }

    /** A parameter whose value never changed. */
    public static Parameter of(String name, Unit unit, double value, String clause) {
        return new Parameter(name, unit, List.of(new Edition(Long.MIN_VALUE, value, clause, true)));
    }

    /** {@return the edition in force at a time} */
    public Edition at(long time_us) {
        int last = editions.size() - 1;
        while (last > 0 && editions.get(last).from_us() > time_us) last--;
        return editions.get(last);
    }

    /** {@return the same with one value for all times, set for one object} */
    public Parameter overridden(double value, String reason) {
        return new Parameter(name, unit, List.of(new Edition(Long.MIN_VALUE, value, reason, true)));
    }
}

package org.songhua.engine.rule;

/**
 * One of the series that a rule looks at.
 *
 * @param property code of the observed property, or {@link #NEIGHBOURS}
 * @param unit of its readings; whoever hands readings in converts them to it
 * @param interval_us how often it is expected to report
 */
public record Input(String property, Unit unit, long interval_us) {
    /** The number of neighbours in alarm, handed in like a reading whenever it changes. */
    public static final String NEIGHBOURS = "neighbours";

    public Input {
        if (interval_us <= 0) throw new IllegalArgumentException("an interval of " + interval_us + " us");
    }

    /** {@return whether it is the number of neighbours in alarm} */
    public boolean isNeighbours() {
        return property.equals(NEIGHBOURS);
    }
}

package org.songhua.engine.siting;

import java.util.Arrays;

/**
 * Sites to open, what they cost, and how much less the best choice could cost at most. Immutable.
 */
public final class Siting {
    private final int[] open;
    private final double value;
    private final double bound;

    Siting(int[] open, double value, double bound) {
        this.open = open.clone();
        Arrays.sort(this.open);
        this.value = value;
        this.bound = Math.min(bound, value);
    }

    /** {@return the open sites in ascending order} */
    public int[] open() {
        return open.clone();
    }

    /** {@return cost of this choice} */
    public double value() {
        return value;
    }

    /** {@return no choice costs less than this} */
    public double bound() {
        return bound;
    }

    /** {@return (value - bound) / value, 0 when the choice is proved to be the best} */
    public double gap() {
        return value == bound ? 0 : (value - bound) / value;
    }

    /** {@return whether no choice can cost less} */
    public boolean isProvedBest() {
        return value == bound;
    }
}

package org.songhua.demo.internal.shape;

/** What a line of the plan is; of two that coincide the earlier wins. */
public enum LineKind {
    TRUNK,
    PRIMARY,
    SECONDARY,
    TERTIARY,
    RESIDENTIAL,
    SERVICE,
    TRACK,
    /** Shore of a river. */
    BANK,
    /** Edge of railway land. */
    RAIL,
    /** Limit of the municipality. */
    LIMIT,
    /** Nothing but a border of unit grids. */
    GRID;

    /** {@return whether it can be travelled} */
    public boolean isStreet() {
        return atLeast(TRACK);
    }

    /** {@return whether it is a street that has a name} */
    public boolean isNamed() {
        return atLeast(RESIDENTIAL);
    }

    /** {@return whether it is at least as important as the other} */
    public boolean atLeast(LineKind other) {
        return compareTo(other) <= 0;
    }
}

package org.songhua.engine.visibility;

import java.util.BitSet;

/** Which points of a grid are seen. Immutable. */
public final class Seen {
    private final int columns;
    private final BitSet points;

    Seen(int columns, BitSet points) {
        this.columns = columns;
        this.points = points;
    }

    public boolean isSeen(int column, int row) {
        return points.get(row * columns + column);
    }

    /** {@return how many points are seen} */
    public int count() {
        return points.cardinality();
    }

    /** {@return points seen in both, divided by points seen in either; 1 when none is seen in either} */
    public double intersectionOverUnion(Seen other) {
        var both = (BitSet) points.clone();
        both.and(other.points);
        var either = (BitSet) points.clone();
        either.or(other.points);
        return either.isEmpty() ? 1 : (double) both.cardinality() / either.cardinality();
    }

    BitSet points() {
        return points;
    }
}

package org.songhua.engine.network;

import java.util.Arrays;

/**
 * Points moved to the nearest street: for each an edge and how far along it. A point that did not snap has edge -1 and
 * stays in its place in the list, so that numbers do not shift. Immutable.
 */
public final class SnappedPoints {
    /** Edge of a point that is too far from any street. */
    public static final int NONE = -1;

    private final int[] edge;
    private final double[] fraction;
    private final double[] distance_m;

    SnappedPoints(int[] edge, double[] fraction, double[] distance_m) {
        this.edge = edge;
        this.fraction = fraction;
        this.distance_m = distance_m;
    }

    /**
     * {@return points on edges chosen by the caller}
     *
     * @param edge {@link #NONE} for a point without street
     * @param fraction 0 at the beginning of the edge to 1 at its end
     */
    public static SnappedPoints of(int[] edge, double[] fraction) {
        for (double f : fraction) {
            if (!(f >= 0 && f <= 1)) throw new IllegalArgumentException("A fraction of " + f + ".");
        }
        return new SnappedPoints(edge.clone(), fraction.clone(), new double[edge.length]);
    }

    public int size() {
        return edge.length;
    }

    /** {@return the edge, {@link #NONE} when the point did not snap} */
    public int edge(int point) {
        return edge[point];
    }

    public boolean isSnapped(int point) {
        return edge[point] != NONE;
    }

    /** {@return 0 at the beginning of the edge to 1 at its end} */
    public double fraction(int point) {
        return fraction[point];
    }

    /** {@return metres from the point to the street} */
    public double distance_m(int point) {
        return distance_m[point];
    }

    /** {@return how many points did not snap} */
    public int countUnsnapped() {
        return (int) Arrays.stream(edge).filter(e -> e == NONE).count();
    }

    /** {@return some of the points, in the given order} */
    public SnappedPoints select(int... chosen) {
        return new SnappedPoints(
                Arrays.stream(chosen).map(i -> edge[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> fraction[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> distance_m[i]).toArray());
    }
}

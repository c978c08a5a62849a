package org.songhua.engine.geo;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Finds where the segments of rings meet, other than neighbours of one ring at their common end. Decides exactly, by the signs of
 * {@link CGAlgorithmsDD#orientationIndex}.
 */
final class BoundaryContacts {
    /** Up to so many segments every pair is compared. */
    private static final int FEW = 24;

    /** A sweep that needs more comparisons than this for each segment gives way to an index: the shape is all spikes. */
    private static final int MAX_SWEEP_COMPARISONS = 100;

    /** How two segments meet. */
    enum Kind {
        /** In the inside of both, at one point. */
        CROSS,
        /** Along a stretch of one line. */
        OVERLAP,
        /** At an end of one of them. */
        TOUCH
    }

    /** Hears of each contact; of some more than once. */
    interface Listener {
        /** {@return false to hear of no more} */
        boolean contact(Kind kind, Segment one, Segment other);
    }

    /** From a position of a ring to the next. */
    record Segment(Boundary ring, Coordinate from, Coordinate to) {}

    private final Listener listener;
    private final List<Boundary> rings;
    /** By segment: its ring, its number in the ring, and its ends. */
    private final int[] ring;

    private final int[] number;
    private final double[] x0;
    private final double[] y0;
    private final double[] x1;
    private final double[] y1;
    private boolean more = true;

    private BoundaryContacts(List<Boundary> rings, int segments, Listener listener) {
        this.rings = rings;
        this.listener = listener;
        ring = new int[segments];
        number = new int[segments];
        x0 = new double[segments];
        y0 = new double[segments];
        x1 = new double[segments];
        y1 = new double[segments];
        int at = 0;
        for (int i = 0; i < rings.size(); i++) {
            for (int j = 0; j < rings.get(i).segments(); j++) set(at++, i, j);
        }
    }

    static void find(List<Boundary> rings, Listener listener) {
        int segments = 0;
        for (Boundary each : rings) segments += each.segments();
        var contacts = new BoundaryContacts(rings, segments, listener);
        if (segments <= FEW) contacts.comparePairs();
        else if (!contacts.sweep()) contacts.compareIndexed();
    }

    private void set(int segment, int ringNumber, int index) {
        Coordinate from = rings.get(ringNumber).position(index);
        Coordinate to = rings.get(ringNumber).position(index + 1);
        ring[segment] = ringNumber;
        number[segment] = index;
        x0[segment] = from.x;
        y0[segment] = from.y;
        x1[segment] = to.x;
        y1[segment] = to.y;
    }

    private void comparePairs() {
        for (int i = 1; i < ring.length && more; i++) {
            for (int j = 0; j < i && more; j++) compare(j, i);
        }
    }

    /** Compares segments in the order of their western ends with those that are not yet passed. {@return false when given up} */
    private boolean sweep() {
        double west = least(x0);
        double scale = Integer.MAX_VALUE / (greatest(x0) - west);
        var order = new long[ring.length];
        for (int i = 0; i < order.length; i++) order[i] = ((long) step(Math.min(x0[i], x1[i]), west, scale) << 32) | i;
        Arrays.sort(order);
        long budget = (long) MAX_SWEEP_COMPARISONS * order.length;
        var open = new int[order.length];
        int count = 0;
        for (long next : order) {
            count = pass((int) next, (int) (next >> 32), open, count, west, scale);
            budget -= count;
            if (!more) return true;
            if (budget < 0) return false;
            open[count++] = (int) next;
        }
        return true;
    }

    /** Compares a segment with the open ones and closes those that end west of it. {@return how many stay open} */
    private int pass(int segment, int from, int[] open, int count, double west, double scale) {
        int kept = 0;
        for (int i = 0; i < count && more; i++) {
            int other = open[i];
            if (step(Math.max(x0[other], x1[other]), west, scale) < from) continue;
            compare(other, segment);
            open[kept++] = other;
        }
        return kept;
    }

    /** A whole number that grows with x: keeps the order, though not the distance, of any two. */
    private static int step(double x, double west, double scale) {
        return (int) ((x - west) * scale);
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) least = Math.min(least, value);
        return least;
    }

    private static double greatest(double[] values) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) greatest = Math.max(greatest, value);
        return greatest;
    }

    private void compareIndexed() {
        var index = new HPRtree();
        for (int i = 0; i < ring.length; i++) index.insert(box(i), i);
        for (int i = 0; i < ring.length && more; i++) {
            int segment = i;
            index.query(box(i), other -> {
                if ((int) other < segment && more) compare((int) other, segment);
            });
        }
    }

    private Envelope box(int segment) {
        return new Envelope(x0[segment], x1[segment], y0[segment], y1[segment]);
    }

    private void compare(int i, int j) {
        Kind kind = apart(i, j) ? null : isNeighbour(i, j) ? foldBack(i, j) : meet(i, j);
        if (kind != null) more = listener.contact(kind, segment(i), segment(j));
    }

    private Segment segment(int i) {
        Boundary boundary = rings.get(ring[i]);
        return new Segment(boundary, boundary.position(number[i]), boundary.position(number[i] + 1));
    }

    private boolean apart(int i, int j) {
        return Math.max(x0[i], x1[i]) < Math.min(x0[j], x1[j])
                || Math.max(x0[j], x1[j]) < Math.min(x0[i], x1[i])
                || Math.max(y0[i], y1[i]) < Math.min(y0[j], y1[j])
                || Math.max(y0[j], y1[j]) < Math.min(y0[i], y1[i]);
    }

    private boolean isNeighbour(int i, int j) {
        if (ring[i] != ring[j]) return false;
        int distance = Math.abs(number[i] - number[j]);
        return distance == 1 || distance == rings.get(ring[i]).segments() - 1;
    }

    /** Neighbours share an end; they overlap when the path turns back on itself there. */
    private @Nullable Kind foldBack(int i, int j) {
        boolean back = (x1[i] - x0[i]) * (x1[j] - x0[j]) + (y1[i] - y0[i]) * (y1[j] - y0[j]) < 0;
        return back && side(i, x0[j], y0[j]) == 0 && side(i, x1[j], y1[j]) == 0 ? Kind.OVERLAP : null;
    }

    /** How two segments whose boxes overlap meet; null when they do not. */
    private @Nullable Kind meet(int i, int j) {
        int fromJ = side(i, x0[j], y0[j]);
        int toJ = side(i, x1[j], y1[j]);
        if (fromJ * toJ > 0) return null;
        int fromI = side(j, x0[i], y0[i]);
        int toI = side(j, x1[i], y1[i]);
        if (fromI * toI > 0) return null;
        if (fromJ == 0 && toJ == 0) return onOneLine(i, j);
        return fromI * toI * fromJ * toJ == 0 ? Kind.TOUCH : Kind.CROSS;
    }

    private int side(int segment, double x, double y) {
        return CGAlgorithmsDD.orientationIndex(x0[segment], y0[segment], x1[segment], y1[segment], x, y);
    }

    private Kind onOneLine(int i, int j) {
        Envelope common = box(i).intersection(box(j));
        return common.getWidth() > 0 || common.getHeight() > 0 ? Kind.OVERLAP : Kind.TOUCH;
    }
}

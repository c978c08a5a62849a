package org.songhua.engine.tile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Clips the rings of one polygon to the clip rectangle of a tile. Each ring is cut into the pieces that lie inside; then from
 * the end of every piece the border of the rectangle is followed, with the inside of the polygon on the same hand, to the
 * beginning of the next piece (Weiler and Atherton 1977, for a rectangle). So a polygon that falls apart does, and holes
 * that reach the border join the outline.
 *
 * <p>Rings must be wound as {@link SnappedRings} has them. Where rounding makes the border walk contradict itself,
 * {@link #finish} says so, and the caller takes the slow and safe way.
 */
final class RingClipper {
    private static final double SIDE = TileFrame.HIGH - TileFrame.LOW;
    private static final double[] CORNER_X = {TileFrame.HIGH, TileFrame.HIGH, TileFrame.LOW, TileFrame.LOW};
    private static final double[] CORNER_Y = {TileFrame.LOW, TileFrame.HIGH, TileFrame.HIGH, TileFrame.LOW};
    private static final int ALL_CORNERS = 15;

    private final SegmentClip clip = new SegmentClip();
    private double[] xy = new double[256];
    private int size;
    private int[] ends = new int[8];
    private double[] entries = new double[8];
    private double[] exits = new double[8];
    private int pieces;
    /** Bit i is set when the polygon holds corner i of the rectangle. */
    private int corners;

    void reset() {
        size = 0;
        pieces = 0;
        corners = 0;
    }

    /**
     * Takes a ring in.
     *
     * @param ring x and y in turn, tile units, first position not repeated
     * @param count of positions
     * @return false when all positions lie inside; then nothing was taken
     */
    boolean add(double[] ring, int count) {
        int first = outside(ring, count);
        if (first < 0) return false;
        for (int i = 0; i < count; i++) {
            int from = 2 * ((first + i) % count);
            int to = 2 * ((first + i + 1) % count);
            segment(ring[from], ring[from + 1], ring[to], ring[to + 1]);
        }
        return true;
    }

    /** Adds what lies inside to the rings. {@return false when it could not be told; then nothing was added} */
    boolean finish(SnappedRings rings) {
        if (pieces == 0) {
            if (corners == ALL_CORNERS) rectangle(rings);
            return corners == 0 || corners == ALL_CORNERS;
        }
        int[] successor = successors();
        if (successor.length == 0) return false;
        var done = new boolean[pieces];
        for (int i = 0; i < pieces; i++) {
            if (!done[i]) loop(i, successor, done, rings);
        }
        return true;
    }

    private static int outside(double[] ring, int count) {
        for (int i = 0; i < count; i++) {
            if (SegmentClip.side(ring[2 * i], ring[2 * i + 1]) != 0) return i;
        }
        return -1;
    }

    private void segment(double ax, double ay, double bx, double by) {
        crossing(TileFrame.LOW, 0, 3, ax, ay, bx, by);
        crossing(TileFrame.HIGH, 1, 2, ax, ay, bx, by);
        if (!clip.segment(ax, ay, bx, by)) return;
        if (clip.enters()) {
            begin(perimeter(clip.x0, clip.y0));
            push(clip.x0, clip.y0);
        }
        push(clip.x1, clip.y1);
        if (clip.leaves()) end(perimeter(clip.x1, clip.y1));
    }

    /** Counts a segment that crosses the horizontal line through two corners, east of them. */
    private void crossing(double y, int east, int west, double ax, double ay, double bx, double by) {
        if ((ay > y) == (by > y)) return;
        double x = ax + (y - ay) / (by - ay) * (bx - ax);
        if (x > TileFrame.HIGH) corners ^= 1 << east;
        if (x > TileFrame.LOW) corners ^= 1 << west;
    }

    private void begin(double where) {
        if (pieces == ends.length) {
            ends = Arrays.copyOf(ends, 2 * pieces);
            entries = Arrays.copyOf(entries, 2 * pieces);
            exits = Arrays.copyOf(exits, 2 * pieces);
        }
        entries[pieces] = where;
    }

    private void end(double where) {
        exits[pieces] = where;
        ends[pieces++] = size;
    }

    private void push(double x, double y) {
        if (size + 2 > xy.length) xy = Arrays.copyOf(xy, 2 * xy.length);
        xy[size++] = x;
        xy[size++] = y;
    }

    /**
     * {@return for each piece the one that follows along the border; nothing when two have the same one, or when the corners
     * passed are not the corners inside}
     */
    private int[] successors() {
        int[] byEntry = IntStream.range(0, pieces)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> entries[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = IntStream.of(byEntry).mapToDouble(i -> entries[i]).toArray();
        var successor = new int[pieces];
        var taken = new boolean[pieces];
        int passed = 0;
        for (int i = 0; i < pieces; i++) {
            int found = Arrays.binarySearch(sorted, exits[i]);
            int at = (found >= 0 ? found : -found - 1) % pieces;
            if (taken[at]) return new int[0];
            taken[at] = true;
            successor[i] = byEntry[at];
            int between = cornersBetween(exits[i], entries[successor[i]]);
            if ((passed & between) != 0) return new int[0];
            passed |= between;
        }
        return passed == corners ? successor : new int[0];
    }

    private void loop(int first, int[] successor, boolean[] done, SnappedRings rings) {
        int piece = first;
        do {
            done[piece] = true;
            for (int i = piece == 0 ? 0 : ends[piece - 1]; i < ends[piece]; i += 2) snap(xy[i], xy[i + 1], rings);
            walk(exits[piece], entries[successor[piece]], rings);
            piece = successor[piece];
        } while (piece != first);
        rings.end();
    }

    private static void walk(double from, double to, SnappedRings rings) {
        int between = cornersBetween(from, to);
        for (int i = 0, corner = (int) (from / SIDE) & 3; i < 4; i++, corner = (corner + 1) & 3) {
            if ((between & (1 << corner)) != 0) snap(CORNER_X[corner], CORNER_Y[corner], rings);
        }
    }

    /** {@return as bits the corners passed on the way along the border from one place to another; none when they are equal} */
    private static int cornersBetween(double from, double to) {
        int bits = 0;
        double distance = to >= from ? to - from : to - from + 4 * SIDE;
        for (int corner = 0; corner < 4; corner++) {
            double ahead = (corner + 1) * SIDE - from;
            if (ahead < 0) ahead += 4 * SIDE;
            if (ahead < distance) bits |= 1 << corner;
        }
        return bits;
    }

    /** {@return how far along the border a position on it lies: 0 at the north-western corner, eastwards, southwards ...} */
    private static double perimeter(double x, double y) {
        if (y == TileFrame.LOW) return x - TileFrame.LOW;
        if (x == TileFrame.HIGH) return SIDE + (y - TileFrame.LOW);
        if (y == TileFrame.HIGH) return 2 * SIDE + (TileFrame.HIGH - x);
        return 3 * SIDE + (TileFrame.HIGH - y);
    }

    private static void rectangle(SnappedRings rings) {
        for (int corner = 0; corner < 4; corner++) snap(CORNER_X[corner], CORNER_Y[corner], rings);
        rings.end();
    }

    private static void snap(double x, double y, SnappedRings rings) {
        rings.add(TileFrame.snap(x), TileFrame.snap(y));
    }
}

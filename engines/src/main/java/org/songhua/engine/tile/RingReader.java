package org.songhua.engine.tile;

import java.util.Arrays;
import org.songhua.engine.geo.WkbCursor;

/** Reads the rings of one polygon and puts what lies in the tile, snapped, to the rings of the feature. */
final class RingReader {
    private static final int WEST = 1;
    private static final int EAST = 2;
    private static final int NORTH = 4;
    private static final int SOUTH = 8;

    private final TileFrame frame;
    private final RingClipper clipper = new RingClipper();
    private final RunBox box;
    private double[] kept = new double[256];
    private int[] sides = new int[128];
    private int count;

    RingReader(TileFrame frame) {
        this.frame = frame;
        box = new RunBox(frame);
    }

    /** Reads a polygon. {@return false when it could not be clipped surely; then some of its rings may be missing} */
    boolean polygon(WkbCursor cursor, SnappedRings rings) {
        int ringCount = cursor.rings();
        boolean reaches = true;
        clipper.reset();
        for (int i = 0; i < ringCount; i++) {
            int points = cursor.points();
            if (!reaches) continue;
            box.measure(cursor, points);
            if (box.inside()) snap(cursor, points, i == 0, rings);
            else if (!box.outside()) cut(cursor, points, i == 0, rings);
            else if (i == 0) reaches = false;
        }
        return clipper.finish(rings);
    }

    private void snap(WkbCursor cursor, int points, boolean shell, SnappedRings rings) {
        for (int i = 0; i < points; i++) {
            rings.add(TileFrame.snap(frame.x(cursor.x(i))), TileFrame.snap(frame.y(cursor.y(i))));
        }
        rings.end(shell);
    }

    private void cut(WkbCursor cursor, int points, boolean shell, SnappedRings rings) {
        if (points < 4) return;
        boolean closed = cursor.x(0) == cursor.x(points - 1) && cursor.y(0) == cursor.y(points - 1);
        int last = closed ? points - 1 : points;
        boolean clockwise = doubleArea(cursor, points) < 0;
        count = 0;
        for (int i = 0; i < last; i++) {
            int from = clockwise == shell ? i : last - 1 - i;
            keep(cursor.x(from), cursor.y(from));
        }
        for (int i = 0; i < count; i++) {
            kept[2 * i] = frame.x(kept[2 * i]);
            kept[2 * i + 1] = frame.y(kept[2 * i + 1]);
        }
        if (!clipper.add(kept, count)) snapKept(shell, rings);
    }

    private void snapKept(boolean shell, SnappedRings rings) {
        for (int i = 0; i < count; i++) rings.add(TileFrame.snap(kept[2 * i]), TileFrame.snap(kept[2 * i + 1]));
        rings.end(shell);
    }

    /**
     * Keeps a position. The last one is dropped if it, its predecessor and its successor all lie beyond the same side of the
     * rectangle: the short cut does too, so nothing changes inside, and far parts of a big polygon cost next to nothing.
     */
    private void keep(double longitude, double latitude) {
        int side = (longitude < frame.west ? WEST : longitude > frame.east ? EAST : 0)
                | (latitude > frame.north ? NORTH : latitude < frame.south ? SOUTH : 0);
        if (count >= 2 && (sides[count - 2] & sides[count - 1] & side) != 0) count--;
        if (count == sides.length) {
            sides = Arrays.copyOf(sides, 2 * count);
            kept = Arrays.copyOf(kept, 4 * count);
        }
        kept[2 * count] = longitude;
        kept[2 * count + 1] = latitude;
        sides[count++] = side;
    }

    /** Twice the area in square degrees, negative when clockwise on the map; relative to the first position for accuracy. */
    private static double doubleArea(WkbCursor cursor, int points) {
        double sum = 0;
        double dx = 0;
        double dy = 0;
        for (int i = 1; i < points; i++) {
            double nextX = cursor.x(i) - cursor.x(0);
            double nextY = cursor.y(i) - cursor.y(0);
            sum += dx * nextY - nextX * dy;
            dx = nextX;
            dy = nextY;
        }
        return sum;
    }
}

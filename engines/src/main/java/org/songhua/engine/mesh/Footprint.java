package org.songhua.engine.mesh;

import java.util.Arrays;
import org.songhua.engine.geo.WkbCursor;

/**
 * One polygon on the ground, made ready for bodies: rings without their closing vertex, shell anticlockwise, holes clockwise, without
 * vertices that repeat or lie on a straight line within a millimetre. For each vertex it holds the position at height 0 and
 * the direction up there, so that walls are plumb wherever they stand. Reused from polygon to polygon; not for several threads.
 */
public final class Footprint {
    /** Nearer than this to its neighbour, or to the line between its neighbours, a vertex is left out, metres. */
    private static final double FINEST_m = 0.001;
    /** A ring of less area than this is none, m². */
    private static final double LEAST_AREA_m2 = 0.01;

    private final LocalFrame frame;
    private double[] points = new double[LocalFrame.STRIDE * 64];
    private double[] x = new double[0];
    private double[] y = new double[0];
    private int[] ends = new int[4];
    private int rings;
    private int count;

    public Footprint(LocalFrame frame) {
        this.frame = frame;
    }

    /**
     * Reads the polygon that the cursor stands at; all its rings are read in any case.
     *
     * @return false when nothing of it is left that has an area
     */
    public boolean read(WkbCursor cursor) {
        rings = 0;
        count = 0;
        int all = cursor.rings();
        boolean hasShell = false;
        for (int i = 0; i < all; i++) {
            int vertices = cursor.points();
            if (i == 0) hasShell = ring(cursor, vertices, true);
            else if (hasShell) ring(cursor, vertices, false);
        }
        if (hasShell) flatten();
        return hasShell;
    }

    /** Makes a regular polygon around a place: for poles, covers and trunks. */
    void regular(double longitude, double latitude, double radius_m, int corners) {
        rings = 0;
        count = 0;
        reserve(corners);
        var centre = new double[LocalFrame.STRIDE];
        frame.write(longitude, latitude, centre, 0);
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            int at = LocalFrame.STRIDE * i;
            System.arraycopy(centre, 0, points, at, LocalFrame.STRIDE);
            points[at] += radius_m * Math.cos(angle);
            points[at + 1] += radius_m * Math.sin(angle);
        }
        count = corners;
        close();
        flatten();
    }

    private boolean ring(WkbCursor cursor, int vertices, boolean shell) {
        int from = count;
        reserve(count + vertices);
        for (int i = 0; i < vertices; i++) take(cursor.x(i), cursor.y(i), from);
        while (count - from > 1 && near(count - 1, from)) count--;
        straighten(from);
        double area = count - from < 3 ? 0 : area(from);
        if (Math.abs(area) < LEAST_AREA_m2) {
            count = from;
            return false;
        }
        if (area > 0 != shell) reverse(from);
        close();
        return true;
    }

    private void take(double longitude, double latitude, int from) {
        frame.write(longitude, latitude, points, LocalFrame.STRIDE * count);
        if (count == from || !near(count, count - 1)) count++;
    }

    private boolean near(int a, int b) {
        return Math.abs(px(a) - px(b)) < FINEST_m && Math.abs(py(a) - py(b)) < FINEST_m;
    }

    /** Leaves out what lies on the way, again and again, for leaving one out may put another on the way. */
    private void straighten(int from) {
        boolean changed = true;
        while (changed && count - from >= 3) {
            changed = false;
            int i = from;
            while (i < count && count - from >= 3) {
                if (isOnTheWay(i, from)) {
                    drop(i);
                    changed = true;
                } else {
                    i++;
                }
            }
        }
    }

    private boolean isOnTheWay(int i, int from) {
        int a = i == from ? count - 1 : i - 1;
        int b = i + 1 == count ? from : i + 1;
        double dx = px(b) - px(a);
        double dy = py(b) - py(a);
        double across = dx * (py(i) - py(a)) - dy * (px(i) - px(a));
        return Math.abs(across) <= FINEST_m * Math.sqrt(dx * dx + dy * dy);
    }

    private void drop(int i) {
        int at = LocalFrame.STRIDE * i;
        System.arraycopy(points, at + LocalFrame.STRIDE, points, at, LocalFrame.STRIDE * (count - i - 1));
        count--;
    }

    private double area(int from) {
        double sum = 0;
        for (int i = from, j = count - 1; i < count; j = i++) sum += px(j) * py(i) - px(i) * py(j);
        return sum / 2;
    }

    private void reverse(int from) {
        var kept = new double[LocalFrame.STRIDE];
        for (int i = from, j = count - 1; i < j; i++, j--) {
            int a = LocalFrame.STRIDE * i;
            int b = LocalFrame.STRIDE * j;
            System.arraycopy(points, a, kept, 0, LocalFrame.STRIDE);
            System.arraycopy(points, b, points, a, LocalFrame.STRIDE);
            System.arraycopy(kept, 0, points, b, LocalFrame.STRIDE);
        }
    }

    private void close() {
        if (rings == ends.length) ends = Arrays.copyOf(ends, 2 * rings);
        ends[rings++] = count;
    }

    private void flatten() {
        if (x.length < count) {
            x = new double[points.length / LocalFrame.STRIDE];
            y = new double[x.length];
        }
        for (int i = 0; i < count; i++) {
            x[i] = px(i);
            y[i] = py(i);
        }
    }

    private void reserve(int vertices) {
        int needed = LocalFrame.STRIDE * (vertices + 1);
        if (points.length < needed) points = Arrays.copyOf(points, Math.max(needed, 2 * points.length));
    }

    private double px(int i) {
        return points[LocalFrame.STRIDE * i];
    }

    private double py(int i) {
        return points[LocalFrame.STRIDE * i + 1];
    }

    /** {@return number of vertices} */
    public int vertices() {
        return count;
    }

    /** {@return number of rings} */
    public int rings() {
        return rings;
    }

    int begin(int ring) {
        return ring == 0 ? 0 : ends[ring - 1];
    }

    int end(int ring) {
        return ends[ring];
    }

    /** {@return east, north or up of a vertex at a height} */
    double at(int vertex, double height, int axis) {
        int i = LocalFrame.STRIDE * vertex + axis;
        return points[i] + height * points[i + 3];
    }

    /** {@return one part of the direction up at a vertex} */
    double up(int vertex, int axis) {
        return points[LocalFrame.STRIDE * vertex + 3 + axis];
    }

    /** Cuts the polygon into triangles. {@return how many} */
    int cut(Triangulation triangulation) {
        return triangulation.cut(x, y, Arrays.copyOf(ends, rings));
    }
}

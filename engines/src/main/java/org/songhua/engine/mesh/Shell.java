package org.songhua.engine.mesh;

import java.util.HashMap;
import java.util.Map;

/**
 * Measures a body given by its flat faces: whether they close it, how much it holds, how high and how wide it is. Faces are told as
 * {@link Bodies#face} takes them. Not for use by several threads.
 *
 * <p>The volume is that under the divergence theorem (Gauss): the sum of signed tetrahedra between a fixed point and each triangle of a fan
 * over each ring, so that holes, courtyards and hollows count as what they are.
 */
public final class Shell {
    private final LocalFrame frame;
    private final Map<Edge, Integer> open = new HashMap<>();
    private final double[] box = {180, 90, -180, -90};
    private double[] local = new double[3 * 16];
    private double sixfold;
    private double bottom = Double.POSITIVE_INFINITY;
    private double top = Double.NEGATIVE_INFINITY;

    /**
     * @param longitude degrees, of a place near the body
     * @param latitude degrees
     */
    public Shell(double longitude, double latitude) {
        frame = new LocalFrame(longitude, latitude);
    }

    /**
     * Adds a face.
     *
     * @param rings longitude, latitude (degrees) and height (metres) of each vertex, ring after ring, the first not repeated; the shell is
     *     anticlockwise seen from outside, holes the other way
     * @param ends number of the vertex after each ring
     */
    public void face(double[] rings, int[] ends) {
        if (local.length < rings.length) local = new double[2 * rings.length];
        for (int i = 0; i < rings.length; i += 3) {
            frame.write(rings[i], rings[i + 1], rings[i + 2], local, i);
            reach(rings, i);
        }
        int from = 0;
        for (int end : ends) {
            ring(rings, from, end);
            from = end;
        }
    }

    private void reach(double[] rings, int i) {
        box[0] = Math.min(box[0], rings[i]);
        box[1] = Math.min(box[1], rings[i + 1]);
        box[2] = Math.max(box[2], rings[i]);
        box[3] = Math.max(box[3], rings[i + 1]);
        bottom = Math.min(bottom, rings[i + 2]);
        top = Math.max(top, rings[i + 2]);
    }

    private void ring(double[] rings, int from, int end) {
        for (int i = from + 1; i + 1 < end; i++) sixfold += product(3 * from, 3 * i, 3 * i + 3);
        for (int i = from, before = end - 1; i < end; before = i++) edge(rings, 3 * before, 3 * i);
    }

    /** The triple product of three corners. */
    private double product(int a, int b, int c) {
        double[] p = local;
        return p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1])
                + p[a + 1] * (p[b + 2] * p[c] - p[b] * p[c + 2])
                + p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c]);
    }

    private void edge(double[] rings, int from, int to) {
        var a = new Corner(rings[from], rings[from + 1], rings[from + 2]);
        var b = new Corner(rings[to], rings[to + 1], rings[to + 2]);
        if (a.equals(b)) return;
        var back = new Edge(b, a);
        Integer waiting = open.get(back);
        if (waiting == null) open.merge(new Edge(a, b), 1, Integer::sum);
        else if (waiting == 1) open.remove(back);
        else open.put(back, waiting - 1);
    }

    /** {@return whether every edge runs as often one way as the other: then the faces enclose something} */
    public boolean isClosed() {
        return open.isEmpty() && top > Double.NEGATIVE_INFINITY;
    }

    /** {@return the volume in cubic metres, negative when faces look inwards; says nothing of a body that is not closed} */
    public double volume_m3() {
        return sixfold / 6;
    }

    /** {@return the lowest height, metres; infinite without faces} */
    public double bottom_m() {
        return bottom;
    }

    /** {@return the highest height, metres; infinite downwards without faces} */
    public double top_m() {
        return top;
    }

    /** {@return west, south, east, north of all vertices, degrees} */
    public double[] box() {
        return box.clone();
    }

    /** Exactly as told: neighbours share their vertices. */
    private record Corner(double longitude, double latitude, double height) {}

    private record Edge(Corner from, Corner to) {}
}

package org.songhua.engine.mesh;

import org.songhua.engine.geo.WkbCursor;

/**
 * Sweeps a regular polygon along a line, mitred at its vertices and closed at both ends: n vertices and k sides give
 * 2k(n - 1) + 2(k - 2) triangles. At a bend sharper than a right angle the mitre is cut to {@link Pipe#LONGEST_MITRE} radii, so that nothing
 * is farther from the line than that.
 */
final class Tube {
    private static final double FINEST_m = 0.001;

    private final LocalFrame frame;
    private double[] line = new double[LocalFrame.STRIDE * 16];
    private double[] along = new double[16];
    private int count;
    private final double[] side = new double[3];
    private final double[] over = new double[3];
    private int[] ring = new int[0];
    private int[] before = new int[0];

    Tube(LocalFrame frame) {
        this.frame = frame;
    }

    void add(WkbCursor cursor, int points, Pipe pipe, MeshPart part, int feature) {
        read(cursor, points);
        if (count < 2) return;
        sink(pipe);
        if (ring.length != pipe.sides()) {
            ring = new int[pipe.sides()];
            before = new int[pipe.sides()];
        }
        for (int i = 0; i < count; i++) {
            cross(i);
            if (i == 0) cap(0, -1, pipe, part, feature);
            ring(i, pipe, part, feature);
            if (i > 0) join(part);
            System.arraycopy(ring, 0, before, 0, ring.length);
            if (i == count - 1) cap(i, 1, pipe, part, feature);
        }
    }

    private void read(WkbCursor cursor, int points) {
        if (along.length < points + 1) {
            line = new double[LocalFrame.STRIDE * 2 * (points + 1)];
            along = new double[2 * (points + 1)];
        }
        count = 0;
        for (int i = 0; i < points; i++) {
            int at = LocalFrame.STRIDE * count;
            frame.write(cursor.x(i), cursor.y(i), line, at);
            if (count == 0) {
                along[count++] = 0;
            } else {
                double step = distance(at - LocalFrame.STRIDE, at);
                if (step > FINEST_m) along[count] = along[count++ - 1] + step;
            }
        }
    }

    private double distance(int a, int b) {
        double dx = line[b] - line[a];
        double dy = line[b + 1] - line[a + 1];
        double dz = line[b + 2] - line[a + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private void sink(Pipe pipe) {
        double whole = along[count - 1];
        for (int i = 0; i < count; i++) {
            double height = pipe.start_m() + (pipe.end_m() - pipe.start_m()) * (along[i] / whole);
            int at = LocalFrame.STRIDE * i;
            for (int axis = 0; axis < 3; axis++) line[at + axis] += height * line[at + 3 + axis];
        }
    }

    /** Finds the two directions that span the cut at a vertex: sideways, stretched for the mitre, and upwards. */
    private void cross(int i) {
        var into = direction(Math.max(i - 1, 0));
        var out = direction(Math.min(i, count - 2));
        int up = LocalFrame.STRIDE * i + 3;
        var mean = new double[] {into[0] + out[0], into[1] + out[1], into[2] + out[2]};
        if (unit(mean) < 1e-6) System.arraycopy(out, 0, mean, 0, 3);
        product(mean, 0, line, up, side);
        if (unit(side) < 1e-6) product(mean, 0, new double[] {1, 0, 0}, 0, side);
        unit(side);
        product(side, 0, mean, 0, over);
        double cos = mean[0] * out[0] + mean[1] * out[1] + mean[2] * out[2];
        double stretch = Math.min(Pipe.LONGEST_MITRE, 1 / Math.max(cos, 1e-3));
        for (int axis = 0; axis < 3; axis++) side[axis] *= stretch;
    }

    private double[] direction(int i) {
        int a = LocalFrame.STRIDE * i;
        int b = a + LocalFrame.STRIDE;
        var d = new double[] {line[b] - line[a], line[b + 1] - line[a + 1], line[b + 2] - line[a + 2]};
        unit(d);
        return d;
    }

    private static double unit(double[] v) {
        double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        if (length > 0) for (int axis = 0; axis < 3; axis++) v[axis] /= length;
        return length;
    }

    private static void product(double[] a, int i, double[] b, int j, double[] out) {
        out[0] = a[i + 1] * b[j + 2] - a[i + 2] * b[j + 1];
        out[1] = a[i + 2] * b[j] - a[i] * b[j + 2];
        out[2] = a[i] * b[j + 1] - a[i + 1] * b[j];
    }

    private void ring(int i, Pipe pipe, MeshPart part, int feature) {
        int at = LocalFrame.STRIDE * i;
        for (int k = 0; k < ring.length; k++) {
            double angle = 2 * Math.PI * k / ring.length;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            var n = new double[] {
                cos * side[0] + sin * over[0], cos * side[1] + sin * over[1], cos * side[2] + sin * over[2]
            };
            double x = line[at] + pipe.radius_m() * n[0];
            double y = line[at + 1] + pipe.radius_m() * n[1];
            double z = line[at + 2] + pipe.radius_m() * n[2];
            unit(n);
            ring[k] = part.vertex(x, y, z, n[0], n[1], n[2], feature);
        }
    }

    private void join(MeshPart part) {
        for (int k = 0; k < ring.length; k++) {
            int l = (k + 1) % ring.length;
            part.triangle(before[k], ring[k], ring[l]);
            part.triangle(before[k], ring[l], before[l]);
        }
    }

    private void cap(int i, int sign, Pipe pipe, MeshPart part, int feature) {
        var towards = direction(Math.min(i, count - 2));
        int at = LocalFrame.STRIDE * i;
        var numbers = new int[ring.length];
        for (int k = 0; k < numbers.length; k++) {
            double angle = 2 * Math.PI * k / numbers.length;
            double a = pipe.radius_m() * Math.cos(angle);
            double b = pipe.radius_m() * Math.sin(angle);
            numbers[k] = part.vertex(
                    line[at] + a * side[0] + b * over[0],
                    line[at + 1] + a * side[1] + b * over[1],
                    line[at + 2] + a * side[2] + b * over[2],
                    sign * towards[0],
                    sign * towards[1],
                    sign * towards[2],
                    feature);
        }
        for (int k = 1; k < numbers.length - 1; k++) {
            if (sign > 0) part.triangle(numbers[0], numbers[k + 1], numbers[k]);
            else part.triangle(numbers[0], numbers[k], numbers[k + 1]);
        }
    }
}

package org.songhua.engine.mesh;

/**
 * A flat face in space: its plane is found by Newell's method (Sutherland, Sproull and Schumacker 1974), which also serves faces that
 * are only nearly flat; the face is cut in that plane.
 */
final class Facet {
    private final Triangulation triangulation = new Triangulation();

    /**
     * @param at east, north, up of each vertex
     * @param ends number of the vertex after each ring
     */
    void add(double[] at, int[] ends, MeshPart part, int feature) {
        double[] normal = newell(at, ends[0]);
        if (normal[0] == 0 && normal[1] == 0 && normal[2] == 0) return;
        double[] flat = across(normal);
        int count = ends[ends.length - 1];
        var x = new double[count];
        var y = new double[count];
        var numbers = new int[count];
        for (int i = 0; i < count; i++) {
            x[i] = dot(at, 3 * i, flat, 0);
            y[i] = dot(at, 3 * i, flat, 3);
            numbers[i] = part.vertex(at[3 * i], at[3 * i + 1], at[3 * i + 2], normal[0], normal[1], normal[2], feature);
        }
        int triangles = triangulation.cut(x, y, ends);
        for (int t = 0; t < triangles; t++) {
            part.triangle(corner(numbers, 3 * t), corner(numbers, 3 * t + 1), corner(numbers, 3 * t + 2));
        }
    }

    private int corner(int[] numbers, int index) {
        return numbers[triangulation.corner(index)];
    }

    /** {@return the unit normal of a ring, all zero when it has no area} */
    static double[] newell(double[] at, int count) {
        var n = new double[3];
        for (int i = 0, j = count - 1; i < count; j = i++) {
            for (int axis = 0; axis < 3; axis++) {
                int u = (axis + 1) % 3;
                int v = (axis + 2) % 3;
                n[axis] += (at[3 * j + u] - at[3 * i + u]) * (at[3 * j + v] + at[3 * i + v]);
            }
        }
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        if (length < 1e-9) return new double[3];
        for (int axis = 0; axis < 3; axis++) n[axis] /= length;
        return n;
    }

    /** {@return two unit vectors that span the plane and turn anticlockwise about its normal} */
    private static double[] across(double[] n) {
        boolean steep = Math.abs(n[2]) < 0.9;
        double ax = steep ? -n[1] : 1;
        double ay = steep ? n[0] : 0;
        double az = 0;
        if (!steep) {
            // What is left of east after taking the part along the normal away.
            ax -= n[0] * n[0];
            ay = -n[0] * n[1];
            az = -n[0] * n[2];
        }
        double length = Math.sqrt(ax * ax + ay * ay + az * az);
        ax /= length;
        ay /= length;
        az /= length;
        return new double[] {ax, ay, az, n[1] * az - n[2] * ay, n[2] * ax - n[0] * az, n[0] * ay - n[1] * ax};
    }

    private static double dot(double[] a, int i, double[] b, int j) {
        return a[i] * b[j] + a[i + 1] * b[j + 1] + a[i + 2] * b[j + 2];
    }
}

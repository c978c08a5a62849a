package org.songhua.engine.mesh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures triangles as a body: volume, area, whether it is closed. */
public final class Solid {
    /** Vertices nearer than this are one: faces have vertices of their own for their normals. */
    private static final double WELD_m = 0.0004;

    private final MeshPart part;
    private final Map<List<Long>, Integer> welded = new HashMap<>();

    private Solid(MeshPart part) {
        this.part = part;
    }

    public static Solid of(MeshPart part) {
        return new Solid(part);
    }

    /** {@return the volume by the divergence theorem, positive when faces look outwards} */
    public double volume() {
        double sum = 0;
        for (int t = 0; t < part.triangles(); t++) {
            double[] a = at(t, 0);
            double[] n = cross(minus(at(t, 1), a), minus(at(t, 2), a));
            sum += (a[0] * n[0] + a[1] * n[1] + a[2] * n[2]) / 6;
        }
        return sum;
    }

    /** {@return the area of all faces} */
    public double area() {
        double sum = 0;
        for (int t = 0; t < part.triangles(); t++) {
            double[] a = at(t, 0);
            sum += length(cross(minus(at(t, 1), a), minus(at(t, 2), a))) / 2;
        }
        return sum;
    }

    /** {@return what keeps it from being a closed 2-manifold, the empty text when nothing does} */
    public String openEdges() {
        Map<List<Integer>, Integer> seen = new HashMap<>();
        for (int t = 0; t < part.triangles(); t++) {
            for (int k = 0; k < 3; k++) {
                int a = weld(t, k);
                int b = weld(t, (k + 1) % 3);
                if (a != b) seen.merge(List.of(Math.min(a, b), Math.max(a, b), 0), a < b ? 1 : -1, Integer::sum);
            }
        }
        long open = seen.values().stream().filter(balance -> balance != 0).count();
        return open == 0 ? "" : open + " edges without an opposite";
    }

    /** {@return the worst angle between a normal and its face, as a cosine} */
    public double worstNormal() {
        double worst = 1;
        for (int t = 0; t < part.triangles(); t++) {
            double[] a = at(t, 0);
            double[] n = cross(minus(at(t, 1), a), minus(at(t, 2), a));
            double length = length(n);
            if (length < 1e-4) continue;
            for (int k = 0; k < 3; k++) {
                int v = part.corner(3 * t + k);
                double dot = (part.normal(v, 0) * n[0] + part.normal(v, 1) * n[1] + part.normal(v, 2) * n[2]) / 127;
                worst = Math.min(worst, dot / length);
            }
        }
        return worst;
    }

    private int weld(int triangle, int k) {
        double[] p = at(triangle, k);
        var key = List.of(Math.round(p[0] / WELD_m), Math.round(p[1] / WELD_m), Math.round(p[2] / WELD_m));
        Integer known = near(key);
        if (known != null) return known;
        int number = welded.size();
        welded.put(key, number);
        return number;
    }

    private Integer near(List<Long> key) {
        for (long dx = -1; dx <= 1; dx++) {
            for (long dy = -1; dy <= 1; dy++) {
                for (long dz = -1; dz <= 1; dz++) {
                    Integer known = welded.get(List.of(key.get(0) + dx, key.get(1) + dy, key.get(2) + dz));
                    if (known != null) return known;
                }
            }
        }
        return null;
    }

    private double[] at(int triangle, int k) {
        int v = part.corner(3 * triangle + k);
        return new double[] {part.position(v, 0), part.position(v, 1), part.position(v, 2)};
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}

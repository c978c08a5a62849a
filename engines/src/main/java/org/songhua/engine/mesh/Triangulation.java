package org.songhua.engine.mesh;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Cuts a polygon with holes into triangles by clipping ears (Meisters 1975), holes joined to the shell by bridges (Eberly 2002).
 *
 * <p>Every vertex is used and no vertex is made: n vertices and h holes give exactly n + 2h - 2 triangles, and each edge of a ring
 * lies in exactly one of them. So bodies built on it are closed without T-junctions, which is why no library is used here:
 * the common ones leave collinear vertices out. Holes may touch. A polygon that crosses itself ends in triangles that overlap, never in a loop.
 * Time grows with the square of the number of vertices at worst. Not for use by several threads.
 */
public final class Triangulation {
    private static final double SHRINK = 1e-6;
    /** Twice the area over the length of a side from which a triangle counts as upside down, in units of the plane. */
    private static final double FOLD = 1e-9;

    private double[] xs = new double[0];
    private double[] ys = new double[0];
    private int[] vertex = new int[64];
    private int[] next = new int[64];
    private int[] previous = new int[64];
    private boolean[] reflex = new boolean[64];
    private int nodes;
    private int[] triangles = new int[96];
    private int size;

    /**
     * Cuts a polygon.
     *
     * @param x of the vertices, ring after ring, the first vertex of a ring not repeated
     * @param y of the vertices
     * @param ends end of each ring; the first is the shell, anticlockwise, the others are holes, clockwise
     * @return how many triangles there are; their corners are read by {@link #corner}
     */
    public int cut(double[] x, double[] y, int[] ends) {
        xs = x;
        ys = y;
        size = 0;
        int count = ends[ends.length - 1];
        if (ends.length == 1 && isConvex(count)) return fan(count);
        join(ends);
        if (ends.length > 1 && isFolded()) {
            shrinkHoles(ends);
            join(ends);
        }
        return size / 3;
    }

    private void join(int[] ends) {
        nodes = 0;
        size = 0;
        reserve(ends[ends.length - 1] + 2 * ends.length);
        int start = ring(0, ends[0]);
        for (int hole : byRightmost(ends)) bridge(start, rightmost(ends[hole - 1], ends[hole]));
        clip(start, nodes);
    }

    /** Where rings touch in several points, ears may be cut across the touching: some triangles then are upside down. */
    private boolean isFolded() {
        for (int t = 0; t < size; t += 3) {
            double a = area(triangles[t], triangles[t + 1], triangles[t + 2]);
            if (a < 0 && -a > FOLD * extent(triangles[t], triangles[t + 1])) return true;
        }
        return false;
    }

    private double extent(int a, int b) {
        return 1e-12 + Math.abs(xs[a] - xs[b]) + Math.abs(ys[a] - ys[b]);
    }

    /** Lets holes touch nothing, by so little that it does not matter: only the choice of triangles comes of it, no position. */
    private void shrinkHoles(int[] ends) {
        xs = xs.clone();
        ys = ys.clone();
        for (int hole = 1; hole < ends.length; hole++) {
            shrink(xs, ends[hole - 1], ends[hole]);
            shrink(ys, ends[hole - 1], ends[hole]);
        }
    }

    private static void shrink(double[] values, int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) mean += values[i] / (to - from);
        for (int i = from; i < to; i++) values[i] += (mean - values[i]) * SHRINK;
    }

    /** {@return a corner of a triangle: corners 3t, 3t+1 and 3t+2 are those of triangle t, anticlockwise} */
    public int corner(int index) {
        return triangles[index];
    }

    private boolean isConvex(int count) {
        double turned = 0;
        for (int i = 0; i < count; i++) {
            int b = (i + 1) % count;
            if (area(i, b, (i + 2) % count) <= 0) return false;
            turned += turn(i, b, (i + 2) % count);
        }
        // A star that goes round twice turns left everywhere too.
        return turned < 7;
    }

    private double turn(int a, int b, int c) {
        double ux = xs[b] - xs[a];
        double uy = ys[b] - ys[a];
        double vx = xs[c] - xs[b];
        double vy = ys[c] - ys[b];
        return Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
    }

    private int fan(int count) {
        for (int i = 1; i < count - 1; i++) triangle(0, i, i + 1);
        return count - 2;
    }

    /** Holes from right to left, so that each finds its bridge among what is joined already. */
    private int[] byRightmost(int[] ends) {
        return IntStream.range(1, ends.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer hole) -> -rightmostX(ends[hole - 1], ends[hole])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double rightmostX(int from, int to) {
        double most = xs[from];
        for (int i = from + 1; i < to; i++) most = Math.max(most, xs[i]);
        return most;
    }

    /** {@return the node of the rightmost vertex of a hole, whose ring is linked} */
    private int rightmost(int from, int to) {
        int first = ring(from, to);
        int best = first;
        for (int i = 1; i < to - from; i++) {
            int node = first + i;
            if (xs[vertex[node]] > xs[vertex[best]]) best = node;
        }
        return best;
    }

    private int ring(int from, int to) {
        int first = nodes;
        for (int i = from; i < to; i++) node(i);
        for (int i = first; i < nodes; i++) link(i, i + 1 == nodes ? first : i + 1);
        return first;
    }

    private int node(int index) {
        vertex[nodes] = index;
        return nodes++;
    }

    private void link(int a, int b) {
        next[a] = b;
        previous[b] = a;
    }

    private void bridge(int shell, int hole) {
        int visible = visibleFrom(shell, hole);
        int shellCopy = node(vertex[visible]);
        int holeCopy = node(vertex[hole]);
        link(shellCopy, next[visible]);
        link(previous[hole], holeCopy);
        link(visible, hole);
        link(holeCopy, shellCopy);
    }

    /** {@return a node of the shell that a straight line joins to the hole's rightmost vertex without meeting an edge} */
    private int visibleFrom(int shell, int hole) {
        int touching = touching(shell, hole);
        if (touching >= 0) return touching;
        double x = xs[vertex[hole]];
        double y = ys[vertex[hole]];
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        int node = shell;
        do {
            double at = crossing(node, x, y);
            if (at < nearest) {
                nearest = at;
                best = xs[vertex[node]] > xs[vertex[next[node]]] ? node : next[node];
            }
            node = next[node];
        } while (node != shell);
        return best < 0 ? shell : unhidden(shell, best, x, y, nearest);
    }

    /** {@return a node of the shell at the very place of the hole's vertex, -1 when there is none} */
    private int touching(int shell, int hole) {
        int after = vertex[next[hole]];
        int node = shell;
        do {
            if (same(vertex[node], vertex[hole]) && opensTo(node, xs[after], ys[after])) return node;
            node = next[node];
        } while (node != shell);
        return -1;
    }

    /** {@return x where the ray to the right meets an edge that goes up, infinity when it does not} */
    private double crossing(int node, double x, double y) {
        int a = vertex[node];
        int b = vertex[next[node]];
        if (ys[a] > y || ys[b] < y || ys[a] == ys[b]) return Double.POSITIVE_INFINITY;
        double at = xs[a] + (y - ys[a]) / (ys[b] - ys[a]) * (xs[b] - xs[a]);
        return at >= x ? at : Double.POSITIVE_INFINITY;
    }

    /** A reflex vertex inside the triangle of viewer, crossing and candidate may hide it: then the one nearest in angle is taken. */
    private int unhidden(int shell, int candidate, double x, double y, double crossing) {
        double cx = xs[vertex[candidate]];
        double cy = ys[vertex[candidate]];
        int best = candidate;
        double least = Double.POSITIVE_INFINITY;
        int node = shell;
        do {
            double px = xs[vertex[node]];
            double py = ys[vertex[node]];
            boolean low = cy < y;
            boolean inside = px > x
                    && px <= Math.max(cx, crossing)
                    && holds(low ? crossing : x, y, low ? x : crossing, y, cx, cy, px, py);
            double tangent = Math.abs(py - y) / (px - x);
            boolean better = tangent < least || (tangent == least && px < xs[vertex[best]]);
            if (inside && better && opensTo(node, x, y)) {
                least = tangent;
                best = node;
            }
            node = next[node];
        } while (node != shell);
        return best;
    }

    /** Among nodes at the same place only the one whose inner angle holds the viewer can be joined to it. */
    private boolean opensTo(int node, double x, double y) {
        int a = vertex[previous[node]];
        int p = vertex[node];
        int b = vertex[next[node]];
        boolean leftOfFirst = cross(xs[a], ys[a], xs[p], ys[p], x, y) >= 0;
        boolean leftOfSecond = cross(xs[p], ys[p], xs[b], ys[b], x, y) >= 0;
        return area(a, p, b) >= 0 ? leftOfFirst && leftOfSecond : leftOfFirst || leftOfSecond;
    }

    private void clip(int start, int count) {
        for (int i = 0; i < count; i++) reflex[i] = isReflex(i);
        int left = count;
        int node = start;
        int tried = 0;
        while (left > 3) {
            // First ears that nothing touches, then those that something touches from outside, at last whatever there
            // is.
            boolean any = tried >= 2 * left;
            if (any || isEar(node, tried < left)) {
                if (any) node = leastBad(node, left);
                node = cutOff(node);
                left--;
                tried = 0;
            } else {
                node = next[node];
                tried++;
            }
        }
        triangle(vertex[previous[node]], vertex[node], vertex[next[node]]);
    }

    private int cutOff(int node) {
        int before = previous[node];
        int after = next[node];
        triangle(vertex[before], vertex[node], vertex[after]);
        link(before, after);
        reflex[before] = isReflex(before);
        reflex[after] = isReflex(after);
        return after;
    }

    /** Only in what is left of a polygon without proper ears: the flattest corner goes. */
    private int leastBad(int start, int left) {
        int best = start;
        int node = start;
        for (int i = 0; i < left; i++) {
            if (Math.abs(corner(previous[node], node, next[node]))
                    < Math.abs(corner(previous[best], best, next[best]))) {
                best = node;
            }
            node = next[node];
        }
        return best;
    }

    private boolean isReflex(int node) {
        return corner(previous[node], node, next[node]) <= 0;
    }

    private boolean isEar(int node, boolean untouched) {
        // A way there and back encloses nothing, and must go before a real ear is cut across it.
        if (same(vertex[previous[node]], vertex[next[node]])) return true;
        if (reflex[node]) return !untouched && corner(previous[node], node, next[node]) == 0;
        int before = previous[node];
        int after = next[node];
        for (int other = next[after]; other != before; other = next[other]) {
            if (covers(before, node, after, other, untouched)) return false;
        }
        return true;
    }

    /** Whether something of the outline at another node lies inside the triangle of three nodes in a row. */
    private boolean covers(int a, int b, int c, int other, boolean withEdge) {
        int p = vertex[other];
        int u = vertex[a];
        int v = vertex[b];
        int w = vertex[c];
        if (same(p, u)) return entersAt(u, v, w, other);
        if (same(p, v)) return entersAt(v, w, u, other);
        if (same(p, w)) return entersAt(w, u, v, other);
        if (!reflex[other]) return false;
        if (withEdge) return holds(xs[u], ys[u], xs[v], ys[v], xs[w], ys[w], xs[p], ys[p]);
        return area(u, v, p) > 0 && area(v, w, p) > 0 && area(w, u, p) > 0;
    }

    /** Where rings touch, the outline may enter a triangle through its very corner: then an edge begins between its sides. */
    private boolean entersAt(int corner, int following, int preceding, int node) {
        int to = vertex[next[node]];
        int from = vertex[previous[node]];
        return isBetween(corner, following, preceding, to) || isBetween(corner, following, preceding, from);
    }

    private boolean isBetween(int corner, int following, int preceding, int p) {
        return area(corner, following, p) > 0 && area(corner, p, preceding) > 0;
    }

    private boolean same(int a, int b) {
        return a == b || (xs[a] == xs[b] && ys[a] == ys[b]);
    }

    private double corner(int a, int b, int c) {
        return area(vertex[a], vertex[b], vertex[c]);
    }

    private double area(int a, int b, int c) {
        return cross(xs[a], ys[a], xs[b], ys[b], xs[c], ys[c]);
    }

    private static double cross(double ax, double ay, double bx, double by, double cx, double cy) {
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    }

    private static boolean holds(
            double ax, double ay, double bx, double by, double cx, double cy, double px, double py) {
        return cross(ax, ay, bx, by, px, py) >= 0
                && cross(bx, by, cx, cy, px, py) >= 0
                && cross(cx, cy, ax, ay, px, py) >= 0;
    }

    private void triangle(int a, int b, int c) {
        if (size + 3 > triangles.length) triangles = Arrays.copyOf(triangles, 2 * triangles.length);
        triangles[size++] = a;
        triangles[size++] = b;
        triangles[size++] = c;
    }

    private void reserve(int count) {
        if (count <= vertex.length) return;
        vertex = new int[count];
        next = new int[count];
        previous = new int[count];
        reflex = new boolean[count];
    }
}

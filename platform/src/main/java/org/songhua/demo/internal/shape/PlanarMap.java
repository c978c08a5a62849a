package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Coordinate;

/**
 * A planar subdivision as half-edges: vertices, the edges between them and the faces they enclose. Edge {@code e}
 * consists of the half-edges {@code 2e} and {@code 2e + 1}, opposite to each other; the face of a half-edge is on its
 * left, so that inner faces are walked around anticlockwise. Vertices lie on a grid of one decimetre (see
 * {@link Noder}), which makes all turns exact in {@code long}.
 *
 * <p>The order of vertices, edges and faces depends on their coordinates only.
 */
public final class PlanarMap {
    private final int[] x;
    private final int[] y;
    private final int[] origin;
    private final int[] next;
    private final int[] face;
    private final LineKind[] kinds;
    private final int[] streets;
    private final int faceCount;
    private final int outer;

    /** An edge before it has its place: ends as indices of vertices, the lesser first. */
    record Edge(int from, int to, LineKind kind, int street) {}

    PlanarMap(int[] x, int[] y, List<Edge> edges) {
        this.x = x;
        this.y = y;
        origin = new int[edges.size() * 2];
        kinds = new LineKind[edges.size()];
        streets = new int[edges.size()];
        for (int e = 0; e < edges.size(); e++) {
            origin[2 * e] = edges.get(e).from();
            origin[2 * e + 1] = edges.get(e).to();
            kinds[e] = edges.get(e).kind();
            streets[e] = edges.get(e).street();
        }
        next = HalfEdges.link(x, y, origin);
        face = new int[origin.length];
        faceCount = HalfEdges.label(next, face);
        outer = outerFace();
    }

    private PlanarMap(PlanarMap same, LineKind[] kinds, int[] streets) {
        x = same.x;
        y = same.y;
        origin = same.origin;
        next = same.next;
        face = same.face;
        faceCount = same.faceCount;
        outer = same.outer;
        this.kinds = kinds;
        this.streets = streets;
    }

    private int outerFace() {
        double[] area = new double[faceCount];
        for (int h = 0; h < origin.length; h++) area[face[h]] += cross(h);
        int least = 0;
        for (int f = 1; f < faceCount; f++) if (area[f] < area[least]) least = f;
        return least;
    }

    private double cross(int h) {
        int a = origin[h];
        int b = origin[h ^ 1];
        return (double) x[a] * y[b] - (double) x[b] * y[a];
    }

    /** {@return the map without some edges and without the dead ends and loose pieces that they leave} */
    public PlanarMap without(BitSet edges) {
        List<Edge> rest = new ArrayList<>();
        for (int e = 0; e < edgeCount(); e++) {
            if (!edges.get(e)) rest.add(new Edge(origin[2 * e], origin[2 * e + 1], kinds[e], streets[e]));
        }
        return new PlanarMap(x, y, Noder.prune(x.length, rest));
    }

    /** {@return the map with some edges no more than borders} */
    public PlanarMap demoted(BitSet edges) {
        LineKind[] newKinds = kinds.clone();
        int[] newStreets = streets.clone();
        edges.stream().forEach(e -> {
            newKinds[e] = LineKind.GRID;
            newStreets[e] = PlanLine.NO_STREET;
        });
        return new PlanarMap(this, newKinds, newStreets);
    }

    public int vertexCount() {
        return x.length;
    }

    public int edgeCount() {
        return kinds.length;
    }

    public int faceCount() {
        return faceCount;
    }

    /** {@return the face around everything} */
    public int outer() {
        return outer;
    }

    public LineKind kind(int edge) {
        return kinds[edge];
    }

    /** {@return the number of the street that the edge belongs to, or -1} */
    public int street(int edge) {
        return streets[edge];
    }

    /** {@return the vertex that a half-edge leaves} */
    public int origin(int halfEdge) {
        return origin[halfEdge];
    }

    /** {@return the face on the left of a half-edge} */
    public int face(int halfEdge) {
        return face[halfEdge];
    }

    /** {@return the half-edge after it around its face} */
    public int next(int halfEdge) {
        return next[halfEdge];
    }

    /** {@return the place of a vertex in metres} */
    public Coordinate point(int vertex) {
        return new Coordinate(x[vertex] / 10.0, y[vertex] / 10.0);
    }

    /** {@return the length of an edge in metres} */
    public double length(int edge) {
        return point(origin[2 * edge]).distance(point(origin[2 * edge + 1]));
    }

    /** {@return for each face its half-edges in ascending order} */
    public int[][] halfEdgesByFace() {
        int[] count = new int[faceCount];
        for (int f : face) count[f]++;
        int[][] out = new int[faceCount][];
        for (int f = 0; f < faceCount; f++) out[f] = new int[count[f]];
        Arrays.fill(count, 0);
        for (int h = 0; h < face.length; h++) out[face[h]][count[face[h]]++] = h;
        return out;
    }

    /** {@return for each vertex the edges at it that fit, in ascending order} */
    public int[][] edgesByVertex(IntPredicate fits) {
        int[] count = new int[x.length];
        for (int h = 0; h < origin.length; h++) if (fits.test(h >> 1)) count[origin[h]]++;
        int[][] out = new int[x.length][];
        for (int v = 0; v < x.length; v++) out[v] = new int[count[v]];
        Arrays.fill(count, 0);
        for (int h = 0; h < origin.length; h++) if (fits.test(h >> 1)) out[origin[h]][count[origin[h]]++] = h >> 1;
        return out;
    }

    /**
     * {@return the loops around a group of faces: for every border half-edge that has the group on its left, the next
     * one; -1 elsewhere}
     *
     * @param group a label per face; an edge between two faces of the same label is no border
     */
    int[] borderLinks(int[] group) {
        int[] link = new int[origin.length];
        Arrays.fill(link, -1);
        for (int h = 0; h < origin.length; h++) {
            if (group[face[h]] == group[face[h ^ 1]]) continue;
            int candidate = next[h];
            while (group[face[candidate]] == group[face[candidate ^ 1]]) candidate = next[candidate ^ 1];
            link[h] = candidate;
        }
        return link;
    }

    /** {@return the faces as groups of one each, for {@link Regions}} */
    public int[] eachFace() {
        int[] group = new int[faceCount];
        for (int f = 0; f < faceCount; f++) group[f] = f;
        return group;
    }
}

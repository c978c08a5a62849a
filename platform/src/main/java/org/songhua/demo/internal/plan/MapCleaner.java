package org.songhua.demo.internal.plan;

import java.util.BitSet;
import java.util.OptionalInt;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Pieces;
import org.songhua.demo.internal.shape.PlanarMap;

/** Removes what no surveyor would find: slivers between streets, streets that end nowhere, streets without access. */
final class MapCleaner {
    private static final double LEAST_AREA = 2200;
    /** Least area over perimeter, metres; a strip of 32 m width has 16. */
    private static final double LEAST_BREADTH = 13;

    /** Below this a face is no place, m². */
    private static final double SPECK = 150;

    private static final int PASSES = 6;

    private PlanarMap map;

    MapCleaner(PlanarMap map) {
        this.map = map;
    }

    PlanarMap clean() {
        trim();
        for (int pass = 0; pass < PASSES; pass++) {
            BitSet drop = slivers();
            if (drop.isEmpty()) break;
            map = map.without(drop);
            trim();
        }
        return map;
    }

    /** Joins faces smaller than a room to a neighbour. */
    MapCleaner mergeSpecks() {
        while (true) {
            BitSet drop = new BitSet();
            int[][] faces = map.halfEdgesByFace();
            for (int f = 0; f < faces.length; f++) {
                if (f != map.outer() && area(faces[f]) < SPECK)
                    leastImportant(faces[f]).ifPresent(drop::set);
            }
            if (drop.isEmpty()) return this;
            map = map.without(drop);
        }
    }

    private OptionalInt leastImportant(int[] face) {
        int worst = -1;
        for (int h : face) {
            if (map.kind(h >> 1) == LineKind.LIMIT || map.face(h) == map.face(h ^ 1)) continue;
            if (worst < 0 || less(h, worst)) worst = h;
        }
        return worst < 0 ? OptionalInt.empty() : OptionalInt.of(worst >> 1);
    }

    private double area(int[] face) {
        double area = 0;
        for (int h : face) {
            var a = map.point(map.origin(h));
            var b = map.point(map.origin(h ^ 1));
            area += (a.x * b.y - b.x * a.y) / 2;
        }
        return area;
    }

    /** {@return the map with streets that lead nowhere turned into mere borders} */
    PlanarMap demoteDeadEnds() {
        while (true) {
            BitSet demote = ends();
            demote.or(loose());
            if (demote.isEmpty()) return map;
            map = map.demoted(demote);
        }
    }

    /** Removes street ends and streets off the network until neither is left. */
    private void trim() {
        while (true) {
            BitSet drop = ends();
            drop.or(loose());
            if (drop.isEmpty()) return;
            map = map.without(drop);
        }
    }

    private BitSet ends() {
        int[][] at = map.edgesByVertex(e -> map.kind(e).isStreet() || map.kind(e) == LineKind.LIMIT);
        BitSet drop = new BitSet();
        for (int[] edges : at) {
            if (edges.length == 1 && map.kind(edges[0]).isStreet()) drop.set(edges[0]);
        }
        return drop;
    }

    private BitSet loose() {
        var pieces = new Pieces(map.vertexCount());
        int[] size = new int[map.vertexCount()];
        BitSet streets = StreetPlan.streets(map);
        streets.stream().forEach(e -> pieces.join(map.origin(2 * e), map.origin(2 * e + 1)));
        streets.stream().forEach(e -> size[pieces.of(map.origin(2 * e))]++);
        int largest = 0;
        for (int v = 1; v < size.length; v++) if (size[v] > size[largest]) largest = v;
        int keep = largest;
        BitSet drop = new BitSet();
        streets.stream().filter(e -> pieces.of(map.origin(2 * e)) != keep).forEach(drop::set);
        return drop;
    }

    /** {@return for each sliver the border, of one street, that is least important and then longest} */
    private BitSet slivers() {
        BitSet drop = new BitSet();
        int[][] faces = map.halfEdgesByFace();
        for (int f = 0; f < faces.length; f++) {
            if (f == map.outer() || !isSliver(faces[f])) continue;
            int worst = -1;
            for (int h : faces[f]) {
                if (removable(h) && (worst < 0 || less(h, worst))) worst = h;
            }
            if (worst >= 0) mark(faces[f], worst, drop);
        }
        return drop;
    }

    private boolean isSliver(int[] face) {
        double area = area(face);
        double perimeter = 0;
        for (int h : face) perimeter += map.length(h >> 1);
        return area < LEAST_AREA || area / perimeter < LEAST_BREADTH;
    }

    private boolean removable(int halfEdge) {
        LineKind kind = map.kind(halfEdge >> 1);
        return kind.isStreet() && kind != LineKind.TRUNK;
    }

    private boolean less(int a, int b) {
        int byKind = map.kind(a >> 1).compareTo(map.kind(b >> 1));
        return byKind != 0 ? byKind > 0 : map.length(a >> 1) > map.length(b >> 1);
    }

    private void mark(int[] face, int worst, BitSet drop) {
        for (int h : face) {
            boolean same = map.street(h >> 1) == map.street(worst >> 1) && map.kind(h >> 1) == map.kind(worst >> 1);
            if (same) drop.set(h >> 1);
        }
    }
}

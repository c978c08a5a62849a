package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons of groups of faces of a {@link PlanarMap}. They keep every vertex of their borders; therefore neighbours
 * share their border vertex by vertex and the polygons of all groups tile the map exactly.
 */
public final class Regions {
    private final PlanarMap map;
    private final int[] group;
    private final List<List<LinearRing>> shells = new ArrayList<>();
    private final List<List<LinearRing>> holes = new ArrayList<>();

    /**
     * @param map the subdivision
     * @param group a label 0 to count - 1 per face, or -1 for faces of no group
     * @param count number of groups
     */
    public Regions(PlanarMap map, int[] group, int count) {
        this.map = map;
        this.group = group;
        for (int g = 0; g < count; g++) {
            shells.add(new ArrayList<>());
            holes.add(new ArrayList<>());
        }
        int[] link = map.borderLinks(group);
        boolean[] walked = new boolean[link.length];
        for (int h = 0; h < link.length; h++) {
            if (link[h] >= 0 && !walked[h] && group[map.face(h)] >= 0) walk(h, link, walked);
        }
    }

    private void walk(int start, int[] link, boolean[] walked) {
        List<Integer> vertices = new ArrayList<>();
        for (int h = start; !walked[h]; h = link[h]) {
            walked[h] = true;
            vertices.add(map.origin(h));
        }
        int label = group[map.face(start)];
        for (List<Integer> loop : simpleLoops(vertices)) add(label, loop);
    }

    /** {@return the loop cut into loops that pass no vertex twice} */
    private static List<List<Integer>> simpleLoops(List<Integer> vertices) {
        List<List<Integer>> loops = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int vertex : vertices) {
            int seen = open.indexOf(vertex);
            if (seen >= 0) {
                List<Integer> tail = open.subList(seen, open.size());
                loops.add(new ArrayList<>(tail));
                tail.clear();
            }
            open.add(vertex);
        }
        loops.add(open);
        return loops;
    }

    private void add(int label, List<Integer> loop) {
        Coordinate[] points = new Coordinate[loop.size() + 1];
        for (int i = 0; i < loop.size(); i++) points[i] = map.point(loop.get(i));
        points[loop.size()] = points[0];
        boolean shell = Area.ofRingSigned(points) < 0; // JTS counts clockwise as positive
        (shell ? shells : holes).get(label).add(Plane.FACTORY.createLinearRing(points));
    }

    /** {@return the area of a group: a polygon where its faces hang together, else a multipolygon} */
    public Geometry area(int label) {
        List<LinearRing> outlines = shells.get(label);
        Polygon[] parts = new Polygon[outlines.size()];
        for (int i = 0; i < parts.length; i++) {
            LinearRing shell = outlines.get(i);
            LinearRing[] inside = holes.get(label).stream()
                    .filter(hole -> parts.length == 1 || lies(hole, shell))
                    .toArray(LinearRing[]::new);
            parts[i] = Plane.FACTORY.createPolygon(shell, inside);
        }
        return parts.length == 1 ? parts[0] : Plane.FACTORY.createMultiPolygon(parts);
    }

    /** {@return the area of a group that hangs together} */
    public Polygon polygon(int label) {
        return (Polygon) area(label);
    }

    private static boolean lies(LinearRing hole, LinearRing shell) {
        if (!shell.getEnvelopeInternal().covers(hole.getEnvelopeInternal())) return false;
        return Arrays.stream(hole.getCoordinates())
                .anyMatch(p -> PointLocation.locateInRing(p, shell.getCoordinates())
                        == org.locationtech.jts.geom.Location.INTERIOR);
    }
}

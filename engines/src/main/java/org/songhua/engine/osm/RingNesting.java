package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Sorts rings that do not touch into shells and their holes by how deep each lies inside others. */
final class RingNesting {
    private RingNesting() {}

    private static final class Node {
        final LinearRing ring;
        final double area;
        int depth = 0;

        @Nullable
        Node parent;

        Node(LinearRing ring) {
            this.ring = ring;
            this.area = Area.ofRing(ring.getCoordinates());
        }

        boolean contains(Node other) {
            Coordinate corner = other.ring.getCoordinateN(0);
            return area > other.area
                    && ring.getEnvelopeInternal().contains(other.ring.getEnvelopeInternal())
                    && PointLocation.isInRing(corner, ring.getCoordinates());
        }
    }

    /** {@return polygons, those with the larger shells first} */
    static List<Polygon> polygons(List<LinearRing> rings) {
        if (rings.size() == 1) return List.of(OsmShapes.FACTORY.createPolygon(rings.getFirst()));
        List<Node> nodes = rings.stream()
                .map(Node::new)
                .sorted(Comparator.comparingDouble((Node n) -> n.area).reversed())
                .toList();
        nest(nodes);
        return polygonsOf(nodes);
    }

    private static void nest(List<Node> largestFirst) {
        var tree = new STRtree();
        for (Node node : largestFirst) tree.insert(node.ring.getEnvelopeInternal(), node);
        for (Node node : largestFirst) {
            for (Object candidate : tree.query(node.ring.getEnvelopeInternal())) {
                if (((Node) candidate).contains(node)) addContainer(node, (Node) candidate);
            }
        }
    }

    private static void addContainer(Node node, Node container) {
        node.depth++;
        if (node.parent == null || container.area < node.parent.area) node.parent = container;
    }

    private static List<Polygon> polygonsOf(List<Node> nodes) {
        var holesByShell = new LinkedHashMap<Node, List<LinearRing>>();
        for (Node node : nodes) {
            if (node.depth % 2 == 0) holesByShell.put(node, new ArrayList<>());
        }
        for (Node node : nodes) {
            List<LinearRing> holes = node.parent == null ? null : holesByShell.get(node.parent);
            if (node.depth % 2 == 1 && holes != null) holes.add(node.ring);
        }
        var polygons = new ArrayList<Polygon>();
        holesByShell.forEach((shell, holes) ->
                polygons.add(OsmShapes.FACTORY.createPolygon(shell.ring, holes.toArray(LinearRing[]::new))));
        return polygons;
    }
}

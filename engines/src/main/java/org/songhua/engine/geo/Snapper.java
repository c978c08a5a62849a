package org.songhua.engine.geo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/**
 * Lays the vertices of a geometry onto its neighbours: each onto the nearest vertex of a neighbour within the tolerance, where
 * there is none onto the nearest point of an edge. Vertices are only moved, never added or removed, so that the first and last
 * of a ring stay the same. What comes out may be invalid (two vertices on one place) and is to be checked.
 *
 * <p>Distances are taken in a plane that touches the earth at the vertex (a sphere of 6,378,137 m): right to 0.5 % within 100 m
 * up to 80 degrees of latitude.
 */
public final class Snapper {
    private static final double METRES_PER_DEGREE = 6_378_137 * Math.PI / 180;

    private final List<Geometry> neighbours;
    private final double tolerance_m;

    private Snapper(List<Geometry> neighbours, double tolerance_m) {
        this.neighbours = neighbours;
        this.tolerance_m = tolerance_m;
    }

    /**
     * {@return a copy with vertices moved}
     *
     * @param geometry longitude and latitude in degrees
     * @param neighbours what to lay it onto, in degrees
     * @param tolerance_m farthest that a vertex moves, 0 or more
     */
    public static Geometry snap(Geometry geometry, List<Geometry> neighbours, double tolerance_m) {
        Geometry copy = geometry.copy();
        copy.apply(new Mover(new Snapper(neighbours, tolerance_m)));
        copy.geometryChanged();
        return copy;
    }

    /** {@return metres between two places that are near each other, in degrees} */
    public static double metres(Coordinate a, Coordinate b) {
        double x = (a.x - b.x) * Math.cos(Math.toRadians((a.y + b.y) / 2));
        return Math.hypot(x, a.y - b.y) * METRES_PER_DEGREE;
    }

    private Coordinate target(Coordinate vertex) {
        var nearest = new Nearest(vertex, tolerance_m);
        neighbours.forEach(neighbour -> neighbour.apply(nearest));
        return nearest.best();
    }

    /** Moves each vertex. */
    private record Mover(Snapper snapper) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence positions, int i) {
            Coordinate target = snapper.target(positions.getCoordinate(i));
            positions.setOrdinate(i, CoordinateSequence.X, target.x);
            positions.setOrdinate(i, CoordinateSequence.Y, target.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }

    /** Finds the nearest vertex and the nearest point of an edge within the tolerance. */
    private static final class Nearest implements GeometryComponentFilter {
        private final Coordinate vertex;
        private final double scale;
        private double vertexDistance_m;
        private double edgeDistance_m;
        private @Nullable Coordinate onVertex;
        private @Nullable Coordinate onEdge;

        Nearest(Coordinate vertex, double tolerance_m) {
            this.vertex = vertex;
            this.scale = Math.cos(Math.toRadians(vertex.y));
            this.vertexDistance_m = tolerance_m;
            this.edgeDistance_m = tolerance_m;
        }

        @Override
        public void filter(Geometry component) {
            if (component instanceof Point point && !point.isEmpty()) vertex(point.getCoordinate());
            if (!(component instanceof LineString line)) return;
            Coordinate[] positions = line.getCoordinates();
            for (int i = 0; i < positions.length; i++) {
                vertex(positions[i]);
                if (i > 0) edge(positions[i - 1], positions[i]);
            }
        }

        private void vertex(Coordinate candidate) {
            double distance_m = metres(vertex, candidate);
            if (distance_m > vertexDistance_m) return;
            vertexDistance_m = distance_m;
            onVertex = candidate;
        }

        private void edge(Coordinate from, Coordinate to) {
            Coordinate a = flat(from);
            Coordinate b = flat(to);
            Coordinate p = flat(vertex);
            double distance_m = Distance.pointToSegment(p, a, b) * METRES_PER_DEGREE;
            if (distance_m > edgeDistance_m) return;
            edgeDistance_m = distance_m;
            Coordinate nearest = new LineSegment(a, b).closestPoint(p);
            onEdge = new CoordinateXY(nearest.x / scale, nearest.y);
        }

        private Coordinate flat(Coordinate c) {
            return new CoordinateXY(c.x * scale, c.y);
        }

        Coordinate best() {
            if (onVertex != null) return onVertex;
            return onEdge != null ? onEdge : vertex;
        }
    }
}

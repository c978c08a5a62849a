package org.songhua.engine.travel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.songhua.engine.network.Arcs;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.osm.Locations;

/**
 * The streets within reach of a place and the ground beside them, as an area in degrees. Every street is followed as far as
 * the limit goes, also when that is in the middle of an edge; the area is what lies within a margin of these pieces. So an
 * area shows where streets lead, not how far a bird flies: blocks without streets, far banks and islands stay outside.
 *
 * <p>Holes below {@link #LEAST_HOLE_M2} are filled: the inside of a block is reached from its streets. Metres are local (one
 * scale east and one north at the place), off by less than 0.1 % within 10 km.
 */
public final class ReachArea {
    /** Square metres; a block of 200 m by 200 m. */
    public static final double LEAST_HOLE_M2 = 40_000;

    private static final int QUADRANT_SEGMENTS = 4;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final StreetGraph graph;
    private final Metric metric;
    private final int limit;
    private final List<LineString> pieces = new ArrayList<>();
    private final BitSet whole = new BitSet();
    private double metresEast;
    private double metresNorth;

    private ReachArea(StreetGraph graph, Metric metric, int limit) {
        this.graph = graph;
        this.metric = metric;
        this.limit = limit;
    }

    /**
     * {@return the area, empty when the place has no street}
     *
     * @param places holds the place
     * @param place its number
     * @param limit in the unit of its metric
     * @param margin_m metres beside a street that count as reached, above 0
     */
    public static Geometry of(StreetGraph graph, SnappedPoints places, int place, Limit limit, double margin_m) {
        if (!places.isSnapped(place)) return FACTORY.createPolygon();
        var area = new ReachArea(graph, limit.metric(), limit.value());
        area.scaleAt(graph.nodeLocation(graph.from(places.edge(place))));
        area.alongOwnEdge(places.edge(place), places.fraction(place));
        area.alongStreets(places, place);
        return area.around(margin_m);
    }

    /**
     * {@return the area of streets that are near enough to a goal when the time from each junction is known; empty when there is none}
     *
     * @param cost_ms milliseconds from each node of the graph to the goal, {@link StreetSearch#UNREACHED} without a way
     * @param limit a time
     * @param margin_m metres beside a street that count as reached, above 0
     */
    public static Geometry ofNodes(StreetGraph graph, int[] cost_ms, Limit limit, double margin_m) {
        if (limit.metric() != Metric.TIME) throw new IllegalArgumentException("The nodes have times, not lengths.");
        var area = new ReachArea(graph, Metric.TIME, limit.value());
        for (int node = 0; node < cost_ms.length; node++) {
            if (cost_ms[node] > limit.value()) continue;
            if (area.metresEast == 0) area.scaleAt(graph.nodeLocation(node));
            area.leave(node, limit.value() - cost_ms[node]);
        }
        return area.pieces.isEmpty() ? FACTORY.createPolygon() : area.around(margin_m);
    }

    private void scaleAt(long location) {
        double latitude = Locations.latitude(location);
        metresEast = Ellipsoid.metresPerDegreeEast(latitude);
        metresNorth = Ellipsoid.metresPerDegreeNorth(latitude);
    }

    private void alongOwnEdge(int edge, double fraction) {
        piece(edge, fraction, Math.min(1, fraction + share(edge, true, limit)));
        piece(edge, Math.max(0, fraction - share(edge, false, limit)), fraction);
    }

    private double share(int edge, boolean forward, int rest) {
        int cost = metric.cost(graph, edge, forward);
        if (cost == StreetGraph.CLOSED) return 0;
        return cost <= rest ? 1 : (double) rest / cost;
    }

    private void alongStreets(SnappedPoints places, int place) {
        StreetSearch search = StreetSearch.fromOrigins(graph, metric);
        search.begin(limit);
        search.seed(places, place, 0);
        search.run();
        for (int i = 0; i < search.reachedCount(); i++)
            leave(search.reached(i), limit - search.cost(search.reached(i)));
    }

    private void leave(int node, int rest) {
        Arcs arcs = graph.outgoing();
        for (int arc = arcs.first()[node]; arc < arcs.first()[node + 1]; arc++) {
            int traversal = arcs.data()[Arcs.STRIDE * arc + Arcs.TRAVERSAL];
            int edge = traversal >> 1;
            boolean forward = (traversal & 1) == 0;
            double share = share(edge, forward, rest);
            if (forward) piece(edge, 0, share);
            else piece(edge, 1 - share, 1);
        }
    }

    /** Adds the part of an edge between two fractions. */
    private void piece(int edge, double from, double to) {
        if (to <= from || whole.get(edge)) return;
        if (from == 0 && to == 1) whole.set(edge);
        var line = new ArrayList<Coordinate>();
        double begin = from * length(edge);
        double end = to * length(edge);
        double done = 0;
        for (int p = graph.firstPoint(edge); p < graph.firstPoint(edge + 1) - 1; p++) {
            Coordinate a = metres(graph.point(p));
            Coordinate b = metres(graph.point(p + 1));
            double step = a.distance(b);
            if (done + step >= begin && done <= end && step > 0) {
                if (line.isEmpty()) line.add(between(a, b, (begin - done) / step));
                line.add(between(a, b, (end - done) / step));
            }
            done += step;
        }
        if (line.size() > 1) pieces.add(FACTORY.createLineString(line.toArray(Coordinate[]::new)));
    }

    private static Coordinate between(Coordinate a, Coordinate b, double share) {
        double s = Math.clamp(share, 0, 1);
        return new Coordinate(a.x + s * (b.x - a.x), a.y + s * (b.y - a.y));
    }

    private double length(int edge) {
        double sum = 0;
        for (int p = graph.firstPoint(edge); p < graph.firstPoint(edge + 1) - 1; p++) {
            sum += metres(graph.point(p)).distance(metres(graph.point(p + 1)));
        }
        return sum;
    }

    private Coordinate metres(long location) {
        return new Coordinate(metresEast * Locations.longitude(location), metresNorth * Locations.latitude(location));
    }

    private Geometry around(double margin_m) {
        var parameters = new BufferParameters(QUADRANT_SEGMENTS);
        Geometry lines = FACTORY.createMultiLineString(pieces.toArray(LineString[]::new));
        Geometry area = withoutSmallHoles(BufferOp.bufferOp(lines, margin_m, parameters));
        return AffineTransformation.scaleInstance(1 / metresEast, 1 / metresNorth)
                .transform(area);
    }

    private static Geometry withoutSmallHoles(Geometry area) {
        var kept = new ArrayList<Polygon>();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (area.getGeometryN(i) instanceof Polygon polygon) kept.add(withoutSmallHoles(polygon));
        }
        return kept.size() == 1 ? kept.getFirst() : FACTORY.createMultiPolygon(kept.toArray(Polygon[]::new));
    }

    private static Polygon withoutSmallHoles(Polygon polygon) {
        var holes = new ArrayList<LinearRing>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            var ring = polygon.getInteriorRingN(i);
            if (FACTORY.createPolygon(ring).getArea() >= LEAST_HOLE_M2) holes.add(ring);
        }
        return FACTORY.createPolygon(polygon.getExteriorRing(), holes.toArray(LinearRing[]::new));
    }
}

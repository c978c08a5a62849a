package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Makes polygons of the ways around an area. Roles are not believed, geometry decides: a stretch that is given twice
 * cancels out, every junction must have an even number of ends, and what lies inside an odd number of rings is
 * inside (the even-odd rule). Rings that touch in single points are told apart as the rules for valid polygons want it.
 */
final class RingAssembler {
    private static final GeometryFactory FACTORY = OsmShapes.FACTORY;

    /**
     * What came of the ways.
     *
     * @param polygons areas closed, in the order of the ways
     * @param openEnds {@link Locations} where an odd number of ends meet, in the order of the ways; none when all rings
     *     close
     */
    record Assembly(List<Polygon> polygons, List<Long> openEnds) {
        Assembly {
            polygons = List.copyOf(polygons);
            openEnds = List.copyOf(openEnds);
        }
    }

    private record Segment(long from, long to) {
        /** {@return the same segment whichever end is named first} */
        static Segment between(long a, long b) {
            return a < b ? new Segment(a, b) : new Segment(b, a);
        }
    }

    private final Map<Long, Integer> nodes = new HashMap<>();
    private long[] locations = new long[64];
    private int[] from = {};
    private int[] to = {};
    /** Segments at each node: the first of node n is at {@code start[n]}, or behind it when that is used up. */
    private int[] start = {};

    private int[] incident = {};
    /** Segments at each node not yet used up. */
    private int[] degree = {};

    private boolean[] used = {};

    private RingAssembler() {}

    /**
     * Assembles ways.
     *
     * @param ways {@link Locations} of their nodes; MISSING makes a gap
     */
    static Assembly assemble(List<long[]> ways) {
        return new RingAssembler().run(ways);
    }

    private Assembly run(List<long[]> ways) {
        number(segments(ways));
        index();
        List<Long> openEnds = openEnds();
        if (!openEnds.isEmpty()) removeOpenParts();
        return new Assembly(polygons(), openEnds);
    }

    private static Set<Segment> segments(List<long[]> ways) {
        var segments = new LinkedHashSet<Segment>();
        for (long[] way : ways) {
            for (int i = 1; i < way.length; i++) {
                if (way[i - 1] == way[i] || way[i - 1] == Locations.MISSING || way[i] == Locations.MISSING) continue;
                var segment = Segment.between(way[i - 1], way[i]);
                if (!segments.remove(segment)) segments.add(segment);
            }
        }
        return segments;
    }

    private void number(Set<Segment> segments) {
        from = new int[segments.size()];
        to = new int[segments.size()];
        used = new boolean[segments.size()];
        int i = 0;
        for (Segment segment : segments) {
            from[i] = node(segment.from());
            to[i++] = node(segment.to());
        }
    }

    private void index() {
        int count = from.length;
        start = new int[nodes.size() + 1];
        for (int s = 0; s < count; s++) {
            start[from[s] + 1]++;
            start[to[s] + 1]++;
        }
        for (int n = 0; n < nodes.size(); n++) start[n + 1] += start[n];
        degree = new int[nodes.size()];
        for (int n = 0; n < degree.length; n++) degree[n] = start[n + 1] - start[n];
        incident = new int[2 * count];
        int[] next = Arrays.copyOf(start, nodes.size());
        for (int s = 0; s < count; s++) {
            incident[next[from[s]]++] = s;
            incident[next[to[s]]++] = s;
        }
    }

    private int node(long location) {
        Integer known = nodes.putIfAbsent(location, nodes.size());
        if (known != null) return known;
        int n = nodes.size() - 1;
        if (n == locations.length) locations = Arrays.copyOf(locations, 2 * n);
        locations[n] = location;
        return n;
    }

    private List<Long> openEnds() {
        var ends = new ArrayList<Long>();
        for (int n = 0; n < nodes.size(); n++) {
            if (degree[n] % 2 != 0) ends.add(locations[n]);
        }
        return ends;
    }

    /** Takes away every chain that leads to a loose end, then whatever hangs together with an odd junction. */
    private void removeOpenParts() {
        for (int n = 0; n < nodes.size(); n++) {
            int at = n;
            while (degree[at] == 1) at = takeAny(at);
        }
        for (int n = 0; n < nodes.size(); n++) {
            if (degree[n] % 2 != 0) removeConnected(n);
        }
    }

    private void removeConnected(int node) {
        var waiting = new ArrayList<Integer>(List.of(node));
        while (!waiting.isEmpty()) {
            int at = waiting.removeLast();
            while (degree[at] > 0) waiting.add(takeAny(at));
        }
    }

    /** Uses up a segment at the node and returns the node at its other end. */
    private int takeAny(int node) {
        while (used[incident[start[node]]]) start[node]++;
        int segment = incident[start[node]];
        int other = from[segment] == node ? to[segment] : from[segment];
        used[segment] = true;
        degree[node]--;
        degree[other]--;
        return other;
    }

    private List<Polygon> polygons() {
        for (int n = 0; n < nodes.size(); n++) {
            if (degree[n] > 2) return touchingPolygons();
        }
        return RingNesting.polygons(separateRings());
    }

    private List<LinearRing> separateRings() {
        var rings = new ArrayList<LinearRing>();
        for (int s = 0; s < from.length; s++) {
            if (!used[s]) rings.add(ringFrom(from[s]));
        }
        return rings;
    }

    private LinearRing ringFrom(int first) {
        var coordinates = new ArrayList<Coordinate>();
        int at = first;
        do {
            coordinates.add(coordinate(locations[at]));
            at = takeAny(at);
        } while (at != first);
        coordinates.add(coordinate(locations[first]));
        return FACTORY.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    /** Where rings touch there are several ways to walk on; the polygonizer takes the one that yields valid polygons. */
    private List<Polygon> touchingPolygons() {
        var polygonizer = new Polygonizer(true);
        for (int s = 0; s < from.length; s++) {
            if (used[s]) continue;
            polygonizer.add(FACTORY.createLineString(
                    new Coordinate[] {coordinate(locations[from[s]]), coordinate(locations[to[s]])}));
        }
        var polygons = new ArrayList<Polygon>();
        for (Object polygon : polygonizer.getPolygons()) polygons.add((Polygon) polygon);
        return polygons;
    }

    private static Coordinate coordinate(long location) {
        return new CoordinateXY(Locations.longitude(location), Locations.latitude(location));
    }
}

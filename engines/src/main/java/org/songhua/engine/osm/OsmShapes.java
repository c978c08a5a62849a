package org.songhua.engine.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Makes geometries of nodes and ways. Safe for use by many threads. */
public final class OsmShapes {
    static final GeometryFactory FACTORY = new GeometryFactory();

    private static final String LARGER_EXTRACT =
            "Import an extract that was cut with complete ways (osmium extract -s complete_ways), or leave it so.";

    private final Place file;

    /** @param fileName name told in faults */
    public OsmShapes(String fileName) {
        this.file = Place.inFile(fileName);
    }

    /** {@return the point of a node; refused when the file places it outside the world} */
    public OsmShape node(long id, long location) {
        if (location != Locations.MISSING) return OsmShape.of(FACTORY.createPoint(coordinate(location)));
        return OsmShape.refused(Fault.refused(
                "OSM-010",
                place(OsmKind.NODE, id),
                "The node lies outside -180 to 180 degrees east or -90 to 90 degrees north.",
                "Correct its position at the source."));
    }

    /** {@return whether a way ends where it began, with room for an area inside} */
    public static boolean isClosed(long[] locations) {
        int last = locations.length - 1;
        return last >= 3 && locations[0] == locations[last] && count(locations, Locations.MISSING) == 0;
    }

    /**
     * {@return the line of a way, or the area inside, or the lines that remain of it when nodes are missing}
     *
     * @param locations where its nodes are, MISSING for those not in the file
     * @param asArea whether the area is meant; has no effect on a way that is not {@link #isClosed closed}
     */
    public OsmShape way(long id, long[] locations, boolean asArea) {
        int missing = count(locations, Locations.MISSING);
        List<LineString> lines = lines(locations);
        if (lines.isEmpty()) return OsmShape.refused(nothingLeft(id, locations, missing));
        Geometry shape = merge(lines);
        if (missing > 0) return new OsmShape(shape, List.of(clipped(id, locations.length, missing)));
        return OsmShape.of(asArea && isClosed(locations) ? area(lines.getFirst()) : shape);
    }

    /** A ring of fewer than three corners stays a line; the check of geometry kinds says what is wrong with it. */
    private static Geometry area(LineString ring) {
        return ring.getNumPoints() < 4
                ? ring
                : FACTORY.createPolygon(FACTORY.createLinearRing(ring.getCoordinateSequence()));
    }

    /** {@return the unbroken stretches of at least two different places, repeated places left out} */
    static List<LineString> lines(long[] locations) {
        var lines = new ArrayList<LineString>(1);
        int from = 0;
        while (from < locations.length) {
            int to = from;
            while (to < locations.length && locations[to] != Locations.MISSING) to++;
            Coordinate[] coordinates = coordinates(locations, from, to);
            if (coordinates.length > 1) lines.add(FACTORY.createLineString(coordinates));
            from = to + 1;
        }
        return lines;
    }

    private static Coordinate[] coordinates(long[] locations, int from, int to) {
        var coordinates = new Coordinate[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (i == from || locations[i] != locations[i - 1]) coordinates[n++] = coordinate(locations[i]);
        }
        return n == coordinates.length ? coordinates : Arrays.copyOf(coordinates, n);
    }

    static Geometry merge(List<LineString> lines) {
        return lines.size() == 1 ? lines.getFirst() : FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
    }

    static Coordinate coordinate(long location) {
        return new CoordinateXY(Locations.longitude(location), Locations.latitude(location));
    }

    private static int count(long[] locations, long wanted) {
        int count = 0;
        for (long location : locations) count += location == wanted ? 1 : 0;
        return count;
    }

    private Fault clipped(long id, int nodes, int missing) {
        return Fault.remark(
                "OSM-011",
                place(OsmKind.WAY, id),
                "%d of the %d nodes of the way are not in the file; its shape is what is there."
                        .formatted(missing, nodes),
                LARGER_EXTRACT);
    }

    private Fault nothingLeft(long id, long[] locations, int missing) {
        Place place = place(OsmKind.WAY, id);
        if (locations.length - missing < 2 && missing > 0) {
            return Fault.refused(
                    "OSM-012",
                    place,
                    "%d of the %d nodes of the way are not in the file; no line remains."
                            .formatted(missing, locations.length),
                    LARGER_EXTRACT);
        }
        for (long location : locations) {
            if (location == Locations.MISSING) continue;
            place = place.withPosition(Locations.longitude(location), Locations.latitude(location));
        }
        return Fault.refused(
                "OSM-013",
                place,
                "The way has " + locations.length + " nodes but does not lead from one place to another.",
                "Correct or delete it at the source.");
    }

    private Place place(OsmKind kind, long id) {
        return file.withFeature(kind.sourceId(id));
    }
}

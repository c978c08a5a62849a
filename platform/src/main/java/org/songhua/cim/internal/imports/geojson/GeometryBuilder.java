package org.songhua.cim.internal.imports.geojson;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Builds geometries of what the file says. */
final class GeometryBuilder {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MAX_COLLECTION_DEPTH = 8;

    private final Place place;

    GeometryBuilder(Place place) {
        this.place = place;
    }

    /**
     * {@return the geometry}
     *
     * @throws FaultException when it cannot be built; rings that cross and the like are not looked for here
     */
    Geometry build(ParsedGeometry parsed) {
        return build(parsed, 0);
    }

    private Geometry build(ParsedGeometry parsed, int depth) {
        if (parsed.mistake != null) throw fault(parsed.mistake);
        String type = parsed.type;
        if (type == null) throw fault("The geometry has no type.");
        return switch (type) {
            case "Point" -> point(parsed);
            case "MultiPoint" ->
                FACTORY.createMultiPointFromCoords(coordinates(checked(parsed, 2), 0, parsed.positions()));
            case "LineString" -> line(checked(parsed, 2), 0, parsed.positions());
            case "MultiLineString" ->
                FACTORY.createMultiLineString(lines(checked(parsed, 3)).toArray(LineString[]::new));
            case "Polygon" -> polygon(checked(parsed, 3), 0, parsed.lineEnds().size());
            case "MultiPolygon" -> multiPolygon(checked(parsed, 4));
            case "GeometryCollection" -> collection(parsed, depth);
            default -> throw fault("\"%s\" is no type of geometry.".formatted(ImportFaults.shortened(type)));
        };
    }

    private ParsedGeometry checked(ParsedGeometry parsed, int nesting) {
        if (!parsed.hasCoordinates || parsed.positions() == 0) throw fault("The geometry has no coordinates.");
        if (parsed.nesting != nesting) {
            throw fault("The coordinates of a %s are nested %d deep, not %d."
                    .formatted(parsed.type, nesting, parsed.nesting));
        }
        return parsed;
    }

    private Geometry point(ParsedGeometry parsed) {
        return FACTORY.createPoint(coordinate(checked(parsed, 1), 0));
    }

    private Geometry collection(ParsedGeometry parsed, int depth) {
        List<ParsedGeometry> members = parsed.members;
        if (members == null || members.isEmpty()) throw fault("The collection has no geometries.");
        if (depth >= MAX_COLLECTION_DEPTH) throw fault("Collections are nested too deep.");
        var built = new ArrayList<Geometry>();
        for (ParsedGeometry member : members) built.add(build(member, depth + 1));
        return FACTORY.createGeometryCollection(built.toArray(Geometry[]::new));
    }

    private List<LineString> lines(ParsedGeometry parsed) {
        var lines = new ArrayList<LineString>();
        int from = 0;
        for (int to : parsed.lineEnds()) {
            lines.add(line(parsed, from, to));
            from = to;
        }
        return lines;
    }

    private LineString line(ParsedGeometry parsed, int from, int to) {
        if (to - from < 2) throw fault("A line has fewer than two positions.");
        return FACTORY.createLineString(coordinates(parsed, from, to));
    }

    private Geometry multiPolygon(ParsedGeometry parsed) {
        var polygons = new ArrayList<Polygon>();
        int from = 0;
        for (int to : parsed.polygonEnds()) {
            polygons.add(polygon(parsed, from, to));
            from = to;
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** @param fromRing first of its rings among all lines of the geometry */
    private Polygon polygon(ParsedGeometry parsed, int fromRing, int toRing) {
        if (fromRing == toRing) throw fault("A polygon has no ring.");
        var rings = new ArrayList<LinearRing>();
        for (int ring = fromRing; ring < toRing; ring++) {
            int start = ring == 0 ? 0 : parsed.lineEnds().get(ring - 1);
            rings.add(ring(parsed, start, parsed.lineEnds().get(ring)));
        }
        LinearRing shell = rings.removeFirst();
        return FACTORY.createPolygon(shell, rings.toArray(LinearRing[]::new));
    }

    private LinearRing ring(ParsedGeometry parsed, int from, int to) {
        Place at = from < to ? placed(parsed.x(from), parsed.y(from)) : place;
        if (to - from < 4) throw new FaultException(JsonFaults.shortRing(at, to - from));
        if (parsed.x(from) != parsed.x(to - 1) || parsed.y(from) != parsed.y(to - 1)) {
            throw new FaultException(JsonFaults.openRing(at));
        }
        return FACTORY.createLinearRing(coordinates(parsed, from, to));
    }

    private Place placed(double x, double y) {
        return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? place.withPosition(x, y) : place;
    }

    private static Coordinate[] coordinates(ParsedGeometry parsed, int from, int to) {
        var coordinates = new Coordinate[to - from];
        for (int i = from; i < to; i++) coordinates[i - from] = coordinate(parsed, i);
        return coordinates;
    }

    private static Coordinate coordinate(ParsedGeometry parsed, int i) {
        return parsed.hasZ()
                ? new Coordinate(parsed.x(i), parsed.y(i), parsed.z(i))
                : new CoordinateXY(parsed.x(i), parsed.y(i));
    }

    private FaultException fault(String why) {
        return new FaultException(JsonFaults.badGeometry(place, why));
    }
}

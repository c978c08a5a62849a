package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** GeoJSON geometries (RFC 7946) as literals of the JSON encoding. */
final class GeoJsonParser {
    private final Parts parts;
    private int depth;

    GeoJsonParser(Parts parts) {
        this.parts = parts;
    }

    Expression.Shape shape(Map<?, ?> object, String place) {
        try {
            return new Expression.Shape(geometry(object, place));
        } catch (IllegalArgumentException e) {
            // JTS tells open rings and lines of one position so.
            throw Parts.syntax(
                    JsonParser.told(place),
                    "The geometry is not well formed: " + e.getMessage() + ".",
                    "Close rings with their first position, and give lines at least two positions.");
        }
    }

    private Geometry geometry(Map<?, ?> object, String place) {
        parts.depth(++depth, place);
        String type = String.valueOf(object.get("type"));
        Object coordinates = object.get("coordinates");
        String inner = place + "/coordinates";
        Geometry geometry = switch (type) {
            case "Point" -> point(coordinates, inner);
            case "LineString" -> line(coordinates, inner);
            case "Polygon" -> polygon(coordinates, inner);
            case "MultiPoint" ->
                WktParser.FACTORY.createMultiPoint(items(coordinates, inner, this::point, Point[]::new));
            case "MultiLineString" ->
                WktParser.FACTORY.createMultiLineString(items(coordinates, inner, this::line, LineString[]::new));
            case "MultiPolygon" ->
                WktParser.FACTORY.createMultiPolygon(items(coordinates, inner, this::polygon, Polygon[]::new));
            case "GeometryCollection" ->
                WktParser.FACTORY.createGeometryCollection(
                        items(object.get("geometries"), place + "/geometries", this::member, Geometry[]::new));
            default ->
                throw Parts.syntax(
                        JsonParser.told(place),
                        "'" + Parts.shortened(type) + "' is no type of geometry.",
                        "Use those of GeoJSON.");
        };
        depth--;
        return geometry;
    }

    private Geometry member(@Nullable Object json, String place) {
        if (json instanceof Map<?, ?> object) return geometry(object, place);
        throw Parts.syntax(place, "Here stands no geometry.", "Write one as GeoJSON.");
    }

    private Point point(@Nullable Object json, String place) {
        return WktParser.FACTORY.createPoint(position(json, place));
    }

    private LineString line(@Nullable Object json, String place) {
        return WktParser.FACTORY.createLineString(items(json, place, this::position, Coordinate[]::new));
    }

    private Polygon polygon(@Nullable Object json, String place) {
        LinearRing[] rings = items(json, place, this::ring, LinearRing[]::new);
        if (rings.length == 0) throw Parts.syntax(place, "The polygon has no ring.", "Give its outer ring.");
        return WktParser.FACTORY.createPolygon(rings[0], java.util.Arrays.copyOfRange(rings, 1, rings.length));
    }

    private LinearRing ring(@Nullable Object json, String place) {
        return WktParser.FACTORY.createLinearRing(items(json, place, this::position, Coordinate[]::new));
    }

    private Coordinate position(@Nullable Object json, String place) {
        if (!(json instanceof List<?> numbers) || numbers.size() < 2) {
            throw Parts.syntax(place, "Here stands no position.", "Write it like [125.3246, 43.8868].");
        }
        double x = JsonParser.coordinate(parts, numbers.get(0), place);
        double y = JsonParser.coordinate(parts, numbers.get(1), place);
        if (numbers.size() == 2) return new Coordinate(x, y);
        return new Coordinate(x, y, JsonParser.coordinate(parts, numbers.get(2), place));
    }

    private <T> T[] items(@Nullable Object json, String place, Item<T> item, IntFunction<T[]> maker) {
        if (!(json instanceof List<?> list))
            throw Parts.syntax(place, "Here stands no list.", "Write coordinates as GeoJSON does.");
        var items = new ArrayList<T>();
        for (int i = 0; i < list.size(); i++) items.add(item.of(list.get(i), place + "/" + i));
        return items.toArray(maker.apply(0));
    }

    /** Makes one item of a list. */
    private interface Item<T> {
        T of(@Nullable Object json, String place);
    }
}

package org.songhua.cim;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Reads a geometry of GeoJSON (RFC 7946); whether it is sound is judged elsewhere. */
public final class GeoJsonForm {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_POSITIONS = 200_000;

    private int positions;

    private GeoJsonForm() {}

    /**
     * {@return the geometry}
     *
     * @throws IllegalArgumentException when it is none, with the reason
     */
    public static Geometry read(JsonNode node) {
        return new GeoJsonForm().geometry(node);
    }

    private Geometry geometry(JsonNode node) {
        JsonNode at = node.path("coordinates");
        return switch (node.path("type").asString("")) {
            case "Point" -> point(at);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(each(at).stream().map(this::point).toArray(Point[]::new));
            case "LineString" -> line(at);
            case "MultiLineString" ->
                FACTORY.createMultiLineString(each(at).stream().map(this::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(at);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(each(at).stream().map(this::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("The type is none of GeoJSON's that can be taken.");
        };
    }

    private Point point(JsonNode node) {
        return FACTORY.createPoint(position(node));
    }

    private LineString line(JsonNode node) {
        return FACTORY.createLineString(positions(node, 2));
    }

    private Polygon polygon(JsonNode node) {
        List<LinearRing> rings = each(node).stream().map(this::ring).toList();
        if (rings.isEmpty()) throw new IllegalArgumentException("A polygon has no ring.");
        return FACTORY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode node) {
        Coordinate[] all = positions(node, 4);
        if (!all[0].equals2D(all[all.length - 1])) throw new IllegalArgumentException("A ring is open.");
        return FACTORY.createLinearRing(all);
    }

    private Coordinate[] positions(JsonNode node, int least) {
        Coordinate[] all = each(node).stream().map(this::position).toArray(Coordinate[]::new);
        if (all.length < least) throw new IllegalArgumentException("There are fewer than " + least + " positions.");
        return all;
    }

    private Coordinate position(JsonNode node) {
        if (++positions > MOST_POSITIONS) {
            throw new IllegalArgumentException("There are more than " + MOST_POSITIONS + " positions.");
        }
        List<JsonNode> numbers = each(node);
        if (numbers.size() < 2 || numbers.size() > 3 || !numbers.stream().allMatch(JsonNode::isNumber)) {
            throw new IllegalArgumentException("A position is not longitude, latitude and maybe height.");
        }
        double height = numbers.size() == 3 ? numbers.get(2).doubleValue() : Double.NaN;
        return new Coordinate(numbers.get(0).doubleValue(), numbers.get(1).doubleValue(), height);
    }

    private static List<JsonNode> each(JsonNode node) {
        if (!node.isArray()) throw new IllegalArgumentException("The coordinates are not nested as the type wants it.");
        var all = new ArrayList<JsonNode>();
        node.forEach(all::add);
        return all;
    }
}

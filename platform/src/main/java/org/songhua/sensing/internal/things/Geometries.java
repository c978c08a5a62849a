package org.songhua.sensing.internal.things;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Geometries from GeoJSON (RFC 7946), a Feature by its geometry. */
final class Geometries {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_DEPTH = 10;

    private Geometries() {}

    /** {@return the geometry, nothing when the document is no GeoJSON: then it is kept as it is, without a place on maps} */
    static Optional<Geometry> find(@Nullable JsonNode document) {
        if (document == null) return Optional.empty();
        try {
            return Optional.ofNullable(read(document, 0)).filter(g -> !g.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static @Nullable Geometry parse(String json) {
        try {
            return find(JsonMapper.shared().readTree(json)).orElse(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** {@return GeoJSON of a box: a point, a line or a polygon with its corners} */
    static String json(Geometry box) {
        String positions = Arrays.stream(box.getCoordinates())
                .map(c -> "[" + c.getX() + "," + c.getY() + "]")
                .collect(Collectors.joining(","));
        String coordinates = switch (box.getDimension()) {
            case 0 -> positions;
            case 1 -> "[" + positions + "]";
            default -> "[[" + positions + "]]";
        };
        return "{\"type\":\"%s\",\"coordinates\":%s}".formatted(box.getGeometryType(), coordinates);
    }

    private static @Nullable Geometry read(JsonNode node, int depth) {
        if (depth > MOST_DEPTH) throw new IllegalArgumentException("Nested too deep.");
        JsonNode coordinates = node.path("coordinates");
        return switch (node.path("type").asString("")) {
            case "Feature" -> read(node.path("geometry"), depth + 1);
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "LineString" -> FACTORY.createLineString(positions(coordinates));
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(coordinates));
            case "MultiLineString", "MultiPolygon", "GeometryCollection" -> collection(node, depth);
            default -> null;
        };
    }

    private static Geometry collection(JsonNode node, int depth) {
        var parts = new ArrayList<Geometry>();
        for (JsonNode part : node.path("coordinates")) {
            parts.add(
                    node.path("type").asString().equals("MultiPolygon")
                            ? polygon(part)
                            : FACTORY.createLineString(positions(part)));
        }
        for (JsonNode part : node.path("geometries")) {
            Geometry geometry = read(part, depth + 1);
            if (geometry != null) parts.add(geometry);
        }
        return FACTORY.buildGeometry(parts);
    }

    private static Geometry polygon(JsonNode rings) {
        List<LinearRing> all = new ArrayList<>();
        for (JsonNode ring : rings) all.add(FACTORY.createLinearRing(positions(ring)));
        if (all.isEmpty()) throw new IllegalArgumentException("A polygon without rings.");
        return FACTORY.createPolygon(all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] positions(JsonNode list) {
        var positions = new ArrayList<Coordinate>();
        for (JsonNode position : list) positions.add(position(position));
        return positions.toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode position) {
        double x = position.path(0).isNumber() ? position.path(0).asDouble() : Double.NaN;
        double y = position.path(1).isNumber() ? position.path(1).asDouble() : Double.NaN;
        // A number may be too large for any double.
        if (!Double.isFinite(x) || !Double.isFinite(y))
            throw new IllegalArgumentException("A position is no pair of numbers.");
        return new Coordinate(x, y);
    }
}

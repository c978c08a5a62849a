package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an object covers on the map: its surfaces of level 0 if it has any, else its ground surfaces of the highest level, else the shadow of all its
 * surfaces of that level; lines and points for those that have no surfaces. Flat, in the coordinates of the document.
 */
public final class Footprint {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Shadows of walls are slivers; an area below this share of the square around it is one. */
    private static final double SLIVER = 1e-9;
    /** More surfaces than these are covered by their hull: a terrain needs no exact outline on the map. */
    private static final int MOST_SURFACES = 20_000;

    private final List<Coordinate> vertices = new ArrayList<>();
    private final List<Polygon> level0 = new ArrayList<>();
    private final List<Polygon> ground = new ArrayList<>();
    private final List<Polygon> all = new ArrayList<>();
    private final List<Geometry> lines = new ArrayList<>();
    private final List<Coordinate> points = new ArrayList<>();

    private Footprint(ObjectNode document) {
        JsonNode scale = document.path("transform").path("scale");
        JsonNode translate = document.path("transform").path("translate");
        for (JsonNode vertex : document.path("vertices")) {
            vertices.add(new Coordinate(
                    vertex.path(0).asDouble(0) * scale.path(0).asDouble(1)
                            + translate.path(0).asDouble(0),
                    vertex.path(1).asDouble(0) * scale.path(1).asDouble(1)
                            + translate.path(1).asDouble(0)));
        }
    }

    /**
     * {@return the footprint, empty when the object has no geometry that covers anything}
     *
     * @param document one that {@link FeatureCheck} finds nothing in
     */
    public static Optional<Geometry> of(ObjectNode document) {
        var footprint = new Footprint(document);
        double highest = CityJson.number(CityJson.highestLod(document));
        for (JsonNode object : document.path("CityObjects")) {
            for (JsonNode geometry : object.path("geometry")) footprint.add(geometry, highest);
        }
        return footprint.draw();
    }

    private void add(JsonNode geometry, double highest) {
        double lod = CityJson.number(geometry.path("lod").asString(""));
        JsonNode boundaries = geometry.path("boundaries");
        switch (geometry.path("type").asString("")) {
            case "MultiPoint", "GeometryInstance" ->
                boundaries.forEach(index -> points.add(vertex(index).copy()));
            case "MultiLineString" -> boundaries.forEach(this::addLine);
            default -> {
                boolean isLevel0 = lod >= 0 && lod < 1;
                if (isLevel0 || lod >= highest - 1e-9 || lod < 0) {
                    surfaces(boundaries, geometry.path("semantics").path("values"), geometry, isLevel0);
                }
            }
        }
    }

    private Coordinate vertex(JsonNode index) {
        return vertices.get(index.asInt());
    }

    private void addLine(JsonNode line) {
        if (line.size() > 1) lines.add(FACTORY.createLineString(coordinates(line, false)));
    }

    private Coordinate[] coordinates(JsonNode indices, boolean closed) {
        int size = indices.size();
        var coordinates = new Coordinate[closed ? size + 1 : size];
        for (int i = 0; i < size; i++) coordinates[i] = vertex(indices.get(i)).copy();
        // Each its own: what turns a geometry turns each of its positions once.
        if (closed) coordinates[size] = coordinates[0].copy();
        return coordinates;
    }

    /** Goes down to the surfaces, which are arrays of arrays of numbers. */
    private void surfaces(JsonNode boundaries, @Nullable JsonNode values, JsonNode geometry, boolean isLevel0) {
        for (int i = 0; i < boundaries.size(); i++) {
            JsonNode part = boundaries.get(i);
            JsonNode value = values == null ? null : values.get(i);
            if (part.path(0).path(0).isNumber()) surface(part, value, geometry, isLevel0);
            else surfaces(part, value, geometry, isLevel0);
        }
    }

    private void surface(JsonNode rings, @Nullable JsonNode value, JsonNode geometry, boolean isLevel0) {
        Polygon polygon = polygon(rings);
        if (polygon == null) return;
        if (isLevel0) {
            level0.add(polygon);
            return;
        }
        all.add(polygon);
        if (value == null || !value.isInt()) return;
        String type = geometry.path("semantics")
                .path("surfaces")
                .path(value.asInt())
                .path("type")
                .asString("");
        if (type.equals("GroundSurface")) ground.add(polygon);
    }

    private @Nullable Polygon polygon(JsonNode rings) {
        LinearRing shell = ring(rings.get(0));
        if (shell == null) return null;
        var holes = new ArrayList<LinearRing>();
        for (int i = 1; i < rings.size(); i++) {
            LinearRing hole = ring(rings.get(i));
            if (hole != null) holes.add(hole);
        }
        return FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    /** Null for what is upright and casts no shadow. */
    private @Nullable LinearRing ring(JsonNode indices) {
        if (indices.size() < 3) return null;
        LinearRing ring = FACTORY.createLinearRing(coordinates(indices, true));
        var box = ring.getEnvelopeInternal();
        double square = Math.pow(Math.max(box.getWidth(), box.getHeight()), 2);
        double area = Math.abs(org.locationtech.jts.algorithm.Area.ofRing(ring.getCoordinates()));
        return area <= SLIVER * square || square == 0 ? null : ring;
    }

    private Optional<Geometry> draw() {
        for (List<Polygon> polygons : List.of(level0, ground, all)) {
            Optional<Geometry> area = area(polygons);
            if (area.isPresent()) return area;
        }
        if (!lines.isEmpty()) return Optional.of(FACTORY.buildGeometry(lines));
        if (!points.isEmpty()) {
            return Optional.of(
                    points.size() == 1
                            ? FACTORY.createPoint(points.getFirst())
                            : FACTORY.createMultiPointFromCoords(points.toArray(Coordinate[]::new)));
        }
        return Optional.empty();
    }

    private static Optional<Geometry> area(List<Polygon> polygons) {
        if (polygons.isEmpty()) return Optional.empty();
        Geometry union = polygons.size() == 1 && polygons.getFirst().isValid() ? polygons.getFirst() : union(polygons);
        @SuppressWarnings("unchecked") // the extracter is older than generics
        List<Polygon> parts = PolygonExtracter.getPolygons(union);
        if (parts.isEmpty()) return Optional.empty();
        return Optional.of(
                parts.size() == 1 ? parts.getFirst() : FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new)));
    }

    /** Surfaces that meet in the model meet here too: positions are brought to a grid of a centimetre, of about a millimetre in degrees. */
    private static PrecisionModel grid(Geometry geometry) {
        var box = geometry.getEnvelopeInternal();
        boolean isDegrees =
                box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -180 && box.getMaxY() <= 180;
        return new PrecisionModel(isDegrees ? 1e8 : 100);
    }

    private static Geometry union(List<Polygon> polygons) {
        Geometry together = FACTORY.buildGeometry(polygons);
        if (polygons.size() > MOST_SURFACES) return together.convexHull();
        try {
            return UnaryUnionNG.union(together, grid(together));
        } catch (RuntimeException e) {
            // Surfaces that cross themselves may be beyond repair; their hull is better than nothing on the map.
            return together.convexHull();
        }
    }
}

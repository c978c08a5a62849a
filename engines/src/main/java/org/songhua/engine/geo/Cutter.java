package org.songhua.engine.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Cuts an area or a line along a line, as somebody draws it over an object that is to become several. Nothing is lost and nothing
 * is counted twice: the parts together are the whole, up to the rounding of new vertices.
 *
 * <p>A line that ends within an area cuts nothing there, for it does not part anything. Points cannot be cut.
 */
public final class Cutter {
    /** Lines shorter than this part of their whole come of rounding. */
    private static final double LEAST_SHARE = 1e-9;

    private Cutter() {}

    /**
     * {@return the parts, the largest first; one, equal to the whole, when the line does not part it}
     *
     * @param whole valid, areas or lines, in any plane coordinates
     * @param along at least two different points
     */
    public static List<Geometry> cut(Geometry whole, LineString along) {
        var parts = new ArrayList<Geometry>();
        for (int i = 0; i < whole.getNumGeometries(); i++) parts.addAll(cutOne(whole.getGeometryN(i), along));
        // Pieces that no line has touched belong together, as they did before.
        if (parts.size() == whole.getNumGeometries()) return List.of(whole);
        parts.sort(Comparator.comparingDouble(Cutter::size).reversed().thenComparing(Geometry::compareTo));
        return List.copyOf(parts);
    }

    private static double size(Geometry part) {
        return part.getDimension() == 2 ? part.getArea() : part.getLength();
    }

    private static List<Geometry> cutOne(Geometry one, LineString along) {
        return switch (one) {
            case Polygon area -> cutArea(area, along);
            case LineString line -> cutLine(line, along);
            default -> List.of(one);
        };
    }

    private static List<Geometry> cutArea(Polygon area, LineString along) {
        if (!area.intersects(along)) return List.of(area);
        var polygonizer = new Polygonizer();
        polygonizer.add(area.getBoundary().union(along));
        var parts = new ArrayList<Geometry>();
        for (Object found : polygonizer.getPolygons()) {
            var part = (Polygon) found;
            if (area.contains(part.getInteriorPoint())) parts.add(part);
        }
        return parts.size() < 2 ? List.of(area) : parts;
    }

    private static List<Geometry> cutLine(LineString line, LineString along) {
        var indexed = new LengthIndexedLine(line);
        var places = new TreeSet<Double>();
        places.add(0.0);
        places.add(line.getLength());
        for (Coordinate crossing : line.intersection(along).getCoordinates()) places.add(indexed.project(crossing));
        var parts = new ArrayList<Geometry>();
        double from = 0;
        for (double to : places) {
            if (to - from <= line.getLength() * LEAST_SHARE) continue;
            parts.add(indexed.extractLine(from, to));
            from = to;
        }
        return parts.size() < 2 ? List.of(line) : joined(line, parts);
    }

    /** A ring begins nowhere: its first and last part are one. */
    private static List<Geometry> joined(LineString line, List<Geometry> parts) {
        if (!line.isClosed() || parts.size() < 2) return parts;
        Coordinate[] last = parts.getLast().getCoordinates();
        Coordinate[] first = parts.getFirst().getCoordinates();
        var points = new ArrayList<>(List.of(last));
        points.addAll(List.of(first).subList(1, first.length));
        var whole = new ArrayList<>(parts.subList(1, parts.size() - 1));
        whole.add(line.getFactory().createLineString(points.toArray(Coordinate[]::new)));
        return whole;
    }
}

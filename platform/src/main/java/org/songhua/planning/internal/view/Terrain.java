package org.songhua.planning.internal.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.ItemBoundable;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.progress.Progress;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ground of a grid, from points with an elevation: flat triangles between them (Delaunay), and beyond the outermost points the
 * height of the nearest one. A plane comes out exactly. Without any point the ground is level, at 0 m.
 *
 * @param heights_m metres above the sea at each point of the grid, row by row
 * @param points how many elevations it rests on
 */
@SuppressWarnings("ArrayRecordComponent") // read by this module only
public record Terrain(float[] heights_m, int points) {
    /** Points of objects of these classes count when they have an elevation. */
    private static final List<String> CLASSES = List.of("height_point", "natural_feature");

    /** Elevations up to so far beyond the grid count: it lies between points, not upon them. */
    private static final double AROUND_DEGREES = 0.02;

    private static final int MOST_POINTS = 200_000;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** {@return level ground} */
    static Terrain level(GridFrame frame) {
        return new Terrain(new float[(int) frame.size()], 0);
    }

    /** {@return the ground as the scope shows it} */
    static Terrain read(CityObjects objects, Scope scope, GridFrame frame, Progress progress) {
        var found = new ArrayList<Coordinate>();
        List<String> classes = CLASSES.stream().filter(scope::allowsClass).toList();
        ObjectId after = null;
        do {
            progress.at(0);
            if (classes.isEmpty()) break;
            var query = new ObjectQuery(
                    classes, List.of(around(frame)), Map.of(), null, null, null, after, ObjectQuery.MAX_LIMIT);
            after = objects.stream(query, scope, object -> add(object, frame, found));
        } while (after != null && found.size() < MOST_POINTS);
        return of(frame, found);
    }

    private static Extent around(GridFrame frame) {
        Extent box = frame.extent();
        return new Extent(
                box.west() - AROUND_DEGREES,
                box.south() - AROUND_DEGREES,
                box.east() + AROUND_DEGREES,
                box.north() + AROUND_DEGREES);
    }

    private static void add(CityObject object, GridFrame frame, List<Coordinate> found) {
        JsonNode elevation = MAPPER.readTree(object.attributesJson()).path("elevation");
        if (!elevation.isNumber() || !(Wkb.read(object.wkb()) instanceof Point point)) return;
        found.add(new Coordinate(frame.column(point.getX()), frame.row(point.getY()), elevation.doubleValue()));
    }

    /** {@return the ground between points in columns and rows, their heights as z} */
    static Terrain of(GridFrame frame, Collection<Coordinate> points) {
        if (points.isEmpty()) return level(frame);
        var heights = new float[(int) frame.size()];
        Arrays.fill(heights, Float.NaN);
        var builder = new DelaunayTriangulationBuilder();
        builder.setSites(points);
        Geometry triangles = builder.getTriangles(new GeometryFactory());
        for (int i = 0; i < triangles.getNumGeometries(); i++)
            if (triangles.getGeometryN(i) instanceof Polygon triangle) fill(triangle.getCoordinates(), frame, heights);
        beyond(points, frame, heights);
        return new Terrain(heights, points.size());
    }

    private static void beyond(Collection<Coordinate> points, GridFrame frame, float[] heights) {
        var index = new STRtree();
        for (Coordinate point : points) index.insert(new Envelope(point), point);
        for (int at = 0; at < heights.length; at++) {
            if (!Float.isNaN(heights[at])) continue;
            int row = at / frame.columns();
            var here = new Coordinate(at % frame.columns(), row);
            var nearest = (Coordinate) index.nearestNeighbour(new Envelope(here), here, Terrain::distance);
            heights[at] = (float) nearest.getZ();
        }
    }

    private static double distance(ItemBoundable one, ItemBoundable other) {
        return ((Coordinate) one.getItem()).distance((Coordinate) other.getItem());
    }

    private static void fill(Coordinate[] corners, GridFrame frame, float[] heights) {
        Coordinate a = corners[0];
        Coordinate b = corners[1];
        Coordinate c = corners[2];
        double area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if (area == 0) return;
        int lastRow = (int) Math.min(frame.rows() - 1.0, Math.floor(Math.max(a.y, Math.max(b.y, c.y))));
        int lastColumn = (int) Math.min(frame.columns() - 1.0, Math.floor(Math.max(a.x, Math.max(b.x, c.x))));
        int firstColumn = (int) Math.max(0, Math.ceil(Math.min(a.x, Math.min(b.x, c.x))));
        for (int row = (int) Math.max(0, Math.ceil(Math.min(a.y, Math.min(b.y, c.y)))); row <= lastRow; row++)
            for (int column = firstColumn; column <= lastColumn; column++) {
                double u = ((column - a.x) * (c.y - a.y) - (row - a.y) * (c.x - a.x)) / area;
                double v = ((b.x - a.x) * (row - a.y) - (b.y - a.y) * (column - a.x)) / area;
                // A hair beyond the edge, so that rounding leaves no gap between triangles.
                if (u < -1e-9 || v < -1e-9 || u + v > 1 + 1e-9) continue;
                heights[row * frame.columns() + column] =
                        (float) (a.getZ() + u * (b.getZ() - a.getZ()) + v * (c.getZ() - a.getZ()));
            }
    }

    /** {@return metres of the ground at the nearest point of the grid} */
    double at(GridFrame frame, double column, double row) {
        int c = Math.clamp((int) Math.rint(column), 0, frame.columns() - 1);
        int r = Math.clamp((int) Math.rint(row), 0, frame.rows() - 1);
        return heights_m[r * frame.columns() + c];
    }

    /** {@return metres of the ground under a building: the mean of its points} */
    double under(int[] cells) {
        double sum = 0;
        for (int cell : cells) sum += heights_m[cell];
        return sum / cells.length;
    }

    /** {@return how results name it} */
    String word() {
        return points == 0 ? "level" : "points";
    }
}

package org.songhua.engine.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Geometries for tests: from text, or random. */
public final class Shapes {
    public static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {}

    public static Geometry wkt(String text) {
        try {
            return new WKTReader(FACTORY).read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A valid ring: vertices at increasing angles around a centre, at random distances up to the radius. */
    public static Coordinate[] star(SplittableRandom random, double x, double y, double radius, int vertices) {
        var ring = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / vertices;
            double distance = radius * (0.2 + 0.8 * random.nextDouble());
            ring[i] = new Coordinate(x + distance * Math.cos(angle), y + distance * Math.sin(angle));
        }
        ring[vertices] = ring[0].copy();
        return ring;
    }

    /** A valid polygon, star-shaped, with a small hole at its centre in one of three. */
    public static Polygon polygon(SplittableRandom random, double x, double y, double radius) {
        LinearRing shell = FACTORY.createLinearRing(star(random, x, y, radius, random.nextInt(3, 20)));
        if (shell.getNumPoints() < 8 || random.nextInt(3) > 0) return FACTORY.createPolygon(shell);
        LinearRing hole = FACTORY.createLinearRing(star(random, x, y, 0.05 * radius, random.nextInt(3, 8)));
        return FACTORY.createPolygon(shell, new LinearRing[] {hole});
    }

    /** The union of random cells of a grid: right-angled parts and holes, many of which touch at corners. */
    public static Geometry gridCells(SplittableRandom random, int side, double share) {
        var cells = new ArrayList<Geometry>();
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                if (random.nextDouble() < share) cells.add(FACTORY.toGeometry(new Envelope(x, x + 1, y, y + 1)));
            }
        }
        return cells.isEmpty()
                ? gridCells(random, side, share)
                : FACTORY.buildGeometry(cells).union();
    }

    /** Any geometry of any type, nested at most two deep, with or without Z, some of them empty. */
    public static Geometry any(SplittableRandom random) {
        return any(random, random.nextBoolean(), 0);
    }

    private static Geometry any(SplittableRandom random, boolean z, int depth) {
        int count = random.nextInt(4);
        return switch (random.nextInt(depth < 2 ? 7 : 6)) {
            case 0 -> count == 0 ? FACTORY.createPoint() : FACTORY.createPoint(position(random, z));
            case 1 -> FACTORY.createLineString(positions(random, z, count < 2 ? 0 : count));
            case 2 -> count == 0 ? FACTORY.createPolygon() : ringPolygon(random, z, count);
            case 3 -> FACTORY.createMultiPointFromCoords(positions(random, z, count));
            case 4 ->
                FACTORY.createMultiLineString(fill(
                        new LineString[count],
                        () -> FACTORY.createLineString(positions(random, z, 2 + random.nextInt(3)))));
            case 5 ->
                FACTORY.createMultiPolygon(
                        fill(new Polygon[count], () -> ringPolygon(random, z, 1 + random.nextInt(2))));
            default -> FACTORY.createGeometryCollection(fill(new Geometry[count], () -> any(random, z, depth + 1)));
        };
    }

    private static <T> T[] fill(T[] target, Supplier<T> maker) {
        for (int i = 0; i < target.length; i++) target[i] = maker.get();
        return target;
    }

    private static Polygon ringPolygon(SplittableRandom random, boolean z, int rings) {
        var all = fill(new LinearRing[rings], () -> {
            var positions = positions(random, z, 4 + random.nextInt(5));
            positions[positions.length - 1] = positions[0].copy();
            return FACTORY.createLinearRing(positions);
        });
        return FACTORY.createPolygon(all[0], Arrays.copyOfRange(all, 1, rings));
    }

    private static Coordinate[] positions(SplittableRandom random, boolean z, int count) {
        return fill(new Coordinate[count], () -> position(random, z));
    }

    private static Coordinate position(SplittableRandom random, boolean z) {
        double x = random.nextDouble(-180, 180);
        double y = random.nextDouble(-90, 90);
        return z ? new Coordinate(x, y, random.nextDouble(-100, 9000)) : new Coordinate(x, y);
    }
}

package org.songhua.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.geo.WebMercator;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.tile.Tag;

/** A seeded city of blocks around Changchun: buildings of 4 to 20 corners, and roads between them; as many per tile as asked. */
final class BlockCity {
    private static final double LONGITUDE = 125.324;
    private static final double LATITUDE = 43.88;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private BlockCity() {}

    /** An object as the platform would hand it to the tile encoder. */
    @SuppressWarnings("ArrayRecordComponent")
    record CityObject(String layer, Geometry geometry, byte[] wkb, List<Tag> tags) {}

    /** {@return column and row of the tile in the middle of the city} */
    static int[] tile(int zoom) {
        return new int[] {WebMercator.column(LONGITUDE, zoom), WebMercator.row(LATITUDE, zoom)};
    }

    /** {@return so many objects spread over the tile in the middle and a tenth beyond its edges; one in three is a road} */
    static List<CityObject> objects(int zoom, int count) {
        int[] tile = tile(zoom);
        double[] bounds = WebMercator.tileBounds(zoom, tile[0], tile[1]);
        var random = new SplittableRandom(42);
        var objects = new ArrayList<CityObject>();
        for (int i = 0; i < count; i++) {
            double x = bounds[0] + (bounds[2] - bounds[0]) * random.nextDouble(-0.05, 1.05);
            double y = bounds[1] + (bounds[3] - bounds[1]) * random.nextDouble(-0.05, 1.05);
            Geometry geometry = i % 3 == 0 ? road(random, x, y) : building(random, x, y);
            var tags = List.of(new Tag("id", "018f5b6e-%012d".formatted(i)), new Tag("use", "use " + i % 17));
            objects.add(new CityObject(i % 3 == 0 ? "road" : "building", geometry, Wkb.of(geometry), tags));
        }
        return objects;
    }

    /** An upright comb of wings of about 40 m, turned: corners go 4, 8, 12, 16 or 20. */
    private static Geometry building(SplittableRandom random, double x, double y) {
        int wings = Math.max(0, random.nextInt(-3, 5));
        double width = random.nextDouble(10, 60);
        var corners = new ArrayList<Coordinate>();
        for (int i = 0; i < wings; i++) {
            double left = width * (2 * i + 1) / (2 * wings + 1);
            double right = width * (2 * i + 2) / (2 * wings + 1);
            double depth = random.nextDouble(15, 30);
            corners.add(new Coordinate(left, 12));
            corners.add(new Coordinate(left, depth));
            corners.add(new Coordinate(right, depth));
            corners.add(new Coordinate(right, 12));
        }
        corners.add(new Coordinate(width, 12));
        corners.add(new Coordinate(width, 0));
        corners.add(new Coordinate(0, 0));
        corners.add(new Coordinate(0, 12));
        corners.add(corners.getFirst().copy());
        return FACTORY.createPolygon(placed(corners, x, y, random.nextDouble(Math.PI)));
    }

    private static Geometry road(SplittableRandom random, double x, double y) {
        var positions = new ArrayList<Coordinate>();
        double across = 0;
        int count = random.nextInt(2, 14);
        for (int i = 0; i < count; i++) {
            positions.add(new Coordinate(i * random.nextDouble(20, 40), across));
            across += random.nextDouble(-5, 5);
        }
        return FACTORY.createLineString(placed(positions, x, y, random.nextDouble(Math.PI)));
    }

    /** Metres to degrees at a place, turned by an angle. */
    private static Coordinate[] placed(List<Coordinate> meters, double x, double y, double angle) {
        double degree = 111_320;
        return meters.stream()
                .map(c -> new Coordinate(
                        x + (c.x * Math.cos(angle) - c.y * Math.sin(angle)) / (degree * Math.cos(Math.toRadians(y))),
                        y + (c.x * Math.sin(angle) + c.y * Math.cos(angle)) / degree))
                .toArray(Coordinate[]::new);
    }
}

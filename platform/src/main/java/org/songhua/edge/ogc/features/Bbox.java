package org.songhua.edge.ogc.features;

import java.util.List;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.http.Parameters;

/**
 * The parameter {@code bbox}: west, south, east, north in degrees, or with least and greatest height after south and at
 * the end. Where west is east of east the box spans the antimeridian. Objects have no heights to compare, and the
 * standard lets what has no height match every height, so heights are checked and then left aside.
 */
final class Bbox {
    static final String REMEDY =
            "Give west,south,east,north in degrees of WGS 84 (longitude -180 to 180, latitude -90 to"
                    + " 90, south not above north), or west,south,bottom,east,north,top.";

    private Bbox() {}

    /**
     * {@return the extents that the box covers: two when it spans the antimeridian}
     *
     * @throws IllegalArgumentException when it is no box within the world
     */
    static List<Extent> parse(String value) {
        double[] numbers =
                Parameters.list(value).stream().mapToDouble(Bbox::number).toArray();
        return switch (numbers.length) {
            case 4 -> extents(numbers[0], numbers[1], numbers[2], numbers[3]);
            case 6 -> {
                if (numbers[2] > numbers[5]) throw new IllegalArgumentException("bottom above top");
                yield extents(numbers[0], numbers[1], numbers[3], numbers[4]);
            }
            default -> throw new IllegalArgumentException("neither four nor six numbers");
        };
    }

    private static List<Extent> extents(double west, double south, double east, double north) {
        if (west <= east) return List.of(new Extent(west, south, east, north));
        return List.of(new Extent(west, south, 180, north), new Extent(-180, south, east, north));
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) throw new IllegalArgumentException("not finite");
        return number;
    }
}

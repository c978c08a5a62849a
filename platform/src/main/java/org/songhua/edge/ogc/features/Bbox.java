package org.songhua.edge.ogc.features;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.Queryables;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.engine.cql.Cql;
import org.songhua.engine.cql.Expression;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.geo.CrsByReference;

/**
 * The parameter {@code bbox}: least and greatest coordinates in the order of axes of {@code bbox-crs}, by default west, south,
 * east, north in degrees; or with least and greatest height after the second and at the end. Where west is east of east the
 * box spans the antimeridian. Objects have no heights to compare, and the standard lets what has no height match every height,
 * so heights are checked and then left aside.
 *
 * @param extents what a box in degrees covers: two when it spans the antimeridian; empty for a box in another system
 * @param filter the condition that a box in a projected system is; null for one in degrees
 */
record Bbox(List<Extent> extents, @Nullable Expression filter) {
    static final Bbox NONE = new Bbox(List.of(), null);

    private static final String REMEDY =
            "Give west,south,east,north in degrees of WGS 84 (longitude -180 to 180, latitude -90"
                    + " to 90, south not above north), or west,south,bottom,east,north,top.";

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

    Bbox {
        extents = List.copyOf(extents);
    }

    /** {@return what a right value looks like} */
    static String remedy(CrsByReference crs) {
        if (crs == CrsByReference.CRS84) return REMEDY;
        String first = crs.isNorthFirst() ? "south,west,north,east" : "west,south,east,north";
        return "Give " + first + (crs.isGeographic() ? " in degrees" : " in metres") + ", as " + crs.uri()
                + " has its axes.";
    }

    /**
     * {@return the box}
     *
     * @throws IllegalArgumentException when it is no box within the world
     */
    static Bbox parse(String value, CrsByReference crs) {
        double[] numbers =
                Parameters.list(value).stream().mapToDouble(Bbox::number).toArray();
        return switch (numbers.length) {
            case 4 -> of(numbers[0], numbers[1], numbers[2], numbers[3], crs);
            case 6 -> {
                if (numbers[2] > numbers[5]) throw new IllegalArgumentException("bottom above top");
                yield of(numbers[0], numbers[1], numbers[3], numbers[4], crs);
            }
            default -> throw new IllegalArgumentException("neither four nor six numbers");
        };
    }

    /**
     * Many clients, and OGC's own suite, write east first in every system. Where that cannot be meant otherwise, since there is no such
     * place in the order of the authority, it is understood.
     */
    private static Bbox of(double least1, double least2, double most1, double most2, CrsByReference crs) {
        try {
            return inOrder(least1, least2, most1, most2, crs);
        } catch (IllegalArgumentException e) {
            if (!crs.isNorthFirst() || least1 > most1) throw e;
            return inOrder(least2, least1, most2, most1, crs);
        }
    }

    private static Bbox inOrder(double least1, double least2, double most1, double most2, CrsByReference crs) {
        if (!crs.isGeographic()) return projected(new Expression.Box(least1, least2, most1, most2), crs);
        return crs.isNorthFirst() ? degrees(least2, least1, most2, most1) : degrees(least1, least2, most1, most2);
    }

    private static Bbox degrees(double west, double south, double east, double north) {
        if (west <= east) return new Bbox(List.of(new Extent(west, south, east, north)), null);
        return new Bbox(List.of(new Extent(west, south, 180, north), new Extent(-180, south, east, north)), null);
    }

    private static Bbox projected(Expression.Box box, CrsByReference crs) {
        if (box.west() > box.east() || box.south() > box.north())
            throw new IllegalArgumentException("least above most");
        var geometry = new Expression.Property(Queryables.GEOMETRY);
        var meets = new Expression.Spatial(SpatialRelation.S_INTERSECTS, geometry, box);
        return new Bbox(List.of(), Cql.withShapes(meets, crs::toLonLat));
    }

    private static double number(String text) {
        // What Java takes beyond this, such as 1d or 0x1p3, is no number to anybody else.
        if (!NUMBER.matcher(text).matches()) throw new IllegalArgumentException("not a number");
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) throw new IllegalArgumentException("not finite");
        return number;
    }
}

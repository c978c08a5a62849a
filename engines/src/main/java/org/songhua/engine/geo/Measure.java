package org.songhua.engine.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Sizes of things as large as a house or a street, in metres, of geometries in degrees: on a plane that touches the sphere at the middle of
 * the thing. Against the ellipsoid, at most 0.5 % off in length and 0.7 % in area for things up to 10 km across below 60° of latitude; that
 * is for people to read, not for a cadastre.
 */
public final class Measure {
    /** Length of a degree of latitude on the sphere of the equator's radius, WGS 84. */
    private static final double METRES_PER_DEGREE = 111_319.49;

    private Measure() {}

    /** {@return area in m²; 0 of lines and points} */
    public static double area_m2(Geometry degrees) {
        return inMetres(degrees, middle(degrees)).getArea();
    }

    /** {@return length in m; of an area that of its border} */
    public static double length_m(Geometry degrees) {
        return inMetres(degrees, middle(degrees)).getLength();
    }

    /** {@return distance in m, 0 where they meet; infinite when one is empty} */
    public static double distance_m(Geometry one, Geometry other) {
        if (one.isEmpty() || other.isEmpty()) return Double.POSITIVE_INFINITY;
        Coordinate middle = middle(one);
        return inMetres(one, middle).distance(inMetres(other, middle));
    }

    private static Coordinate middle(Geometry degrees) {
        Envelope box = degrees.getEnvelopeInternal();
        return box.isNull() ? new Coordinate() : box.centre();
    }

    /** Shifted to the middle first, for small differences of large numbers lose their digits. */
    private static Geometry inMetres(Geometry degrees, Coordinate middle) {
        double east = METRES_PER_DEGREE * Math.cos(Math.toRadians(middle.y));
        return AffineTransformation.translationInstance(-middle.x, -middle.y)
                .scale(east, METRES_PER_DEGREE)
                .transform(degrees);
    }
}

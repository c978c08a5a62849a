package org.songhua.demo.internal.shape;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The plane the city is planned in: metres east and north of its origin, related to longitude and latitude by one
 * affine map. Straight lines stay straight, so borders that are shared in the plane are shared on the globe; over 10 km
 * lengths are off by less than 0.2 %.
 */
public final class Plane {
    /** Longitude of the origin in degrees. */
    public static final double LONGITUDE = 125.30;
    /** Latitude of the origin in degrees. */
    public static final double LATITUDE = 44.20;
    /** Length of one degree of longitude at the origin on the ellipsoid of CGCS2000, metres. */
    public static final double METERS_PER_LONGITUDE = 79_936.3;
    /** Length of one degree of latitude at the origin on the ellipsoid of CGCS2000, metres. */
    public static final double METERS_PER_LATITUDE = 111_116.1;
    /** Makes geometries of the plane. */
    public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 0);

    private Plane() {}

    /** {@return longitude in degrees} */
    public static double longitude(Coordinate p) {
        return LONGITUDE + p.x / METERS_PER_LONGITUDE;
    }

    /** {@return latitude in degrees} */
    public static double latitude(Coordinate p) {
        return LATITUDE + p.y / METERS_PER_LATITUDE;
    }
}

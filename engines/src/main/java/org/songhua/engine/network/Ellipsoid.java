package org.songhua.engine.network;

/**
 * Short distances on the WGS 84 ellipsoid.
 *
 * <p>Contract: longitudes and latitudes in degrees, at most about 10 km apart; metres out, off by less than 1e-6 of the
 * distance below latitude 80. Source: radii of curvature in the meridian M and the prime vertical N at the mean
 * latitude, as in any textbook of geodesy.
 */
public final class Ellipsoid {
    private static final double EQUATOR_METRES = 6_378_137.0;
    private static final double ECCENTRICITY_SQUARED = 6.694_379_990_141_316e-3;

    private Ellipsoid() {}

    /** {@return metres between two positions} */
    public static double metres(double longitude1, double latitude1, double longitude2, double latitude2) {
        double middle = (latitude1 + latitude2) / 2;
        double dx = (longitude2 - longitude1) * metresPerDegreeEast(middle);
        double dy = (latitude2 - latitude1) * metresPerDegreeNorth(middle);
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** {@return metres that a degree of longitude is long at the latitude} */
    public static double metresPerDegreeEast(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double n = EQUATOR_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
        return Math.toRadians(n * Math.cos(Math.toRadians(latitude)));
    }

    /** {@return metres that a degree of latitude is long at the latitude} */
    public static double metresPerDegreeNorth(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
        return Math.toRadians(EQUATOR_METRES * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w)));
    }
}

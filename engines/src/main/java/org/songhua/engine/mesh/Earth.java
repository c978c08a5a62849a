package org.songhua.engine.mesh;

/**
 * The WGS 84 ellipsoid: geodetic degrees and metres to earth-centred, earth-fixed (ECEF) metres and back. CGCS2000 differs from
 * it by less than a millimetre here.
 *
 * <p>Source: EPSG Guidance Note 7-2, method 9602; back by Bowring (1976), one more round for heights up to 10 km: error below
 * a micrometre.
 */
public final class Earth {
    /** Semi-major axis, metres. */
    public static final double EQUATOR_m = 6_378_137;
    /** Least radius of curvature anywhere, metres: the meridian's at the equator. */
    public static final double LEAST_CURVATURE_m = 6_335_439;
    /** First eccentricity squared. */
    static final double E2 = 6.694_379_990_141_316_5e-3;
    /** Metres of latitude in a degree, at least. */
    public static final double LEAST_METERS_PER_DEGREE = 110_574;

    private static final double POLE_m = EQUATOR_m * Math.sqrt(1 - E2);
    private static final double SECOND_E2 = E2 / (1 - E2);

    private Earth() {}

    /**
     * Writes x, y, z of a position.
     *
     * @param longitude degrees
     * @param latitude degrees, -90 to 90
     * @param height metres above the ellipsoid
     * @param out at least three places from {@code at}
     */
    public static void ecef(double longitude, double latitude, double height, double[] out, int at) {
        double lambda = Math.toRadians(longitude);
        double phi = Math.toRadians(latitude);
        double sin = Math.sin(phi);
        double normal = EQUATOR_m / Math.sqrt(1 - E2 * sin * sin);
        double across = (normal + height) * Math.cos(phi);
        out[at] = across * Math.cos(lambda);
        out[at + 1] = across * Math.sin(lambda);
        out[at + 2] = (normal * (1 - E2) + height) * sin;
    }

    /** {@return longitude and latitude in degrees and height in metres of an ECEF position not near the centre} */
    public static double[] geodetic(double x, double y, double z) {
        double across = Math.hypot(x, y);
        double beta = Math.atan2(z * EQUATOR_m, across * POLE_m);
        double phi = latitude(across, z, beta);
        phi = latitude(across, z, Math.atan2(POLE_m * Math.sin(phi), EQUATOR_m * Math.cos(phi)));
        double sin = Math.sin(phi);
        double normal = EQUATOR_m / Math.sqrt(1 - E2 * sin * sin);
        double height = across * Math.cos(phi) + z * sin - EQUATOR_m * EQUATOR_m / normal;
        return new double[] {Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(phi), height};
    }

    private static double latitude(double across, double z, double beta) {
        double sin = Math.sin(beta);
        double cos = Math.cos(beta);
        return Math.atan2(z + SECOND_E2 * POLE_m * sin * sin * sin, across - E2 * EQUATOR_m * cos * cos * cos);
    }
}

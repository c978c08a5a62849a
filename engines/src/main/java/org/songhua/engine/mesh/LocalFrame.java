package org.songhua.engine.mesh;

/**
 * Metres east, north and up of a place on the ellipsoid. Positions are carried through ECEF in double precision, so that the only
 * loss is the later rounding to floats: below 4 mm within 60 km of the origin.
 */
public final class LocalFrame {
    /** Numbers of one vertex in {@link #write}: position, then the direction up there. */
    public static final int STRIDE = 6;

    private final double[] origin = new double[3];
    private final double[] east = new double[3];
    private final double[] north = new double[3];
    private final double[] up = new double[3];
    private final double[] scratch = new double[3];

    /**
     * @param longitude degrees
     * @param latitude degrees
     */
    public LocalFrame(double longitude, double latitude) {
        Earth.ecef(longitude, latitude, 0, origin, 0);
        double sinLon = Math.sin(Math.toRadians(longitude));
        double cosLon = Math.cos(Math.toRadians(longitude));
        double sinLat = Math.sin(Math.toRadians(latitude));
        double cosLat = Math.cos(Math.toRadians(latitude));
        set(east, -sinLon, cosLon, 0);
        set(north, -sinLat * cosLon, -sinLat * sinLon, cosLat);
        set(up, cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    /** Writes east, north, up of a position at height 0 and of the unit vector up there. */
    public void write(double longitude, double latitude, double[] out, int at) {
        double sinLon = Math.sin(Math.toRadians(longitude));
        double cosLon = Math.cos(Math.toRadians(longitude));
        double sinLat = Math.sin(Math.toRadians(latitude));
        double cosLat = Math.cos(Math.toRadians(latitude));
        double normal = Earth.EQUATOR_m / Math.sqrt(1 - Earth.E2 * sinLat * sinLat);
        double x = normal * cosLat * cosLon - origin[0];
        double y = normal * cosLat * sinLon - origin[1];
        double z = normal * (1 - Earth.E2) * sinLat - origin[2];
        turn(x, y, z, out, at);
        turn(cosLat * cosLon, cosLat * sinLon, sinLat, out, at + 3);
    }

    /** Writes east, north, up of a position. */
    public void write(double longitude, double latitude, double height, double[] out, int at) {
        Earth.ecef(longitude, latitude, height, scratch, 0);
        turn(scratch[0] - origin[0], scratch[1] - origin[1], scratch[2] - origin[2], out, at);
    }

    /** {@return the ECEF position of a local one} */
    public double[] ecef(double e, double n, double u) {
        var out = new double[3];
        for (int i = 0; i < 3; i++) out[i] = origin[i] + e * east[i] + n * north[i] + u * up[i];
        return out;
    }

    /** {@return the affine map from local metres to ECEF, 4 by 4, column after column} */
    public double[] matrix() {
        var out = new double[16];
        column(out, 0, east, 0);
        column(out, 4, north, 0);
        column(out, 8, up, 0);
        column(out, 12, origin, 1);
        return out;
    }

    private void turn(double x, double y, double z, double[] out, int at) {
        out[at] = x * east[0] + y * east[1];
        out[at + 1] = x * north[0] + y * north[1] + z * north[2];
        out[at + 2] = x * up[0] + y * up[1] + z * up[2];
    }

    private static void set(double[] vector, double x, double y, double z) {
        vector[0] = x;
        vector[1] = y;
        vector[2] = z;
    }

    private static void column(double[] matrix, int at, double[] vector, double last) {
        System.arraycopy(vector, 0, matrix, at, 3);
        matrix[at + 3] = last;
    }
}

package org.songhua.engine.geo;

/**
 * A projection on another datum, and the seven parameters from there to WGS 84 (position vector form, as in PROJ's
 * {@code +towgs84}; EPSG method 9606 with heights taken as zero). Used only where one set of parameters holds for a whole country
 * within a few metres; {@code package.md} names them.
 */
final class DatumShift implements Conversion {
    private static final double ARC_SECOND = Math.PI / 180 / 3600;
    private static final Ellipsoid WGS84 = new Ellipsoid(6378137.0, 298.257223563);
    private static final double CLOSE_ENOUGH_DEGREES = 1e-12;
    private static final int MAX_STEPS = 20;

    private final Conversion projection;
    private final Ellipsoid from;
    private final double[] shift;

    /**
     * @param projection between x, y and degrees on the other datum
     * @param from its ellipsoid
     * @param shift dx, dy, dz in metres, rx, ry, rz in seconds of arc, scale in parts per million
     */
    DatumShift(Conversion projection, Ellipsoid from, double[] shift) {
        this.projection = projection;
        this.from = from;
        this.shift = shift.clone();
    }

    /**
     * An ellipsoid of revolution.
     *
     * @param semiMajor_m half of its longer axis
     * @param inverseFlattening without unit
     */
    record Ellipsoid(double semiMajor_m, double inverseFlattening) {
        double eccentricitySquared() {
            double f = 1 / inverseFlattening;
            return f * (2 - f);
        }
    }

    @Override
    public void toLonLat(double[] xy, int at) {
        projection.toLonLat(xy, at);
        shift(xy, at);
    }

    @Override
    public void fromLonLat(double[] xy, int at) {
        unshift(xy, at);
        projection.fromLonLat(xy, at);
    }

    /** From the other datum to WGS 84, in degrees, in place. */
    private void shift(double[] xy, int at) {
        double[] p = toGeocentric(Math.toRadians(xy[at]), Math.toRadians(xy[at + 1]));
        double m = 1 + shift[6] * 1e-6;
        double rx = shift[3] * ARC_SECOND;
        double ry = shift[4] * ARC_SECOND;
        double rz = shift[5] * ARC_SECOND;
        double x = shift[0] + m * (p[0] - rz * p[1] + ry * p[2]);
        double y = shift[1] + m * (rz * p[0] + p[1] - rx * p[2]);
        double z = shift[2] + m * (-ry * p[0] + rx * p[1] + p[2]);
        xy[at] = Math.toDegrees(Math.atan2(y, x));
        xy[at + 1] = Math.toDegrees(latitude(Math.hypot(x, y), z));
    }

    private double[] toGeocentric(double longitude, double latitude) {
        double e2 = from.eccentricitySquared();
        double sine = Math.sin(latitude);
        double normal = from.semiMajor_m() / Math.sqrt(1 - e2 * sine * sine);
        double equatorial = normal * Math.cos(latitude);
        return new double[] {
            equatorial * Math.cos(longitude), equatorial * Math.sin(longitude), normal * (1 - e2) * sine
        };
    }

    /** By iteration: the height above the ellipsoid is small, so each step gains three digits. */
    private static double latitude(double equatorial, double z) {
        double e2 = WGS84.eccentricitySquared();
        double latitude = Math.atan2(z, equatorial * (1 - e2));
        for (int step = 0; step < MAX_STEPS; step++) {
            double sine = Math.sin(latitude);
            double normal = WGS84.semiMajor_m() / Math.sqrt(1 - e2 * sine * sine);
            double next = Math.atan2(z + e2 * normal * sine, equatorial);
            if (Math.abs(next - latitude) < 1e-14) return next;
            latitude = next;
        }
        return latitude;
    }

    /** The shift is nearly the same everywhere nearby, so its inverse is found by a few steps. */
    private void unshift(double[] xy, int at) {
        double x = xy[at];
        double y = xy[at + 1];
        var moved = new double[2];
        for (int step = 0; step < MAX_STEPS; step++) {
            moved[0] = xy[at];
            moved[1] = xy[at + 1];
            shift(moved, 0);
            xy[at] += x - moved[0];
            xy[at + 1] += y - moved[1];
            if (Math.abs(x - moved[0]) + Math.abs(y - moved[1]) < CLOSE_ENOUGH_DEGREES) return;
        }
    }
}

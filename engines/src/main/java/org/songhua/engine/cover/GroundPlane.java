package org.songhua.engine.cover;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A Gauss-Krüger plane about a meridian: degrees in, metres out, and back.
 *
 * <p>Source: L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene (1912), series in the third flattening n to the
 * fourth order, WGS 84 ellipsoid. Error below 0.1 mm within 3 degrees of the meridian.
 */
public final class GroundPlane {
    private static final double EQUATOR_METRES = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double RADIUS = EQUATOR_METRES / (1 + N) * (1 + N * N / 4 + Math.pow(N, 4) / 64);
    private static final double ECCENTRICITY = 2 * Math.sqrt(N) / (1 + N);
    private static final double[] ALPHA = {
        N / 2 - 2 * N * N / 3 + 5 * Math.pow(N, 3) / 16 + 41 * Math.pow(N, 4) / 180,
        13 * N * N / 48 - 3 * Math.pow(N, 3) / 5 + 557 * Math.pow(N, 4) / 1440,
        61 * Math.pow(N, 3) / 240 - 103 * Math.pow(N, 4) / 140,
        49561 * Math.pow(N, 4) / 161280
    };
    private static final double[] BETA = {
        N / 2 - 2 * N * N / 3 + 37 * Math.pow(N, 3) / 96 - Math.pow(N, 4) / 360,
        N * N / 48 + Math.pow(N, 3) / 15 - 437 * Math.pow(N, 4) / 1440,
        17 * Math.pow(N, 3) / 480 - 37 * Math.pow(N, 4) / 840,
        4397 * Math.pow(N, 4) / 161280
    };
    /** From the conformal to the geodetic latitude. */
    private static final double[] DELTA = {
        2 * N - 2 * N * N / 3 - 2 * Math.pow(N, 3) + 116 * Math.pow(N, 4) / 45,
        7 * N * N / 3 - 8 * Math.pow(N, 3) / 5 - 227 * Math.pow(N, 4) / 45,
        56 * Math.pow(N, 3) / 15 - 136 * Math.pow(N, 4) / 35,
        4279 * Math.pow(N, 4) / 630
    };

    private final double meridian;

    private GroundPlane(double meridian) {
        this.meridian = meridian;
    }

    /** {@return the plane about the multiple of half a degree nearest to a longitude} */
    public static GroundPlane near(double longitude) {
        return new GroundPlane(Math.rint(longitude * 2) / 2);
    }

    /** {@return degrees east of the central meridian} */
    public double meridian() {
        return meridian;
    }

    /** {@return x to the east and y to the north in metres} */
    public double[] project(double longitude, double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double t = Math.sinh(atanh(sine) - ECCENTRICITY * atanh(ECCENTRICITY * sine));
        double east = Math.toRadians(longitude - meridian);
        double xi = Math.atan2(t, Math.cos(east));
        double eta = atanh(Math.sin(east) / Math.sqrt(1 + t * t));
        double x = eta;
        double y = xi;
        for (int j = 1; j <= ALPHA.length; j++) {
            x += ALPHA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
            y += ALPHA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
        }
        return new double[] {RADIUS * x, RADIUS * y};
    }

    /** {@return longitude and latitude in degrees of a point in metres} */
    public double[] degrees(double east, double north) {
        double xi = north / RADIUS;
        double eta = east / RADIUS;
        double x = xi;
        double y = eta;
        for (int j = 1; j <= BETA.length; j++) {
            x -= BETA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
            y -= BETA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
        }
        double conformal = Math.asin(Math.sin(x) / Math.cosh(y));
        double latitude = conformal;
        for (int j = 1; j <= DELTA.length; j++) latitude += DELTA[j - 1] * Math.sin(2 * j * conformal);
        double longitude = Math.atan2(Math.sinh(y), Math.cos(x));
        return new double[] {meridian + Math.toDegrees(longitude), Math.toDegrees(latitude)};
    }

    /** {@return a rectangle in degrees about one in metres that is no larger than a few kilometres} */
    public Envelope degrees(Envelope metres) {
        var degrees = new Envelope();
        for (double x : new double[] {metres.getMinX(), metres.getMaxX()}) {
            for (double y : new double[] {metres.getMinY(), metres.getMaxY()}) {
                double[] corner = degrees(x, y);
                degrees.expandToInclude(corner[0], corner[1]);
            }
        }
        return degrees;
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }

    /** {@return a geometry in degrees as one in metres} */
    public Geometry project(Geometry degrees) {
        Geometry metres = degrees.copy();
        metres.apply(new Projection());
        metres.geometryChanged();
        return metres;
    }

    private final class Projection implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double[] metres = project(sequence.getX(i), sequence.getY(i));
            sequence.setOrdinate(i, Coordinate.X, metres[0]);
            sequence.setOrdinate(i, Coordinate.Y, metres[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}

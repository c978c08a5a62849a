package org.songhua.casework.internal.files;

import org.songhua.casework.CaseSummary;

/** Metres between places that are near each other. */
final class Distance {
    static final double METERS_PER_DEGREE = 111_320;

    private Distance() {}

    static double meters(double longitude, double latitude, CaseSummary summary) {
        Double x = summary.longitude();
        Double y = summary.latitude();
        if (x == null || y == null) return Double.POSITIVE_INFINITY;
        return meters(longitude, latitude, x, y);
    }

    /** {@return metres between two places near each other} */
    static double meters(double longitude, double latitude, double otherLongitude, double otherLatitude) {
        double dx = (otherLongitude - longitude) * Math.cos(Math.toRadians(latitude));
        return Math.hypot(dx, otherLatitude - latitude) * METERS_PER_DEGREE;
    }
}

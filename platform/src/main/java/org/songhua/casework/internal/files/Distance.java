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
        double dx = (x - longitude) * Math.cos(Math.toRadians(latitude));
        return Math.hypot(dx, y - latitude) * METERS_PER_DEGREE;
    }
}

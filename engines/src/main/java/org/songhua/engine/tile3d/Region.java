package org.songhua.engine.tile3d;

import org.songhua.engine.mesh.Earth;

/**
 * A bounding volume: between two meridians, two parallels and two heights above the ellipsoid.
 *
 * @param west degrees
 * @param south degrees
 * @param east degrees
 * @param north degrees
 * @param bottom_m metres
 * @param top_m metres
 */
public record Region(double west, double south, double east, double north, double bottom_m, double top_m) {
    /** For the rounding of positions to floats within 60 km of a tile's middle, and of these numbers in JSON. */
    private static final double ROUNDING_m = 0.02;

    /**
     * {@return a region that holds a body for certain}
     *
     * <p>The vertices of the body lie over the box, grown by the halo, and between the heights. Its faces are flat and the earth is not:
     * over a distance d a chord sinks by no more than d²/8R below its ends, and leaves a parallel towards the pole by no more
     * than d²·tan(latitude)/8R.
     *
     * @param halo_m how far the body reaches beyond the box, such as the radius of a pipe
     */
    public static Region around(
            double west, double south, double east, double north, double bottom_m, double top_m, double halo_m) {
        double furthest = Math.min(Math.max(Math.abs(south), Math.abs(north)), 89);
        double tan = Math.tan(Math.toRadians(furthest));
        double d = Levels.size(west, south, east, north, 0) + 2 * halo_m + (top_m - bottom_m);
        double sag = d * d / (8 * Earth.LEAST_CURVATURE_m);
        double grow = halo_m + ROUNDING_m + sag * tan;
        double dLat = grow / Earth.LEAST_METERS_PER_DEGREE;
        double dLon = grow / (Earth.LEAST_METERS_PER_DEGREE * Math.cos(Math.toRadians(furthest)));
        return new Region(
                west - dLon, south - dLat, east + dLon, north + dLat, bottom_m - ROUNDING_m - sag, top_m + ROUNDING_m);
    }

    /** {@return the smallest region around both} */
    public Region union(Region other) {
        return new Region(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north),
                Math.min(bottom_m, other.bottom_m),
                Math.max(top_m, other.top_m));
    }

    /** {@return how far it is from corner to corner on the ground, metres} */
    public double diagonal() {
        return Levels.size(west, south, east, north, 0);
    }

    /** {@return whether the other lies inside} */
    public boolean contains(Region other) {
        return union(other).equals(this);
    }

    /** {@return whether a position lies inside} */
    public boolean contains(double longitude, double latitude, double height_m) {
        return longitude >= west
                && longitude <= east
                && latitude >= south
                && latitude <= north
                && height_m >= bottom_m
                && height_m <= top_m;
    }
}

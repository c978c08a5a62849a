package org.songhua.engine.osm;

/**
 * A location packed into a long: longitude in the upper, latitude in the lower 32 bits, both in units of 1e-7 degrees,
 * which is the resolution of OpenStreetMap (1.1 cm at the equator). Equal longs are equal places.
 */
public final class Locations {
    /** No location. */
    public static final long MISSING = Long.MIN_VALUE;

    private static final double UNITS_PER_DEGREE = 1e7;
    private static final int MAX_LONGITUDE = 1_800_000_000;
    private static final int MAX_LATITUDE = 900_000_000;

    private Locations() {}

    /** {@return the location, or {@link #MISSING} when it lies outside -180 to 180 and -90 to 90 degrees} */
    public static long of(double longitude, double latitude) {
        return ofUnits(Math.round(longitude * UNITS_PER_DEGREE), Math.round(latitude * UNITS_PER_DEGREE));
    }

    /** {@return the location in units of 1e-7 degrees, or {@link #MISSING} when outside the world} */
    static long ofUnits(long longitude, long latitude) {
        if (isBeyond(longitude, MAX_LONGITUDE) || isBeyond(latitude, MAX_LATITUDE)) return MISSING;
        return longitude << 32 | (latitude & 0xFFFF_FFFFL);
    }

    /** Not by {@link Math#abs}, which leaves the smallest long negative. */
    static boolean isBeyond(long value, long limit) {
        return value > limit || value < -limit;
    }

    /** {@return degrees east; the double nearest to the decimal number of the file} */
    public static double longitude(long location) {
        return (int) (location >> 32) / UNITS_PER_DEGREE;
    }

    /** {@return degrees north} */
    public static double latitude(long location) {
        return (int) location / UNITS_PER_DEGREE;
    }
}

package org.songhua.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that happens to the made-up city and is felt by its sensors.
 *
 * @param radius_m where it is hardly felt any more
 */
public record DemoIncident(Kind kind, double lon, double lat, double radius_m, Instant from, Instant until) {
    private static final double METRES_PER_DEGREE = 111_320;

    /** What can happen. */
    public enum Kind {
        /** A main breaks: pressure falls and flow rises near it. */
        BURST,
        /** Gas escapes: methane gathers in the manholes near it. */
        LEAK,
        /** Rain: drains fill. */
        STORM
    }

    double applied(String observed, double value, double pointLon, double pointLat, Instant time) {
        if (time.isBefore(from) || time.isAfter(until)) return value;
        double near = nearness(pointLon, pointLat);
        double grown = Math.min(
                1,
                Duration.between(from, time).toSeconds()
                        / (0.3 * Duration.between(from, until).toSeconds()));
        return switch (kind) {
            case BURST ->
                observed.equals("water_pressure")
                        ? value * (1 - 0.55 * near)
                        : observed.equals("water_flow") ? value * (1 + 1.4 * near) : value;
            case LEAK ->
                observed.equals("gas_methane_lel")
                        ? value + 45 * near * grown
                        : observed.equals("gas_pressure") ? value * (1 - 0.1 * near) : value;
            case STORM -> observed.equals("drain_level") ? value + 1.6 * near * grown : value;
        };
    }

    /** {@return 1 at the place, 0 from the radius on} */
    private double nearness(double pointLon, double pointLat) {
        double east = (pointLon - lon) * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
        double north = (pointLat - lat) * METRES_PER_DEGREE;
        return Math.max(0, 1 - Math.hypot(east, north) / radius_m);
    }
}

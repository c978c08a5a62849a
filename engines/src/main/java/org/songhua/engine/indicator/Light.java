package org.songhua.engine.indicator;

import java.util.Collection;
import java.util.List;

/** Red, yellow, green, or honestly unknown. */
public enum Light {
    RED,
    YELLOW,
    GREEN,
    UNKNOWN;

    /** How far one may lie behind the path and still be yellow, as a share of the way from baseline to target. */
    public static final double TOLERANCE = 0.1;

    /**
     * A light with the rule that gave it.
     *
     * @param rule stable code: {@code on_path}, {@code slightly_behind}, {@code behind}, {@code no_target}, {@code no_value},
     *     {@code no_path}, {@code worst_of}
     */
    public record Judged(Light light, String rule) {}

    /**
     * {@return the light of a value against its path}
     *
     * @param value NaN when there is none
     * @param expected what the path asks for today; NaN when there is no path
     * @param way from the baseline to the target, signed, in the unit of the value
     */
    public static Judged against(double value, double expected, double way, Direction direction) {
        if (Double.isNaN(value)) return new Judged(UNKNOWN, "no_value");
        if (direction == Direction.INFO) return new Judged(UNKNOWN, "no_target");
        if (Double.isNaN(expected)) return new Judged(UNKNOWN, "no_path");
        if (direction.meets(value, expected)) return new Judged(GREEN, "on_path");
        boolean near = Math.abs(expected - value) <= TOLERANCE * Math.abs(way);
        return near ? new Judged(YELLOW, "slightly_behind") : new Judged(RED, "behind");
    }

    /** {@return the worst of several lights; unknown ones count only when there is no other} */
    public static Judged worst(Collection<Light> lights) {
        for (Light light : List.of(RED, YELLOW, GREEN)) {
            if (lights.contains(light)) return new Judged(light, "worst_of");
        }
        return new Judged(UNKNOWN, lights.isEmpty() ? "no_target" : "no_value");
    }
}

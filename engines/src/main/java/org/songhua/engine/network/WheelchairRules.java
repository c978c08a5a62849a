package org.songhua.engine.network;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wheelchairs: walking without steps, raised kerbs, rough ground, narrow passages and steep slopes. What is not tagged
 * is taken as passable, so that the result is what the map promises, not a guarantee.
 */
final class WheelchairRules extends WalkRules {
    /** A ramp may rise 1:12, GB 55019-2021 clause 2.3 (number from memory). */
    private static final double MAX_SLOPE_PERCENT = 100.0 / 12;

    /** Clear width that a wheelchair needs, GB 55019-2021 (number from memory). */
    private static final double MIN_WIDTH_METRES = 0.9;

    private static final Set<String> ROUGH = Set.of(
            "sand",
            "mud",
            "gravel",
            "pebblestone",
            "cobblestone",
            "grass",
            "unhewn_cobblestone",
            "rock",
            "stepping_stones",
            "woodchips");
    private static final Set<String> BUMPY = Set.of("very_bad", "horrible", "very_horrible", "impassable");
    private static final Set<String> NARROW = Set.of(
            "stile", "kissing_gate", "turnstile", "cycle_barrier", "full-height_turnstile", "motorcycle_barrier");
    private static final Set<String> HIGH = Set.of("raised", "yes", "rolled");

    WheelchairRules(double speed_mps) {
        super(speed_mps);
    }

    @Override
    boolean mayWalk(Map<String, String> way) {
        if (!super.mayWalk(way)) return false;
        String wheelchair = way.get("wheelchair");
        if (wheelchair != null) return !wheelchair.equals("no");
        if ("steps".equals(way.get("highway"))) return "yes".equals(way.get("ramp:wheelchair"));
        return isSmooth(way) && isWide(way) && isFlat(way);
    }

    private static boolean isSmooth(Map<String, String> way) {
        return !ROUGH.contains(way.getOrDefault("surface", "")) && !BUMPY.contains(way.getOrDefault("smoothness", ""));
    }

    private static boolean isWide(Map<String, String> way) {
        double width_m = number(way.get("width"), " m");
        return Double.isNaN(width_m) || width_m >= MIN_WIDTH_METRES;
    }

    /** An incline in degrees, or the word {@code up}, says too little to close a way. */
    private static boolean isFlat(Map<String, String> way) {
        double slope = number(way.get("incline"), "%");
        return Double.isNaN(slope) || Math.abs(slope) <= MAX_SLOPE_PERCENT;
    }

    /** {@return the number before the unit, NaN when it is none} */
    static double number(@Nullable String text, String unit) {
        if (text == null) return Double.NaN;
        String digits = text.endsWith(unit.strip())
                ? text.substring(0, text.length() - unit.strip().length())
                : text;
        try {
            return digits.isBlank() ? Double.NaN : Double.parseDouble(digits.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public boolean blocks(Map<String, String> node) {
        String wheelchair = node.get("wheelchair");
        if (wheelchair != null) return wheelchair.equals("no");
        return super.blocks(node)
                || NARROW.contains(node.getOrDefault("barrier", ""))
                || HIGH.contains(node.getOrDefault("kerb", ""));
    }
}

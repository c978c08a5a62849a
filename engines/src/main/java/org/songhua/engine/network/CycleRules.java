package org.songhua.engine.network;

import java.util.Map;
import java.util.Set;

/** Cycling: roads and cycleways in the allowed direction; footways only where cycling is allowed. */
final class CycleRules implements StreetRules {
    private static final Set<String> CYCLED = Set.of(
            "cycleway",
            "path",
            "living_street",
            "residential",
            "service",
            "unclassified",
            "track",
            "road",
            "tertiary",
            "tertiary_link",
            "secondary",
            "secondary_link",
            "primary",
            "primary_link",
            "trunk",
            "trunk_link");
    private static final Set<String> BLOCKING = Set.of(
            "fence", "wall", "hedge", "retaining_wall", "city_wall", "debris", "stile", "turnstile", "kissing_gate");

    private final double speed_mps;

    CycleRules(double speed_mps) {
        this.speed_mps = speed_mps;
    }

    @Override
    public double forward_mps(Map<String, String> way) {
        return mayCycle(way) && direction(way) >= 0 ? speed_mps : CLOSED;
    }

    @Override
    public double backward_mps(Map<String, String> way) {
        return mayCycle(way) && direction(way) <= 0 ? speed_mps : CLOSED;
    }

    private static boolean mayCycle(Map<String, String> way) {
        if (Access.isForbidden(way, "bicycle", "vehicle", "access")) return false;
        String highway = way.getOrDefault("highway", "");
        if ("yes".equals(way.get("motorroad"))) return Access.isAllowed(way, "bicycle");
        if (CYCLED.contains(highway)) return true;
        boolean shared = highway.equals("footway") || highway.equals("pedestrian") || highway.equals("bridleway");
        return shared && Access.isAllowed(way, "bicycle");
    }

    private static int direction(Map<String, String> way) {
        if (way.getOrDefault("cycleway", "").startsWith("opposite")) return 0;
        return Access.oneWay(way, "oneway:bicycle", "oneway");
    }

    @Override
    public boolean blocks(Map<String, String> node) {
        if (Access.isAllowed(node, "bicycle")) return false;
        String barrier = node.get("barrier");
        if (barrier == null) return false;
        return BLOCKING.contains(barrier) || Access.isForbidden(node, "bicycle", "vehicle", "access");
    }
}

package org.songhua.engine.network;

import java.util.Map;
import java.util.Set;

/** Walking: everywhere but motorways and what is closed to the public; one-way signs are for vehicles. */
class WalkRules implements StreetRules {
    private static final Set<String> WALKED = Set.of(
            "footway",
            "path",
            "steps",
            "pedestrian",
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
            "trunk_link",
            "cycleway",
            "bridleway",
            "corridor",
            "platform",
            "elevator");

    private static final Set<String> BLOCKING =
            Set.of("fence", "wall", "hedge", "retaining_wall", "city_wall", "debris");

    private final double speed_mps;

    WalkRules(double speed_mps) {
        this.speed_mps = speed_mps;
    }

    @Override
    public double forward_mps(Map<String, String> way) {
        return mayWalk(way) && Access.oneWay(conveyed(way), "oneway:foot", "conveying") >= 0 ? speed_mps : CLOSED;
    }

    @Override
    public double backward_mps(Map<String, String> way) {
        return mayWalk(way) && Access.oneWay(conveyed(way), "oneway:foot", "conveying") <= 0 ? speed_mps : CLOSED;
    }

    /** Roundabouts are one-way for vehicles only; escalators are for walkers, but for those that reverse. */
    private static Map<String, String> conveyed(Map<String, String> way) {
        String foot = way.get("oneway:foot");
        if (foot != null) return Map.of("oneway:foot", foot);
        return switch (way.getOrDefault("conveying", "")) {
            case "forward" -> Map.of("conveying", "yes");
            case "backward" -> Map.of("conveying", "-1");
            default -> Map.of();
        };
    }

    boolean mayWalk(Map<String, String> way) {
        if (Access.isForbidden(way, "foot", "access")) return false;
        String highway = way.getOrDefault("highway", "");
        if (WALKED.contains(highway)) return !"yes".equals(way.get("motorroad")) || Access.isAllowed(way, "foot");
        return !highway.isEmpty() && !isUnbuilt(highway) && Access.isAllowed(way, "foot");
    }

    private static boolean isUnbuilt(String highway) {
        return highway.equals("construction") || highway.equals("proposed") || highway.equals("abandoned");
    }

    @Override
    public boolean blocks(Map<String, String> node) {
        String barrier = node.get("barrier");
        if (Access.isAllowed(node, "foot")) return false;
        if (barrier == null) return false;
        return BLOCKING.contains(barrier) || Access.isForbidden(node, "foot", "access");
    }
}

package org.songhua.engine.network;

import java.util.Map;
import java.util.Set;

/**
 * Driving: the mean speed of a class of road by day, below its design speed because of junctions, and never more than
 * nine tenths of a signed limit. No congestion: a lower bound of the time on a working day.
 */
final class DriveRules implements StreetRules {
    /** Mean kilometres an hour; local assumption, about two thirds of the design speeds of CJJ 37. */
    private static final Map<String, Double> SPEED_KMPH = Map.ofEntries(
            Map.entry("motorway", 90.0),
            Map.entry("motorway_link", 50.0),
            Map.entry("trunk", 60.0),
            Map.entry("trunk_link", 40.0),
            Map.entry("primary", 45.0),
            Map.entry("primary_link", 35.0),
            Map.entry("secondary", 40.0),
            Map.entry("secondary_link", 30.0),
            Map.entry("tertiary", 35.0),
            Map.entry("tertiary_link", 30.0),
            Map.entry("unclassified", 30.0),
            Map.entry("road", 30.0),
            Map.entry("residential", 25.0),
            Map.entry("living_street", 10.0),
            Map.entry("service", 15.0));

    private static final Set<String> OPEN = Set.of(
            "entrance",
            "toll_booth",
            "gate",
            "lift_gate",
            "cattle_grid",
            "border_control",
            "height_restrictor",
            "kerb",
            "swing_gate",
            "sally_port",
            "speed_bump",
            "checkpoint");
    private static final String[] ACCESS = {"motorcar", "motor_vehicle", "vehicle", "access"};
    private static final double SHARE_OF_LIMIT = 0.9;
    private static final double KMPH_PER_MPS = 3.6;
    private static final double KMPH_PER_MPH = 1.609_344;

    private final double most_mps;

    DriveRules(double most_mps) {
        this.most_mps = most_mps;
    }

    @Override
    public double forward_mps(Map<String, String> way) {
        return direction(way) >= 0 ? speed_mps(way) : CLOSED;
    }

    @Override
    public double backward_mps(Map<String, String> way) {
        return direction(way) <= 0 ? speed_mps(way) : CLOSED;
    }

    private static int direction(Map<String, String> way) {
        String highway = way.getOrDefault("highway", "");
        boolean implied = highway.equals("motorway") && !way.containsKey("oneway");
        return implied ? 1 : Access.oneWay(way, "oneway:motor_vehicle", "oneway");
    }

    private double speed_mps(Map<String, String> way) {
        Double usual = SPEED_KMPH.get(way.getOrDefault("highway", ""));
        if (usual == null || Access.isForbidden(way, ACCESS)) return CLOSED;
        double limit = limit_kmph(way);
        double speed = limit > 0 ? Math.min(usual, SHARE_OF_LIMIT * limit) : usual;
        return Math.min(most_mps, speed / KMPH_PER_MPS);
    }

    private static double limit_kmph(Map<String, String> way) {
        String signed = way.get("maxspeed");
        if (signed == null) return Double.NaN;
        if (signed.endsWith("mph")) return KMPH_PER_MPH * WheelchairRules.number(signed, "mph");
        return WheelchairRules.number(signed, "km/h");
    }

    @Override
    public boolean blocks(Map<String, String> node) {
        String barrier = node.get("barrier");
        if (barrier == null || Access.isAllowed(node, ACCESS)) return false;
        return !OPEN.contains(barrier) || Access.isForbidden(node, ACCESS);
    }

    @Override
    public boolean obeysTurnRestrictions() {
        return true;
    }
}

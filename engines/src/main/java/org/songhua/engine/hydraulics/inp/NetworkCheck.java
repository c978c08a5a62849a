package org.songhua.engine.hydraulics.inp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.hydraulics.Curve;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Checks what no single line can tell: whether the parts fit each other and water can reach every node. */
final class NetworkCheck {
    /** Below this, in millimetres or inches, a diameter stands for a pipe that a design is still to choose. */
    private static final double LEAST_PLAUSIBLE_DIAMETER = 0.01;

    private final WaterNetwork network;
    private final Map<String, Integer> curveLines;
    private final Problems problems;

    private NetworkCheck(WaterNetwork network, Map<String, Integer> curveLines, Problems problems) {
        this.network = network;
        this.curveLines = curveLines;
        this.problems = problems;
    }

    static void check(WaterNetwork network, Map<String, Integer> curveLines, Problems problems) {
        new NetworkCheck(network, curveLines, problems).run();
    }

    private void run() {
        size();
        network.tanks().forEach(this::tank);
        network.pumps().forEach(this::pump);
        network.pumps().forEach(this::speeds);
        network.valves().forEach(this::valve);
        network.curves().values().forEach(this::curve);
        network.pipes().forEach(this::pipe);
        if (!problems.isRefused()) reach();
    }

    private void size() {
        if (network.junctions().isEmpty())
            problems.refuse(Problems.TOO_SMALL, 0, "", "There is no junction.", "Send a file with [JUNCTIONS].");
        if (network.reservoirs().isEmpty() && network.tanks().isEmpty())
            problems.refuse(
                    Problems.NO_SOURCE,
                    0,
                    "",
                    "There is no reservoir and no tank, so no head is known.",
                    "Add the source of the water to [RESERVOIRS] or [TANKS].");
    }

    private void tank(Tank tank) {
        boolean ordered = tank.minLevel() <= tank.initialLevel() && tank.initialLevel() <= tank.maxLevel();
        if (ordered && isWithinCurve(tank)) return;
        problems.refuse(
                Problems.TANK_LEVELS,
                tank.line(),
                tank.id(),
                "The levels " + tank.minLevel() + ", " + tank.initialLevel() + ", " + tank.maxLevel()
                        + " are not in order, or outside the volume curve.",
                "Give minimum, initial and maximum level in rising order.");
    }

    private boolean isWithinCurve(Tank tank) {
        Curve curve = tank.volumeCurve() == null ? null : network.curves().get(tank.volumeCurve());
        if (curve == null) return true;
        List<Curve.Point> points = curve.points();
        return points.size() > 1
                && tank.minLevel() >= points.getFirst().x() - 1e-6
                && tank.maxLevel() <= points.getLast().x() + 1e-6
                && points.getLast().y() > points.getFirst().y()
                && !falls(points);
    }

    private static boolean falls(List<Curve.Point> points) {
        for (int k = 1; k < points.size(); k++)
            if (points.get(k).y() < points.get(k - 1).y()) return true;
        return false;
    }

    private void pump(Pump pump) {
        String id = pump.headCurve();
        if (id == null && pump.power() == 0) {
            problems.refuse(
                    Problems.PUMP_WITHOUT_CURVE,
                    pump.line(),
                    pump.id(),
                    "The pump has neither a curve nor a power.",
                    "Give it HEAD and a curve, or POWER.");
        }
        Curve curve = id == null ? null : network.curves().get(id);
        if (curve == null || curve.isPumpCurve()) return;
        problems.refuse(
                Problems.PUMP_CURVE,
                pump.line(),
                pump.id(),
                "The head of curve " + id + " does not fall with the flow.",
                "Give one point, three points from flow 0, or points of falling head.");
    }

    /** A speed below zero has no head by any law of pumps. */
    private void speeds(Pump pump) {
        String id = pump.speedPattern();
        Pattern pattern = id == null ? null : network.patterns().get(id);
        if (pattern == null || pattern.factors().stream().allMatch(speed -> speed >= 0)) return;
        problems.refuse(
                Problems.OUT_OF_RANGE,
                pump.line(),
                pump.id(),
                "A factor of pattern " + id + ", the speed of the pump, is below 0.",
                "Give speeds of 0 or above.");
    }

    /** A loss between two points needs two; without a curve a GPV has no loss at all. */
    private void valve(Valve valve) {
        String id = valve.curve();
        Curve curve = id == null ? null : network.curves().get(id);
        boolean lacking = id == null && valve.type() == Valve.Type.GPV;
        if (!lacking && (curve == null || curve.points().size() > 1)) return;
        problems.refuse(
                Problems.VALVE_CURVE,
                valve.line(),
                valve.id(),
                "The valve has no curve of two points or more.",
                "Give it a curve in [CURVES].");
    }

    private void curve(Curve curve) {
        for (int k = 1; k < curve.points().size(); k++) {
            if (curve.points().get(k - 1).x() < curve.points().get(k).x()) continue;
            problems.refuse(
                    Problems.CURVE_POINTS,
                    curveLines.getOrDefault(curve.id(), 0),
                    "[CURVES] " + curve.id(),
                    "The x values of the curve do not rise.",
                    "Put the points in rising order of x.");
            return;
        }
    }

    private void pipe(Pipe pipe) {
        if (pipe.diameter() < LEAST_PLAUSIBLE_DIAMETER)
            implausible(pipe, "diameter " + pipe.diameter(), "Give the diameter the pipe has.");
        if (network.options().headLoss() == HeadLoss.HAZEN_WILLIAMS && pipe.roughness() < 1)
            implausible(pipe, "Hazen-Williams coefficient " + pipe.roughness(), "Check the head-loss formula.");
    }

    private void implausible(Pipe pipe, String what, String remedy) {
        problems.remark(Problems.IMPLAUSIBLE, pipe.line(), pipe.id(), "The " + what + " is no real pipe's.", remedy);
    }

    private void reach() {
        var parts = new Parts();
        for (Link link : network.links()) parts.join(link.from(), link.to());
        Set<String> linked = new HashSet<>();
        for (Link link : network.links()) {
            linked.add(link.from());
            linked.add(link.to());
        }
        for (Node node : network.nodes()) if (!linked.contains(node.id())) unconnected(node);
        Set<String> fed = new HashSet<>();
        network.reservoirs().forEach(node -> fed.add(parts.of(node.id())));
        network.tanks().forEach(node -> fed.add(parts.of(node.id())));
        unfed(parts, fed, linked);
    }

    private void unconnected(Node node) {
        problems.refuse(
                Problems.NODE_UNCONNECTED,
                node.line(),
                node.id(),
                "No link leads to the node.",
                "Connect it or leave it out.");
    }

    /** One fault for each part, at its first junction. */
    private void unfed(Parts parts, Set<String> fed, Set<String> linked) {
        Map<String, Integer> sizes = new HashMap<>();
        for (Junction junction : network.junctions()) sizes.merge(parts.of(junction.id()), 1, Integer::sum);
        Set<String> told = new HashSet<>();
        for (Junction junction : network.junctions()) {
            String part = parts.of(junction.id());
            if (fed.contains(part) || !linked.contains(junction.id()) || !told.add(part)) continue;
            problems.refuse(
                    Problems.PART_WITHOUT_SOURCE,
                    junction.line(),
                    junction.id(),
                    "The part of the network with this junction (" + sizes.get(part) + " junctions) has no source.",
                    "Connect it to a reservoir or tank, or leave it out.");
        }
    }

    /** Which nodes hang together (union-find). */
    private static final class Parts {
        private final Map<String, String> parents = new HashMap<>();

        String of(String id) {
            String at = id;
            for (String up = parents.get(at); up != null; up = parents.get(at)) {
                String above = parents.get(up);
                if (above != null) parents.put(at, above);
                at = up;
            }
            return at;
        }

        void join(String a, String b) {
            String first = of(a);
            String second = of(b);
            if (!first.equals(second)) parents.put(first, second);
        }
    }
}

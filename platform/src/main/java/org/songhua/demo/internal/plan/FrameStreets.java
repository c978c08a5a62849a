package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanLine;

/**
 * Candidates for streets along the lines of the {@link Frame}. A line comes in stretches from one line of higher rank
 * to the next; whether a stretch is built depends on its rank and on the zone it lies in, so that old quarters are
 * finely meshed and new ones are superblocks.
 */
final class FrameStreets {
    /** Spacing of points on bent lines, metres. */
    private static final double STEP = 45;

    private final Frame frame;
    private final ZonePlan zones;
    private final List<FrameLine> lines = new ArrayList<>();

    /**
     * A line of the frame.
     *
     * @param level rank, 0 arterial to 2 tertiary
     * @param role avenue or cross street
     * @param main whether it is one of the two axes through the plaza
     * @param country whether it goes on into the country
     * @param stretches its stretches in order
     */
    record FrameLine(int level, Street.Role role, boolean main, boolean country, List<Stretch> stretches) {}

    /**
     * A stretch of a line.
     *
     * @param path its course
     * @param luck what the dice said for it, 0 to 1; the lower the likelier it is built
     */
    record Stretch(LineString path, double luck) {}

    FrameStreets(Frame frame, ZonePlan zones) {
        this.frame = frame;
        this.zones = zones;
        double limit = frame.radius() * 1.25;
        var avenues = new Lattice(Dice.of(frame.seed(), "avenues"), limit, frame.k());
        var crosses = new Lattice(Dice.of(frame.seed(), "crosses"), limit, frame.k());
        for (int i = 0; i < avenues.lines().size(); i++) lay(avenues, crosses, i, true);
        for (int i = 0; i < crosses.lines().size(); i++) lay(crosses, avenues, i, false);
    }

    private void lay(Lattice own, Lattice other, int index, boolean avenue) {
        Lattice.Line line = own.lines().get(index);
        Dice dice = Dice.of(frame.seed(), avenue ? "avenue" : "cross", index);
        boolean main = line.position() == 0;
        boolean country = main || dice.chance(0.3);
        int last = other.lines().size() - 1;
        List<Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < last; ) {
            int to = other.end(from, Math.max(0, line.level() - 1));
            double low = other.lines().get(from).position();
            double high = other.lines().get(to).position();
            stretches.add(new Stretch(course(line.position(), low, high, avenue), dice.unit()));
            from = to;
        }
        Street.Role role = avenue ? Street.Role.AVENUE : Street.Role.CROSS;
        lines.add(new FrameLine(line.level(), role, main, country, stretches));
    }

    private LineString course(double position, double low, double high, boolean avenue) {
        int parts = Math.max(1, (int) ((high - low) / STEP));
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i <= parts; i++) {
            double at = i == parts ? high : low + (high - low) * i / parts;
            points.add(avenue ? frame.plane(position, at) : frame.plane(at, position));
        }
        return PlanLine.of(points, LineKind.GRID, PlanLine.NO_STREET).path();
    }

    /** {@return whether a street is built at a place} */
    boolean built(FrameLine line, double luck, Coordinate at) {
        Zone zone = zones.at(at);
        if (line.level() == 0) {
            boolean near = zones.inside(at) > -350;
            return zone != Zone.RURAL || line.country() || (near && luck < 0.5);
        }
        return luck < (line.level() == 1 ? secondary(zone) : tertiary(zone));
    }

    private static double secondary(Zone zone) {
        return switch (zone) {
            case CORE, OLD_TOWN -> 0.97;
            case INNER, SOUTH_CAMPUS -> 0.86;
            case NEW_TOWN -> 0.80;
            case NORTH_WORKS, WEST_WORKS -> 0.68;
            case DEV_ZONE -> 0.62;
            case FRINGE -> 0.45;
            case RURAL -> 0.03;
        };
    }

    private static double tertiary(Zone zone) {
        return switch (zone) {
            case CORE -> 0.82;
            case OLD_TOWN -> 0.72;
            case INNER -> 0.38;
            case SOUTH_CAMPUS -> 0.22;
            case NORTH_WORKS -> 0.30;
            case WEST_WORKS -> 0.20;
            case NEW_TOWN -> 0.18;
            case DEV_ZONE -> 0.06;
            case FRINGE -> 0.05;
            case RURAL -> 0;
        };
    }

    List<FrameLine> lines() {
        return Collections.unmodifiableList(lines);
    }
}

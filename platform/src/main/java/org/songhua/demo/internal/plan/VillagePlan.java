package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.Plane;

/**
 * Villages of the plain: lanes from west to east with one row of farmyards between each two, houses facing south, tied
 * together by lanes from south to north; and the road to the next village or highway.
 */
final class VillagePlan {
    /** Distance of lanes, metres: a farmyard is as deep, with the house in its north. */
    private static final double LANE_PITCH = 60;

    private static final int TRIES = 9000;

    private final Frame frame;
    private final ZonePlan zones;
    private final StreetBook book;
    private final PreparedGeometry barrier;
    private final PreparedGeometry rivers;
    private final PreparedGeometry limit;
    private final List<Village> villages = new ArrayList<>();
    private final List<PlanLine> lines = new ArrayList<>();

    /**
     * A village.
     *
     * @param centre of its lanes
     * @param lanes number of lanes from west to east
     * @param halfLength of the lanes, metres
     * @param turn of the lanes against due east, radians
     */
    record Village(Coordinate centre, int lanes, double halfLength, double turn) {

        /** {@return the place of a point given in metres along and across the lanes} */
        Coordinate at(double along, double across) {
            double cos = StrictMath.cos(turn);
            double sin = StrictMath.sin(turn);
            return new Coordinate(centre.x + along * cos - across * sin, centre.y + along * sin + across * cos);
        }

        /** {@return the end of a lane that is nearest to a place} */
        Coordinate gateTo(Coordinate goal) {
            Coordinate best = at(0, 0);
            for (double along : new double[] {-0.74, 0.74}) {
                for (double across : new double[] {-1, 0, 1}) {
                    // the middle lane of an even number lies half a pitch off the centre
                    double lane = across == 0 && lanes % 2 == 0 ? LANE_PITCH / 2 : across * halfDepth();
                    Coordinate gate = at(along * halfLength, lane);
                    if (gate.distance(goal) < best.distance(goal)) best = gate;
                }
            }
            return best;
        }

        /** {@return whether a place lies among the lanes} */
        boolean covers(Coordinate p) {
            double cos = StrictMath.cos(turn);
            double sin = StrictMath.sin(turn);
            double along = (p.x - centre.x) * cos + (p.y - centre.y) * sin;
            double across = (p.y - centre.y) * cos - (p.x - centre.x) * sin;
            return StrictMath.abs(along) < halfLength && StrictMath.abs(across) < halfDepth() + 5;
        }

        double halfDepth() {
            return (lanes - 1) * LANE_PITCH / 2;
        }

        double reach() {
            return StrictMath.sqrt(halfLength * halfLength + halfDepth() * halfDepth());
        }
    }

    /**
     * @param roads what they are tied to; grows by their own roads
     */
    VillagePlan(Ground ground, StreetBook book, Nearby roads) {
        this.frame = ground.frame();
        this.zones = ground.zones();
        this.book = book;
        barrier = PreparedGeometryFactory.prepare(ground.barrier());
        rivers = PreparedGeometryFactory.prepare(ground.rivers().corridor());
        limit = PreparedGeometryFactory.prepare(ground.limit());
        Dice dice = Dice.of(frame.seed(), "villages");
        for (int i = 0; i < TRIES; i++) found(dice, roads);
        for (Village village : villages) build(dice, village);
        tieAll(roads);
    }

    private void found(Dice dice, Nearby roads) {
        double reach = 1.4 * frame.radius();
        Coordinate p = new Coordinate(dice.between(-reach, reach), dice.between(-reach, reach));
        var village = new Village(p, dice.whole(5, 9), dice.between(170, 340), dice.about(0.02, 0.14));
        double spacing = dice.between(860, 1380);
        double inside = zones.inside(p) * frame.k();
        if (inside > -420) return;
        for (Village other : villages) if (other.centre().distance(p) < spacing) return;
        var around = Plane.FACTORY.createPolygon(
                Curves.circle(p, village.reach() + 60, 16).toArray(Coordinate[]::new));
        double clear = village.reach() * 0.85 + 30;
        boolean quiet = roads.distance(p, clear) >= clear;
        if (quiet && limit.contains(around) && !barrier.intersects(around)) villages.add(village);
    }

    private void build(Dice dice, Village village) {
        double[] cuts = {-1, dice.between(-0.25, 0.15), 1};
        for (int lane = 0; lane < village.lanes(); lane++) {
            double across = lane * LANE_PITCH - village.halfDepth();
            double ragged = 1 - 0.25 * StrictMath.abs(2.0 * lane / (village.lanes() - 1) - 1);
            double west = -village.halfLength() * (lane % 2 == 0 ? 1 : ragged);
            lane(village.at(west, across), village.at(village.halfLength() * ragged, across));
        }
        for (double cut : cuts) {
            double along = village.halfLength() * cut * 0.74;
            lane(village.at(along, -village.halfDepth()), village.at(along, village.halfDepth()));
        }
    }

    private void lane(Coordinate a, Coordinate b) {
        int street = book.open(LineKind.TRACK, Street.Role.VILLAGE);
        lines.add(PlanLine.of(List.of(a, b), LineKind.TRACK, street));
    }

    /** Ties the village nearest to the network first, so that the next may hang on its road. */
    private void tieAll(Nearby roads) {
        List<Village> open = new ArrayList<>(villages);
        while (!open.isEmpty()) {
            Village next = open.getFirst();
            double least = Double.POSITIVE_INFINITY;
            for (Village village : open) {
                double distance = roads.distance(village.centre(), 3000);
                if (distance < least) {
                    least = distance;
                    next = village;
                }
            }
            open.remove(next);
            tie(next, roads);
        }
    }

    /** Lays roads from a village to the roads there are, and to villages next to it. */
    private void tie(Village village, Nearby roads) {
        List<PlanLine> own = new ArrayList<>();
        for (double reach : new double[] {1400, 3600}) {
            Coordinate goal = roads.nearest(village.centre(), reach);
            if (goal == null) continue;
            road(own, village.gateTo(goal), goal);
            break;
        }
        for (Village other : villages) {
            double distance = other.centre().distance(village.centre());
            if (distance == 0 || distance > 1700 || other.centre().x < village.centre().x) continue;
            road(own, village.gateTo(other.centre()), other.gateTo(village.centre()));
        }
        lines.addAll(own);
        roads.add(own.stream().map(PlanLine::path).toList());
    }

    private void road(List<PlanLine> out, Coordinate start, Coordinate goal) {
        double length = start.distance(goal);
        if (length < 30) return;
        Dice dice = Dice.of(frame.seed(), "village road", (long) start.x, (long) start.y, (long) goal.x);
        Coordinate middle = Curves.between(start, goal, dice.between(0.35, 0.65));
        double bend = dice.about(0, 0.12);
        middle = new Coordinate(middle.x - (goal.y - start.y) * bend, middle.y + (goal.x - start.x) * bend);
        Coordinate past = Curves.between(middle, goal, 1 + 2 / Math.max(2, middle.distance(goal)));
        List<Coordinate> points = Curves.smooth(List.of(start, middle, past), 8);
        var line = PlanLine.of(points, LineKind.TRACK, book.open(LineKind.TRACK, Street.Role.VILLAGE));
        if (crosses(line)) return;
        out.add(line);
    }

    private boolean crosses(PlanLine line) {
        return rivers.intersects(line.path());
    }

    List<Village> villages() {
        return Collections.unmodifiableList(villages);
    }

    List<PlanLine> lines() {
        return Collections.unmodifiableList(lines);
    }
}

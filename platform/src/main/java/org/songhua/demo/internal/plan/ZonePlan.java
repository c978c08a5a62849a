package org.songhua.demo.internal.plan;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.songhua.demo.internal.shape.Noise;

/** Which zone a place belongs to. */
final class ZonePlan {
    /** Mean radius of the built-up area in units of the linear scale. */
    private static final double BUILT_RADIUS = 3000;

    private final Frame frame;
    private final IndexedPointInAreaLocator eastSide;
    private final Noise edge;
    private final Noise mottle;

    ZonePlan(Frame frame, RiverPlan rivers) {
        this.frame = frame;
        eastSide = new IndexedPointInAreaLocator(rivers.eastSide());
        edge = new Noise(frame.seed() * 31 + 21, 1900 * frame.k());
        mottle = new Noise(frame.seed() * 31 + 22, 420);
        eastSide.locate(new Coordinate()); // builds its index now, for it is asked by several threads
    }

    /** {@return how far inside the built-up area a place lies (negative: outside), in units of the linear scale} */
    double inside(Coordinate p) {
        double a = frame.east(p);
        double b = frame.north(p);
        double r = StrictMath.sqrt(a * a + b * b);
        double radial = Math.min(StrictMath.abs(a), StrictMath.abs(b));
        double lobe = 420 * (1 - Frame.smoothStep(150, 800, radial));
        double factory =
                450 * (1 - Frame.smoothStep(300, 1500, StrictMath.abs(a + 2600) + StrictMath.abs(b + 2600) / 2));
        double bank = 650 * Frame.smoothStep(0, 2500, a);
        return BUILT_RADIUS + lobe + factory + bank + 560 * edge.at(p.x, p.y) - r;
    }

    boolean eastBank(Coordinate p) {
        return eastSide.locate(p) == Location.INTERIOR;
    }

    /** {@return the zone of a place} */
    Zone at(Coordinate p) {
        double inside = inside(p);
        if (inside < 0) return Zone.RURAL;
        double wobble = 160 * mottle.at(p.x, p.y);
        if (inside < 330 + wobble) return Zone.FRINGE;
        double a = frame.east(p) + wobble;
        double b = frame.north(p) + wobble;
        if (eastBank(p)) return Zone.NEW_TOWN;
        if (frame.north(p) > RailPlan.TRUNK_NORTH) return Zone.NORTH_WORKS;
        double r = StrictMath.sqrt(a * a + b * b);
        if (r < 620) return Zone.CORE;
        if (r < 1420) return Zone.OLD_TOWN;
        if (a < -1300 && b < -1750) return Zone.DEV_ZONE;
        if (a < -2250) return Zone.WEST_WORKS;
        return b < -1650 ? Zone.SOUTH_CAMPUS : Zone.INNER;
    }
}

package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Noise;
import org.songhua.demo.internal.shape.Overlay;
import org.songhua.demo.internal.shape.Plane;

/**
 * The river, its tributary and the green strip along both. The river is a sine-generated curve, whose direction swings
 * as a sine of the length along it; that is the shape of a free meander (Langbein and Leopold 1966).
 */
final class RiverPlan {
    private static final double STEP = 40;
    /** How far the direction swings, radians; 40° is a gentle meander that a city can be built along. */
    private static final double SWING = 0.70;

    private final Frame frame;
    private final Noise breadth;
    private final List<Coordinate> river;
    private final List<Coordinate> tributary;
    private final List<Polygon> islands = new ArrayList<>();
    private final Geometry riverWater;
    private final Geometry tributaryWater;
    private final Geometry corridor;
    private final Polygon eastSide;

    RiverPlan(Frame frame) {
        this.frame = frame;
        breadth = new Noise(frame.seed() * 31 + 11, 900);
        Dice dice = Dice.of(frame.seed(), "river");
        river = course(dice);
        tributary = tributary(dice);
        riverWater = Curves.band(river, this::halfWidth);
        tributaryWater = Overlay.difference(Curves.band(tributary, i -> 13 + 3 * noise(tributary.get(i))), riverWater);
        corridor = Overlay.union(
                Curves.band(river, i -> halfWidth(i) + 62 + 24 * noise(river.get(i))),
                Curves.band(tributary, i -> 62 + 10 * noise(tributary.get(i))));
        eastSide = rightBank();
        islands(dice);
    }

    private double noise(Coordinate p) {
        return breadth.at(p.x + 5000, p.y);
    }

    private double halfWidth(int i) {
        Coordinate p = river.get(i);
        return 84 * StrictMath.sqrt(frame.k()) * (1 + 0.28 * breadth.at(p.x, p.y));
    }

    /** The river passes its anchor east of the old town at its westernmost and winds away from there both ways. */
    private List<Coordinate> course(Dice dice) {
        Coordinate anchor = frame.site(1330, dice.between(-250, 250));
        double heading = dice.between(1.68, 1.86);
        double wave = dice.between(4300, 5000) * frame.k();
        List<Coordinate> line = walk(anchor, heading, wave, -1).reversed();
        line.removeLast();
        line.addAll(walk(anchor, heading, wave, 1));
        return line;
    }

    private List<Coordinate> walk(Coordinate anchor, double heading, double wave, int way) {
        List<Coordinate> line = new ArrayList<>();
        Coordinate at = anchor;
        for (double s = 0; at.distance(anchor) < 1.5 * frame.radius(); s += STEP) {
            line.add(at);
            double swing = SWING * (1 + 0.3 * breadth.at(s / 4, 77));
            double direction = heading - swing * StrictMath.sin(2 * StrictMath.PI * way * (s + STEP / 2) / wave);
            at = new Coordinate(
                    at.x + way * STEP * StrictMath.cos(direction), at.y + way * STEP * StrictMath.sin(direction));
        }
        return line;
    }

    private List<Coordinate> tributary(Dice dice) {
        double mouthNorth = dice.between(-2500, -2150);
        Coordinate mouth = river.getFirst();
        for (Coordinate p : river) {
            if (StrictMath.abs(frame.north(p) - mouthNorth) < StrictMath.abs(frame.north(mouth) - mouthNorth))
                mouth = p;
        }
        List<Coordinate> bends = new ArrayList<>();
        double mouthEast = frame.east(mouth);
        for (double a = -9600; a < mouthEast - 900; a += 750) {
            double sag = -2350 - 500 * Frame.smoothStep(-1000, -7000, a);
            bends.add(frame.site(a + dice.between(-120, 120), sag + dice.about(0, 330)));
        }
        bends.add(frame.site(mouthEast - 450, frame.north(mouth) - 60));
        bends.add(mouth);
        return Curves.smooth(bends, Math.max(4, (int) (16 * frame.k())));
    }

    private Polygon rightBank() {
        List<Coordinate> ring = new ArrayList<>(river);
        double far = 3 * frame.radius();
        ring.add(new Coordinate(far, river.getLast().y));
        ring.add(new Coordinate(far, river.getFirst().y));
        ring.add(river.getFirst());
        return Plane.FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** Islands lie where the river is broad: lens shapes along its middle. */
    private void islands(Dice dice) {
        int middle = river.size() / 2;
        int length = (int) (420 * StrictMath.sqrt(frame.k()) / STEP);
        for (int start : new int[] {middle + dice.whole(12, 22), middle - dice.whole(60, 90)}) {
            if (start < 1 || start + length >= river.size() - 1) continue;
            List<Coordinate> axis = river.subList(start, start + length);
            double side = dice.between(-14, 14);
            List<Coordinate> shifted = Curves.parallel(axis, i -> side);
            islands.add(Curves.band(shifted, i -> 3 + 26 * StrictMath.sin(StrictMath.PI * i / (length - 1))));
        }
    }

    /** {@return the middle of the river from south to north} */
    List<Coordinate> river() {
        return Collections.unmodifiableList(river);
    }

    /** {@return the line along the river at a distance from its water; side 1 is the left bank, -1 the right} */
    List<Coordinate> beside(int side, double distance) {
        return Curves.parallel(river, i -> side * (halfWidth(i) + distance));
    }

    /** {@return the middle of the tributary down to its mouth} */
    List<Coordinate> tributary() {
        return Collections.unmodifiableList(tributary);
    }

    Geometry riverWater() {
        return riverWater;
    }

    Geometry tributaryWater() {
        return tributaryWater;
    }

    /** {@return the water with the green strips along it; streets run along its edge and cross it on bridges only} */
    Geometry corridor() {
        return corridor;
    }

    List<Polygon> islands() {
        return Collections.unmodifiableList(islands);
    }

    /** {@return everything on the right bank of the river} */
    Polygon eastSide() {
        return eastSide;
    }
}

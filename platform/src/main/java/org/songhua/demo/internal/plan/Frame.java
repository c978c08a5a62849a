package org.songhua.demo.internal.plan;

import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Noise;

/**
 * The measure of the city and its street frame: {@code u} runs along the old town's cross streets to the east,
 * {@code v} along its avenues to the north, both in metres from the central plaza. In the old town the frame is the
 * plane turned by {@link #TURN}; beyond it is bent by smooth noise, so that outer streets follow no single grid.
 *
 * <p>Distances of the plan scale by {@code k}, about the square root of the scale, for people scale with area. Widths of
 * streets and sizes of blocks do not scale.
 */
final class Frame {
    /** How far the old town is turned anticlockwise, radians; railways laid before towns seldom run due east. */
    private static final double TURN = 0.19;

    /** River, railway and roads do not shrink with a city; a small one must reach further for its people. */
    private static final double SMALL_CITY = 0.13;

    private static final double COS = StrictMath.cos(TURN);
    private static final double SIN = StrictMath.sin(TURN);

    private final long seed;
    private final double scale;
    private final double k;
    private final Noise bendU;
    private final Noise bendV;
    private final Noise rippleU;
    private final Noise rippleV;

    Frame(long seed, double scale) {
        this.seed = seed;
        this.scale = scale;
        double root = StrictMath.sqrt(scale);
        k = root * (1 + SMALL_CITY * Math.max(0, 1 / root - 1));
        double broad = 4600 * StrictMath.sqrt(k);
        bendU = new Noise(seed * 31 + 1, broad);
        bendV = new Noise(seed * 31 + 2, broad);
        rippleU = new Noise(seed * 31 + 3, broad / 3);
        rippleV = new Noise(seed * 31 + 4, broad / 3);
    }

    long seed() {
        return seed;
    }

    double scale() {
        return scale;
    }

    /** {@return the linear scale} */
    double k() {
        return k;
    }

    /** {@return a mean radius of the municipality, metres} */
    double radius() {
        return 6500 * k;
    }

    /** {@return the place in the plane of a point of the street frame} */
    Coordinate plane(double u, double v) {
        double loose = smoothStep(800, 2500, StrictMath.sqrt(u * u + v * v) / k) * StrictMath.sqrt(k);
        double x = u + loose * (470 * bendU.at(u, v) + 95 * rippleU.at(u, v));
        double y = v + loose * (470 * bendV.at(u, v) + 95 * rippleV.at(u, v));
        return new Coordinate(x * COS - y * SIN, x * SIN + y * COS);
    }

    /** {@return a point given in units of the linear scale, unbent} */
    Coordinate site(double a, double b) {
        return new Coordinate(k * (a * COS - b * SIN), k * (a * SIN + b * COS));
    }

    /** {@return how far east of the plaza a place lies along the cross streets, in units of the linear scale} */
    double east(Coordinate p) {
        return (p.x * COS + p.y * SIN) / k;
    }

    /** {@return how far north of the plaza a place lies along the avenues, in units of the linear scale} */
    double north(Coordinate p) {
        return (p.y * COS - p.x * SIN) / k;
    }

    static double smoothStep(double from, double to, double value) {
        double t = Math.clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}

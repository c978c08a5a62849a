package org.songhua.engine.geo;

/**
 * The offset coordinates of Chinese map services: GCJ-02 (AMap, Tencent) and BD-09 (Baidu), which is GCJ-02 offset once more.
 * The formulas are those that became public and that everybody uses; there is no official text. The inverse is found by
 * iteration to below 1e-11 degrees.
 *
 * <p>GCJ-02 offsets only inside the rectangle 72.004 to 137.8347 east, 0.8293 to 55.8271 north, as the published code does. Within
 * about a kilometre of the rectangle's edge, which lies outside China, a position may not come back as it was.
 */
final class ChinaOffset implements Conversion {
    private static final double WEST = 72.004;
    private static final double EAST = 137.8347;
    private static final double SOUTH = 0.8293;
    private static final double NORTH = 55.8271;
    private static final double SEMI_MAJOR_METERS = 6378245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
    private static final double BAIDU_ANGLE = Math.PI * 3000 / 180;
    private static final double CLOSE_ENOUGH_DEGREES = 1e-12;
    /** Each step reduces the error at least a hundredfold. */
    private static final int MAX_STEPS = 20;

    private final boolean baidu;

    /** @param baidu true for BD-09, false for GCJ-02 */
    ChinaOffset(boolean baidu) {
        this.baidu = baidu;
    }

    @Override
    public void fromLonLat(double[] xy, int at) {
        if (covers(xy[at], xy[at + 1])) offset(xy, at);
        if (baidu) offsetAgain(xy, at);
    }

    @Override
    public void toLonLat(double[] xy, int at) {
        if (baidu) invert(xy, at, ChinaOffset::offsetAgain);
        if (covers(xy[at], xy[at + 1])) invert(xy, at, ChinaOffset::offset);
    }

    /** One way of moving a position in place. */
    private interface Move {
        void apply(double[] xy, int at);
    }

    private static void invert(double[] xy, int at, Move move) {
        double x = xy[at];
        double y = xy[at + 1];
        var moved = new double[2];
        for (int step = 0; step < MAX_STEPS; step++) {
            moved[0] = xy[at];
            moved[1] = xy[at + 1];
            move.apply(moved, 0);
            double dx = x - moved[0];
            double dy = y - moved[1];
            xy[at] += dx;
            xy[at + 1] += dy;
            if (Math.abs(dx) + Math.abs(dy) < CLOSE_ENOUGH_DEGREES) return;
        }
    }

    private static boolean covers(double longitude, double latitude) {
        return longitude >= WEST && longitude <= EAST && latitude >= SOUTH && latitude <= NORTH;
    }

    private static void offset(double[] xy, int at) {
        double x = xy[at] - 105;
        double y = xy[at + 1] - 35;
        double phi = Math.toRadians(xy[at + 1]);
        double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
        double meridian = SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED) / (magic * Math.sqrt(magic));
        double parallel = SEMI_MAJOR_METERS / Math.sqrt(magic) * Math.cos(phi);
        xy[at] += Math.toDegrees(eastMeters(x, y) / parallel);
        xy[at + 1] += Math.toDegrees(northMeters(x, y) / meridian);
    }

    private static double eastMeters(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(20, 6 * x, 20, 2 * x)
                + waves(20, x, 40, x / 3)
                + waves(150, x / 12, 300, x / 30);
    }

    private static double northMeters(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(20, 6 * x, 20, 2 * x)
                + waves(20, y, 40, y / 3)
                + waves(160, y / 12, 320, y / 30);
    }

    /** Two sine waves with their amplitudes in metres and phases in half turns, two thirds of their sum. */
    private static double waves(double amplitude1, double phase1, double amplitude2, double phase2) {
        return (amplitude1 * Math.sin(phase1 * Math.PI) + amplitude2 * Math.sin(phase2 * Math.PI)) * 2 / 3;
    }

    private static void offsetAgain(double[] xy, int at) {
        double x = xy[at];
        double y = xy[at + 1];
        double radius = Math.hypot(x, y) + 0.00002 * Math.sin(y * BAIDU_ANGLE);
        double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU_ANGLE);
        xy[at] = radius * Math.cos(angle) + 0.0065;
        xy[at + 1] = radius * Math.sin(angle) + 0.006;
    }
}

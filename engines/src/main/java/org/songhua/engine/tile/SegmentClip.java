package org.songhua.engine.tile;

/** Cuts one segment to the clip rectangle of a tile (Liang and Barsky 1984); the result lies exactly on the border where it is cut. */
final class SegmentClip {
    private static final int WEST = 1;
    private static final int EAST = 2;
    private static final int NORTH = 4;
    private static final int SOUTH = 8;

    double x0;
    double y0;
    double x1;
    double y1;
    private int sideA;
    private int sideB;
    private double enter;
    private double leave;
    private int enterSide;
    private int leaveSide;

    /** {@return as bits the sides of the rectangle beyond which a position lies, 0 for inside} */
    static int side(double x, double y) {
        return (x < TileFrame.LOW ? WEST : x > TileFrame.HIGH ? EAST : 0)
                | (y < TileFrame.LOW ? NORTH : y > TileFrame.HIGH ? SOUTH : 0);
    }

    /** Cuts a segment; what is left is x0, y0 to x1, y1. {@return false when nothing is left} */
    boolean segment(double ax, double ay, double bx, double by) {
        sideA = side(ax, ay);
        sideB = side(bx, by);
        x0 = ax;
        y0 = ay;
        x1 = bx;
        y1 = by;
        if ((sideA | sideB) == 0) return true;
        if ((sideA & sideB) != 0) return false;
        enter = 0;
        leave = 1;
        enterSide = 0;
        leaveSide = 0;
        double dx = bx - ax;
        double dy = by - ay;
        cut(TileFrame.LOW - ax, dx, WEST);
        cut(ax - TileFrame.HIGH, -dx, EAST);
        cut(TileFrame.LOW - ay, dy, NORTH);
        cut(ay - TileFrame.HIGH, -dy, SOUTH);
        if (sideA != 0 && sideB != 0 && enter >= leave) return false;
        if (sideA != 0) place(ax, ay, dx, dy);
        if (sideB != 0) placeEnd(ax, ay, dx, dy);
        return true;
    }

    /** True when the segment came from outside. */
    boolean enters() {
        return sideA != 0;
    }

    /** True when the segment goes outside. */
    boolean leaves() {
        return sideB != 0;
    }

    /** Cuts by one side: the inside is where travelled distance times speed is at least the gap. */
    private void cut(double gap, double speed, int side) {
        if (speed > 0) {
            double t = gap / speed;
            if (t > enter) {
                enter = t;
                enterSide = side;
            }
        } else if (speed < 0) {
            double t = gap / speed;
            if (t <= leave) {
                leave = t;
                leaveSide = side;
            }
        }
    }

    private void place(double ax, double ay, double dx, double dy) {
        x0 = onBorder(ax + enter * dx, enterSide, WEST, EAST);
        y0 = onBorder(ay + enter * dy, enterSide, NORTH, SOUTH);
    }

    private void placeEnd(double ax, double ay, double dx, double dy) {
        x1 = onBorder(ax + leave * dx, leaveSide, WEST, EAST);
        y1 = onBorder(ay + leave * dy, leaveSide, NORTH, SOUTH);
    }

    private static double onBorder(double value, int side, int low, int high) {
        if (side == low) return TileFrame.LOW;
        if (side == high) return TileFrame.HIGH;
        return Math.max(TileFrame.LOW, Math.min(TileFrame.HIGH, value));
    }
}

package org.songhua.engine.tile;

import org.songhua.engine.geo.WkbCursor;

/** How the rectangle around a run of positions lies to the clip rectangle of a tile. */
final class RunBox {
    /** Once around beyond the antimeridian; farther out the arithmetic of clipping would fail. */
    private static final double FARTHEST_DEGREES = 540;

    private final TileFrame frame;
    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    RunBox(TileFrame frame) {
        this.frame = frame;
    }

    /**
     * Takes the measure of the current run.
     *
     * @throws IllegalArgumentException when a position is not finite or nowhere near the earth
     */
    void measure(WkbCursor cursor, int points) {
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            double x = cursor.x(i);
            double y = cursor.y(i);
            if (!(Math.abs(x) <= FARTHEST_DEGREES && Math.abs(y) <= FARTHEST_DEGREES)) throw notOnEarth(x, y);
            if (x < minX) minX = x;
            if (x > maxX) maxX = x;
            if (y < minY) minY = y;
            if (y > maxY) maxY = y;
        }
    }

    private static IllegalArgumentException notOnEarth(double x, double y) {
        return new IllegalArgumentException("Position " + x + ", " + y + " is not on the earth.");
    }

    /** True when all positions lie in the clip rectangle. */
    boolean inside() {
        return minX >= frame.west && maxX <= frame.east && minY >= frame.south && maxY <= frame.north;
    }

    /** True when no segment between the positions reaches the clip rectangle, or there are none. */
    boolean outside() {
        return !(minX <= frame.east && maxX >= frame.west && minY <= frame.north && maxY >= frame.south);
    }
}

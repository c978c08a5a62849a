package org.songhua.engine.tile;

import org.songhua.engine.geo.WkbCursor;

/** How the rectangle around a run of positions lies to the clip rectangle of a tile. */
final class RunBox {
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
     * @throws IllegalArgumentException when a position is not finite
     */
    void measure(WkbCursor cursor, int points) {
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
        double poison = 0;
        for (int i = 0; i < points; i++) {
            double x = cursor.x(i);
            double y = cursor.y(i);
            poison += x * 0 + y * 0;
            if (x < minX) minX = x;
            if (x > maxX) maxX = x;
            if (y < minY) minY = y;
            if (y > maxY) maxY = y;
        }
        if (poison != 0) throw new IllegalArgumentException("A position is not finite.");
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

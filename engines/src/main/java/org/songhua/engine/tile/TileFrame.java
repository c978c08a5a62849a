package org.songhua.engine.tile;

import org.songhua.engine.geo.WebMercator;

/**
 * Where one tile lies: turns longitude and latitude into tile units, 0 to {@link #EXTENT} from west to east and from north to
 * south, and knows the rectangle to clip to, which is the tile with {@link #BUFFER} units around it.
 */
final class TileFrame {
    /** Width and height of a tile in units. */
    static final int EXTENT = 4096;
    /** Units around the tile that are kept, so that lines and labels are drawn to the edge. */
    static final int BUFFER = 64;

    /**
     * The clip rectangle is a trifle wider than whole units: vertices hardly ever lie on its border, and what is clipped
     * still snaps to the border of the buffer.
     */
    static final double LOW = -BUFFER - 0.00173;

    static final double HIGH = EXTENT + BUFFER + 0.00173;

    /** From this zoom on a polynomial of degree 4 replaces the logarithm, with an error below 1e-5 units (tested). */
    private static final int POLYNOMIAL_ZOOM = 8;

    final double west;
    final double south;
    final double east;
    final double north;

    private final double unitsPerDegree;
    private final double unitsPerWorld;
    private final double left;
    private final double top;
    private final boolean polynomial;
    private final double middle;
    private final double c0;
    private final double c1;
    private final double c2;
    private final double c3;
    private final double c4;

    TileFrame(int zoom, int column, int row) {
        double tiles = 1L << zoom;
        unitsPerWorld = tiles * EXTENT;
        unitsPerDegree = unitsPerWorld / 360;
        left = (0.5 * tiles - column) * EXTENT;
        top = (double) row * EXTENT;
        west = (LOW - left) / unitsPerDegree;
        east = (HIGH - left) / unitsPerDegree;
        north = WebMercator.latitude((LOW + top) / unitsPerWorld);
        south = WebMercator.latitude((HIGH + top) / unitsPerWorld);
        polynomial = zoom >= POLYNOMIAL_ZOOM;
        middle = (south + north) / 2;
        // Taylor series of ln tan(pi/4 + phi/2) at the middle latitude, per degree and in units, north negative.
        double radian = Math.toRadians(1);
        double phi = Math.toRadians(middle);
        double sec = 1 / Math.cos(phi);
        double tan = Math.tan(phi);
        double scale = -unitsPerWorld / (2 * Math.PI);
        c0 = WebMercator.worldY(middle) * unitsPerWorld - top;
        c1 = scale * radian * sec;
        c2 = scale * Math.pow(radian, 2) * sec * tan / 2;
        c3 = scale * Math.pow(radian, 3) * sec * (sec * sec + tan * tan) / 6;
        c4 = scale * Math.pow(radian, 4) * sec * tan * (5 * sec * sec + tan * tan) / 24;
    }

    double x(double longitude) {
        return longitude * unitsPerDegree + left;
    }

    double y(double latitude) {
        if (polynomial && latitude >= south && latitude <= north) {
            double d = latitude - middle;
            return c0 + d * (c1 + d * (c2 + d * (c3 + d * c4)));
        }
        return WebMercator.worldY(latitude) * unitsPerWorld - top;
    }

    boolean holds(double longitude, double latitude) {
        return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    }

    /** {@return the nearest whole unit of a coordinate inside the clip rectangle; halves go up} */
    static int snap(double units) {
        return (int) (units + (EXTENT + 0.5)) - EXTENT;
    }
}

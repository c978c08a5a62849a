package org.songhua.engine.tile3d;

/**
 * Which zoom an object belongs to: large ones are seen from afar and lie in wide cells, small ones in narrow cells below. Every
 * object is in exactly one cell, that of the middle of its box, and is never cut; tiles add to those above them.
 *
 * <p>So the geometric error of a tile, 3D Tiles 1.1 section "Geometric error", is exact: what is missing while its children are not
 * shown is smaller than {@link #leastSize} of its own zoom.
 */
public final class Levels {
    /** Zoom of the largest objects: cells of about 28 km at 44 degrees. */
    public static final int LEAST_ZOOM = 10;
    /** Zoom of the smallest objects: cells of about 440 m at 44 degrees. */
    public static final int MOST_ZOOM = 16;
    /** An object of at least this size lies at the zoom above {@link #MOST_ZOOM} or higher, metres. */
    private static final double FINEST_m = 16;

    private Levels() {}

    /** {@return the zoom of an object of that size, metres} */
    public static int zoom(double size_m) {
        int zoom = MOST_ZOOM;
        while (zoom > LEAST_ZOOM && size_m >= leastSize(zoom - 1)) zoom--;
        return zoom;
    }

    /** {@return size of the smallest objects of a zoom, metres: 0 at the last, 16 above it, then twice as much each} */
    public static double leastSize(int zoom) {
        return zoom >= MOST_ZOOM ? 0 : FINEST_m * (1 << (MOST_ZOOM - 1 - zoom));
    }

    /** {@return the size of an object: the longest of the diagonal of its box and its height, metres} */
    public static double size(double west, double south, double east, double north, double height_m) {
        double x = (east - west) * 111_320 * Math.cos(Math.toRadians((south + north) / 2));
        double y = (north - south) * 111_320;
        return Math.max(height_m, Math.sqrt(x * x + y * y));
    }
}

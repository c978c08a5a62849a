package org.songhua.engine.geo;

/**
 * Web Mercator (EPSG:3857) and the tiles of the scheme WebMercatorQuad (OGC 17-083r4): 256 pixels, columns from west,
 * rows from north.
 */
public final class WebMercator {
    /** Latitude at which the square world ends: atan(sinh(pi)) in degrees. */
    public static final double MAX_LATITUDE = 85.05112877980659;
    /** Half the circumference of the sphere of radius 6378137 m. */
    public static final double HALF_WORLD_METERS = Math.PI * 6378137.0;

    private WebMercator() {}

    /** {@return 0 at 180 degrees west to 1 at 180 degrees east} */
    public static double worldX(double longitude) {
        return longitude / 360 + 0.5;
    }

    /** {@return 0 at the northern end of the square world to 1 at the southern; clamped to it} */
    public static double worldY(double latitude) {
        double clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude));
        double sine = Math.sin(Math.toRadians(clamped));
        double y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
        return Math.max(0, Math.min(1, y));
    }

    /** {@return degrees east of a world x} */
    public static double longitude(double worldX) {
        return (worldX - 0.5) * 360;
    }

    /** {@return degrees north of a world y} */
    public static double latitude(double worldY) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * worldY))));
    }

    /** {@return the column of the tile that holds a longitude} */
    public static int column(double longitude, int zoom) {
        return index(worldX(longitude), zoom);
    }

    /** {@return the row of the tile that holds a latitude} */
    public static int row(double latitude, int zoom) {
        return index(worldY(latitude), zoom);
    }

    /** {@return west, south, east, north of a tile in degrees} */
    public static double[] tileBounds(int zoom, int column, int row) {
        double tiles = 1L << zoom;
        return new double[] {
            longitude(column / tiles), latitude((row + 1) / tiles),
            longitude((column + 1) / tiles), latitude(row / tiles)
        };
    }

    /** {@return how many metres on the ground a pixel covers at a latitude} */
    public static double metersPerPixel(double latitude, int zoom) {
        return 2 * HALF_WORLD_METERS * Math.cos(Math.toRadians(latitude)) / (256.0 * (1L << zoom));
    }

    private static int index(double world, int zoom) {
        int tiles = 1 << zoom;
        return Math.max(0, Math.min(tiles - 1, (int) Math.floor(world * tiles)));
    }
}

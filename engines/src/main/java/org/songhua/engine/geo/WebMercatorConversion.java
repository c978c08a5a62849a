package org.songhua.engine.geo;

/** EPSG:3857 in metres, on the sphere of radius 6378137 m, closed formulas. The poles have no image. */
final class WebMercatorConversion implements Conversion {
    private static final double RADIUS_METERS = 6378137.0;

    @Override
    public void toLonLat(double[] xy, int at) {
        xy[at] = Math.toDegrees(xy[at] / RADIUS_METERS);
        xy[at + 1] = Math.toDegrees(Math.atan(Math.sinh(xy[at + 1] / RADIUS_METERS)));
    }

    @Override
    public void fromLonLat(double[] xy, int at) {
        double phi = Math.toRadians(xy[at + 1]);
        boolean pole = Math.abs(xy[at + 1]) >= 90;
        xy[at] = Math.toRadians(xy[at]) * RADIUS_METERS;
        xy[at + 1] = pole ? Double.NaN : Math.log(Math.tan(phi) + 1 / Math.cos(phi)) * RADIUS_METERS;
    }
}

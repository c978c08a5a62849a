package org.songhua.engine.mesh;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.engine.geo.Wkb;

/** A plane in metres east and north of a place in Changchun, for shapes whose volume is worked out by hand. */
public final class Ground {
    public static final double LONGITUDE = 125.3245;
    public static final double LATITUDE = 43.886;

    private static final double NORTH_m = metersPerDegree(0, 1e-4);
    private static final double EAST_m = metersPerDegree(1e-4, 0);

    private Ground() {}

    private static double metersPerDegree(double east, double north) {
        var out = new double[3];
        new LocalFrame(LONGITUDE, LATITUDE).write(LONGITUDE + east, LATITUDE + north, 0, out, 0);
        return Math.hypot(out[0], out[1]) / 1e-4;
    }

    /** {@return the frame of the place} */
    public static LocalFrame frame() {
        return new LocalFrame(LONGITUDE, LATITUDE);
    }

    /** {@return the WKB in degrees of a geometry in metres} */
    public static byte[] wkb(Geometry metres) {
        var toDegrees = new AffineTransformation(1 / EAST_m, 0, LONGITUDE, 0, 1 / NORTH_m, LATITUDE);
        return Wkb.of(toDegrees.transform(metres));
    }

    /** {@return the WKB in degrees of a text in metres} */
    public static byte[] wkb(String wkt) {
        return wkb(read(wkt));
    }

    /** {@return the geometry of a text} */
    public static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    /** {@return the degrees of a place in metres} */
    public static double[] degrees(double east, double north) {
        var at = new Coordinate(LONGITUDE + east / EAST_m, LATITUDE + north / NORTH_m);
        return new double[] {at.x, at.y};
    }
}

package org.songhua.engine.geo;

import org.locationtech.jts.algorithm.Centroid;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;

/**
 * Well-known binary: the one form in which geometries are stored and handed about. Written is ISO (OGC 06-103r4), little
 * endian, with Z when there is one; read is what {@link WkbCursor} reads. M is not kept.
 */
public final class Wkb {
    static final GeometryFactory FACTORY = new GeometryFactory();

    private Wkb() {}

    /** {@return ISO WKB, little endian; with Z when any position has one, NaN where it lacks} */
    public static byte[] of(Geometry geometry) {
        return WkbWriter.write(geometry);
    }

    /**
     * {@return the geometry}
     *
     * @param wkb may come from anywhere: absurd counts, deep nesting and short bytes are refused
     * @throws IllegalArgumentException when the bytes are not WKB, or a ring is open or has fewer than three positions
     */
    public static Geometry read(byte[] wkb) {
        return WkbReader.read(wkb);
    }

    /**
     * {@return minX, minY, maxX, maxY}
     *
     * @throws IllegalArgumentException when the bytes are not WKB, hold no position, or one that is not finite
     */
    public static double[] envelope(byte[] wkb) {
        return WkbEnvelope.of(wkb, 0, wkb.length);
    }

    /** {@return the same of a geometry that lies among other bytes} */
    public static double[] envelope(byte[] bytes, int from, int to) {
        return WkbEnvelope.of(bytes, from, to);
    }

    /**
     * {@return x and y of a point on the geometry: its centroid for areas that hold their own centroid, else some inner
     * point; a vertex for lines and points}
     *
     * @throws IllegalArgumentException when the geometry is empty
     */
    public static double[] representativePoint(Geometry geometry) {
        if (geometry.isEmpty()) throw new IllegalArgumentException("An empty geometry has no point.");
        if (geometry instanceof Polygonal) {
            Coordinate centroid = Centroid.getCentroid(geometry);
            if (SimplePointInAreaLocator.locate(centroid, geometry) == Location.INTERIOR) {
                return new double[] {centroid.x, centroid.y};
            }
        }
        Coordinate point = geometry.getInteriorPoint().getCoordinate();
        return new double[] {point.x, point.y};
    }
}

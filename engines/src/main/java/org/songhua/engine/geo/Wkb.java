package org.songhua.engine.geo;

import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Well-known binary, ISO 19125 / OGC 06-103r4. */
public final class Wkb {
    private Wkb() {}

    /** {@return ISO WKB, little endian, with Z when the geometry has it} */
    public static byte[] of(Geometry geometry) {
        boolean hasZ = geometry.getCoordinate() != null
                && !Double.isNaN(geometry.getCoordinate().getZ());
        return new WKBWriter(hasZ ? 3 : 2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    }

    /**
     * {@return the geometry}
     *
     * @throws IllegalArgumentException when the bytes are not WKB
     */
    public static Geometry read(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not WKB: " + e.getMessage(), e);
        }
    }

    /**
     * {@return minX, minY, maxX, maxY}
     *
     * @throws IllegalArgumentException when the bytes are not WKB, or hold no point
     */
    public static double[] envelope(byte[] wkb) {
        var box = read(wkb).getEnvelopeInternal();
        if (box.isNull()) throw new IllegalArgumentException("An empty geometry has no envelope.");
        return new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
    }

    /**
     * {@return x and y of a point on the geometry: inside for polygons, on the line for lines}
     *
     * @throws IllegalArgumentException when the geometry is empty
     */
    public static double[] representativePoint(Geometry geometry) {
        if (geometry.isEmpty()) throw new IllegalArgumentException("An empty geometry has no point.");
        Coordinate point = geometry instanceof Polygonal
                ? geometry.getInteriorPoint().getCoordinate()
                : Objects.requireNonNull(geometry.getInteriorPoint().getCoordinate());
        return new double[] {point.x, point.y};
    }
}

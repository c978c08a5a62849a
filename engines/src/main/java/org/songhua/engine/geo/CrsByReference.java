package org.songhua.engine.geo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * A reference system as the open standards name it: by URI, and with positions in the order of axes that its authority
 * prescribes (OGC API - Features - Part 2, 18-058r1). Only systems whose order of axes is known are here: WGS 84 and CGCS2000,
 * geographic (latitude first) and in the Gauss-Kruger zones of China (northing first), UTM on WGS 84 and Web Mercator (easting
 * first). The orders are those of the EPSG data set.
 */
public final class CrsByReference {
    /** Longitude before latitude, WGS 84: what GeoJSON means when nothing is said. */
    public static final CrsByReference CRS84 =
            new CrsByReference("http://www.opengis.net/def/crs/OGC/1.3/CRS84", crs("CRS84"), false, Double.NaN);

    /** Degrees from a central meridian within which a zone is offered: half a zone of six, or a zone of three and half of those beside it. */
    private static final double ZONE_REACH_DEGREES = 3;

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final Map<String, CrsByReference> BY_URI = all();

    private final String uri;
    private final Crs crs;
    private final boolean northFirst;
    private final double centralMeridian;

    /** The central meridian is that of a zone, degrees; NaN for a system of the whole earth. */
    private CrsByReference(String uri, Crs crs, boolean northFirst, double centralMeridian) {
        this.uri = uri;
        this.crs = crs;
        this.northFirst = northFirst;
        this.centralMeridian = centralMeridian;
    }

    /** {@return all systems, CRS84 first} */
    public static List<CrsByReference> list() {
        return List.copyOf(BY_URI.values());
    }

    /**
     * {@return the systems that are of use between two meridians: those of the whole earth and the zones they lie in or beside.
     * Farther off a projection turns and bends so much that a box round the data leaves out some of them.}
     *
     * @param west degrees, -180 to 180
     * @param east degrees, at least west
     */
    public static List<CrsByReference> list(double west, double east) {
        return BY_URI.values().stream().filter(crs -> crs.isOfUse(west, east)).toList();
    }

    private boolean isOfUse(double west, double east) {
        return Double.isNaN(centralMeridian)
                || (centralMeridian >= west - ZONE_REACH_DEGREES && centralMeridian <= east + ZONE_REACH_DEGREES);
    }

    /** {@return the system of that URI, or of its form {@code EPSG:4490}} */
    public static Optional<CrsByReference> find(String name) {
        CrsByReference exact = BY_URI.get(name);
        if (exact != null) return Optional.of(exact);
        return Crs.find(name)
                .flatMap(crs -> BY_URI.values().stream()
                        .filter(known -> known.crs.name().equals(crs.name()))
                        .findFirst());
    }

    public String uri() {
        return uri;
    }

    /** {@return whether positions are longitude and latitude in degrees, in either order} */
    public boolean isGeographic() {
        return crs.isLonLat();
    }

    /** {@return whether north comes before east} */
    public boolean isNorthFirst() {
        return northFirst;
    }

    /** {@return decimals that tell a position to about a centimetre} */
    public int decimals() {
        return isGeographic() ? 7 : 3;
    }

    /**
     * {@return a geometry in longitude and latitude, written in this system; heights are kept}
     *
     * @throws IllegalArgumentException naming the first position that has no image in this system
     */
    public Geometry fromLonLat(Geometry geometry) {
        if (this == CRS84) return geometry;
        return changed(geometry, xy -> {
            crs.fromLonLat(xy, 1);
            if (northFirst) swap(xy);
        });
    }

    /**
     * {@return a geometry of this system in longitude and latitude}
     *
     * @throws IllegalArgumentException naming the first position that does not lie on the earth
     */
    public Geometry toLonLat(Geometry geometry) {
        return changed(geometry, xy -> {
            if (northFirst) swap(xy);
            crs.toLonLat(xy, 1);
            if (!(Math.abs(xy[0]) <= 180 && Math.abs(xy[1]) <= 90)) {
                throw new IllegalArgumentException(
                        "Longitude %s, latitude %s is not on the earth.".formatted(xy[0], xy[1]));
            }
        });
    }

    @Override
    public String toString() {
        return uri;
    }

    private Geometry changed(Geometry geometry, Change change) {
        Geometry copy = geometry.copy();
        copy.apply(new EachPosition(change));
        copy.geometryChanged();
        return copy;
    }

    private static void swap(double[] xy) {
        double first = xy[0];
        xy[0] = xy[1];
        xy[1] = first;
    }

    private static Map<String, CrsByReference> all() {
        var all = new LinkedHashMap<String, CrsByReference>();
        all.put(CRS84.uri, CRS84);
        put(all, IntStream.of(4326, 4490), true, code -> Double.NaN);
        // Zones of six degrees, with the number of the zone in the easting and without; then of three.
        put(all, IntStream.rangeClosed(4491, 4501), true, code -> 75 + 6.0 * (code - 4491));
        put(all, IntStream.rangeClosed(4502, 4512), true, code -> 75 + 6.0 * (code - 4502));
        put(all, IntStream.rangeClosed(4513, 4533), true, code -> 75 + 3.0 * (code - 4513));
        put(all, IntStream.rangeClosed(4534, 4554), true, code -> 75 + 3.0 * (code - 4534));
        put(all, IntStream.of(3857), false, code -> Double.NaN);
        put(all, IntStream.rangeClosed(32601, 32660), false, code -> -177 + 6.0 * (code - 32601));
        put(all, IntStream.rangeClosed(32701, 32760), false, code -> -177 + 6.0 * (code - 32701));
        return Collections.unmodifiableMap(all);
    }

    private static void put(
            Map<String, CrsByReference> all, IntStream codes, boolean northFirst, IntToDoubleFunction meridian) {
        codes.forEach(code -> all.put(
                EPSG + code,
                new CrsByReference(EPSG + code, crs("EPSG:" + code), northFirst, meridian.applyAsDouble(code))));
    }

    private static Crs crs(String name) {
        return Crs.find(name).orElseThrow(() -> new IllegalStateException("proj4j does not know " + name));
    }

    /** Changes one position in place. */
    private interface Change {
        void apply(double[] xy);
    }

    /** Applies a change to each position of a geometry. */
    private record EachPosition(Change change) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int index) {
            double[] xy = {sequence.getX(index), sequence.getY(index)};
            change.apply(xy);
            sequence.setOrdinate(index, 0, xy[0]);
            sequence.setOrdinate(index, 1, xy[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}

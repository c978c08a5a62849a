package org.songhua.engine.geo;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** A coordinate reference system that can be turned into longitude and latitude in degrees and back. Safe for use by many threads. */
public final class Crs {
    private static final Crs LON_LAT = new Crs("CRS84", null, null);
    private static final ConcurrentHashMap<String, Optional<Crs>> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    private final @Nullable CoordinateTransform to;
    private final @Nullable CoordinateTransform from;

    private Crs(String name, @Nullable CoordinateTransform to, @Nullable CoordinateTransform from) {
        this.name = name;
        this.to = to;
        this.from = from;
    }

    /** {@return the system of that name, empty when unknown} */
    public static Optional<Crs> find(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        String key = upper.replace("URN:OGC:DEF:CRS:EPSG::", "EPSG:")
                .replaceFirst("^HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/0/", "EPSG:");
        return switch (key) {
            case "WGS84", "CGCS2000", "EPSG:4326", "EPSG:4490", "CRS84" -> Optional.of(LON_LAT);
            default -> {
                if (key.endsWith("CRS84")) yield Optional.of(LON_LAT);
                if (!key.matches("EPSG:[0-9]{4,6}")) yield Optional.empty();
                yield KNOWN.computeIfAbsent(key, Crs::load);
            }
        };
    }

    private static Optional<Crs> load(String key) {
        try {
            var crs = new CRSFactory();
            CoordinateReferenceSystem other = crs.createFromName(key);
            CoordinateReferenceSystem lonLat = crs.createFromName("EPSG:4326");
            var transforms = new CoordinateTransformFactory();
            return Optional.of(
                    new Crs(key, transforms.createTransform(other, lonLat), transforms.createTransform(lonLat, other)));
        } catch (Proj4jException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** {@return the name by which the system is known, such as {@code EPSG:4551}} */
    public String name() {
        return name;
    }

    /** True when coordinates are already longitude and latitude in degrees. */
    public boolean isLonLat() {
        return to == null;
    }

    /**
     * Turns positions into longitude and latitude, in place.
     *
     * @param xy x (east) and y (north) in turn; afterwards longitude and latitude in degrees
     * @param count of positions
     * @throws IllegalArgumentException when a position cannot be turned
     */
    public void toLonLat(double[] xy, int count) {
        transform(to, xy, count);
    }

    /**
     * Turns longitude and latitude into positions of this system, in place.
     *
     * @param xy longitude and latitude in degrees in turn; afterwards x (east) and y (north)
     * @param count of positions
     * @throws IllegalArgumentException when a position cannot be turned
     */
    public void fromLonLat(double[] xy, int count) {
        transform(from, xy, count);
    }

    private void transform(@Nullable CoordinateTransform transform, double[] xy, int count) {
        if (transform == null) return;
        var source = new ProjCoordinate();
        var target = new ProjCoordinate();
        for (int i = 0; i < count; i++) {
            source.setValue(xy[2 * i], xy[2 * i + 1]);
            transform.transform(source, target);
            if (!Double.isFinite(target.x) || !Double.isFinite(target.y)) {
                throw new IllegalArgumentException(
                        "Position %s, %s is outside %s.".formatted(source.x, source.y, name));
            }
            xy[2 * i] = target.x;
            xy[2 * i + 1] = target.y;
        }
    }
}

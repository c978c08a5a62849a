package org.songhua.engine.geo;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * A coordinate reference system whose positions can be turned into longitude and latitude in degrees and back. Positions are
 * always x (east) before y (north), whatever order the authority prescribes. WGS 84, CGCS2000 and other modern datums count as
 * one; {@code package.md} tells how exact that is and what is refused. Safe for use by many threads.
 */
public final class Crs {
    private static final Pattern EPSG = Pattern.compile("(?:URN:(?:X-)?OGC:DEF:CRS:EPSG:[0-9.]*:"
            + "|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/[0-9.]+/"
            + "|EPSG:{1,2})0*([1-9][0-9]{0,5})");
    /** A compound system by its parts; positions are those of the first. */
    private static final Pattern COMPOUND =
            Pattern.compile("URN:OGC:DEF:CRS,CRS:EPSG:[0-9.]*:([1-9][0-9]{0,5})(?:,CRS:EPSG:[0-9.]*:[0-9]+)+");
    /** Names of the German surveys: ETRS89 in a UTM zone, DHDN in a Gauss-Kruger zone, with some height. */
    private static final Pattern ADV = Pattern.compile("URN:ADV:CRS:(ETRS89_UTM|DE_DHDN_3GK)([0-9]{1,2})(?:\\*.*)?");

    private static final Pattern CRS84 = Pattern.compile("(?:URN:(?:X-)?OGC:DEF:CRS:OGC:[0-9.]*:"
            + "|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/OGC/[0-9.]+/"
            + "|OGC:)?CRS84H?");
    private static final ConcurrentHashMap<String, Crs> FOUND = new ConcurrentHashMap<>();

    private final String name;
    private final @Nullable Conversion conversion;

    private Crs(String name, @Nullable Conversion conversion) {
        this.name = name;
        this.conversion = conversion;
    }

    /**
     * {@return the system of that name, empty when it is unknown or not to be trusted; {@link #refusal} tells why}
     *
     * @param name {@code EPSG:4551}, {@code urn:ogc:def:crs:EPSG::4551}, {@code http://www.opengis.net/def/crs/EPSG/0/4551}, CRS84 in
     *     the same ways, or {@code WGS84}, {@code CGCS2000}, {@code GCJ-02}, {@code BD-09}; in any case
     */
    public static Optional<Crs> find(String name) {
        String key = key(name);
        Crs known = FOUND.get(key);
        if (known != null) return Optional.of(known);
        Optional<Crs> created = create(key);
        return created.map(crs -> {
            Crs earlier = FOUND.putIfAbsent(key, crs);
            return earlier == null ? crs : earlier;
        });
    }

    /** {@return the fault to report for a name that {@link #find} does not take} */
    public static Fault refusal(String name, Place place) {
        String key = key(name);
        var standing =
                key.startsWith("EPSG:") ? EpsgDefinitions.standing(key.substring(5)) : EpsgDefinitions.Standing.UNKNOWN;
        return switch (standing) {
            case OTHER_DATUM ->
                Fault.refused(
                        "CRS-008",
                        place,
                        "The datum of reference system %s differs from WGS 84 by up to hundreds of metres."
                                .formatted(name),
                        "Convert the data to CGCS2000 with the parameters of the place before sending them.");
            case OTHER_PROJECTION ->
                Fault.refused(
                        "CRS-009",
                        place,
                        "The projection of reference system %s is not supported.".formatted(name),
                        "Convert the data to CGCS2000 or WGS 84 longitude and latitude before sending them.");
            default ->
                Fault.refused(
                        "CRS-001",
                        place,
                        "There is no reference system %s.".formatted(name),
                        "Name it like EPSG:4490, EPSG:4551, GCJ-02 or BD-09.");
        };
    }

    /** {@return the short name of the system, such as {@code EPSG:4551}, {@code CRS84} or {@code GCJ-02}} */
    public String name() {
        return name;
    }

    /** True when positions already are longitude and latitude in degrees, so that there is nothing to turn. */
    public boolean isLonLat() {
        return conversion == null;
    }

    /**
     * Turns positions into longitude and latitude, in place.
     *
     * @param xy x (east) and y (north) in turn; afterwards longitude and latitude in degrees
     * @param count of positions
     * @throws IllegalArgumentException naming the first position that is not finite or has no image on the earth; those before
     *     it are turned already
     */
    public void toLonLat(double[] xy, int count) {
        if (conversion == null) return;
        for (int at = 0; at < 2 * count; at += 2) {
            double x = xy[at];
            double y = xy[at + 1];
            conversion.toLonLat(xy, at);
            if (!isOnEarth(xy[at], xy[at + 1])) throw noImage(at, x, y);
        }
    }

    /**
     * Turns longitude and latitude into positions of this system, in place.
     *
     * @param xy longitude and latitude in degrees in turn; afterwards x (east) and y (north)
     * @param count of positions
     * @throws IllegalArgumentException naming the first position that is not on the earth or has no image in this system; those
     *     before it are turned already
     */
    public void fromLonLat(double[] xy, int count) {
        if (conversion == null) return;
        for (int at = 0; at < 2 * count; at += 2) {
            double x = xy[at];
            double y = xy[at + 1];
            if (!isOnEarth(x, y)) throw noImage(at, x, y);
            conversion.fromLonLat(xy, at);
            if (!Double.isFinite(xy[at]) || !Double.isFinite(xy[at + 1])) throw noImage(at, x, y);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private IllegalArgumentException noImage(int at, double x, double y) {
        return new IllegalArgumentException("Position %d (%s, %s) cannot be turned between %s and longitude, latitude."
                .formatted(at / 2 + 1, x, y, name));
    }

    private static boolean isOnEarth(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }

    private static Optional<Crs> create(String key) {
        return switch (key) {
            case "CRS84" -> Optional.of(new Crs(key, null));
            case "EPSG:3857" -> Optional.of(new Crs(key, new WebMercatorConversion()));
            case "GCJ-02" -> Optional.of(new Crs(key, new ChinaOffset(false)));
            case "BD-09" -> Optional.of(new Crs(key, new ChinaOffset(true)));
            default -> key.startsWith("EPSG:") ? createEpsg(key) : Optional.empty();
        };
    }

    private static Optional<Crs> createEpsg(String key) {
        return EpsgDefinitions.trusted(key.substring(5))
                .map(d -> new Crs(key, EpsgDefinitions.isLonLat(d) ? null : EpsgDefinitions.conversion(key, d)));
    }

    private static String adv(String system, int zone) {
        return "EPSG:" + (system.startsWith("ETRS") ? 25800 + zone : 31464 + zone);
    }

    private static String key(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        Matcher epsg = EPSG.matcher(upper);
        if (epsg.matches()) return "EPSG:" + (epsg.group(1).equals("900913") ? "3857" : epsg.group(1));
        if (CRS84.matcher(upper).matches()) return "CRS84";
        Matcher compound = COMPOUND.matcher(upper);
        if (compound.matches()) return "EPSG:" + compound.group(1);
        Matcher adv = ADV.matcher(upper);
        if (adv.matches()) return adv(adv.group(1), Integer.parseInt(adv.group(2)));
        return switch (upper.replaceAll("[ _-]", "")) {
            case "WGS84" -> "CRS84";
            case "CGCS2000" -> "EPSG:4490";
            case "GCJ02" -> "GCJ-02";
            case "BD09" -> "BD-09";
            default -> upper;
        };
    }
}

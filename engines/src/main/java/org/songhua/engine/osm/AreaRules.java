package org.songhua.engine.osm;

import java.util.Map;
import java.util.Set;

/**
 * Tells closed ways that enclose an area from those that run in a circle. The format has no areas; the tags decide.
 *
 * @see <a href="https://wiki.openstreetmap.org/wiki/Overpass_turbo/Polygon_Features">Polygon features</a>, the table
 *     that editors and renderers share; closed barriers are lines here, because a fence is what stands around
 */
public final class AreaRules {
    /** Every value of the key means an area, but for these. */
    private static final Map<String, Set<String>> AREAS_BUT = Map.ofEntries(
            Map.entry("building", Set.of("no")),
            Map.entry("building:part", Set.of("no")),
            Map.entry("landuse", Set.of("no")),
            Map.entry("amenity", Set.of("no")),
            Map.entry("shop", Set.of("no")),
            Map.entry("office", Set.of("no")),
            Map.entry("craft", Set.of("no")),
            Map.entry("tourism", Set.of("no")),
            Map.entry("historic", Set.of("no", "citywalls")),
            Map.entry("leisure", Set.of("no", "track", "slipway")),
            Map.entry("natural", Set.of("no", "coastline", "cliff", "ridge", "arete", "tree_row", "valley")),
            Map.entry("man_made", Set.of("no", "cutline", "embankment", "pipeline", "breakwater", "groyne")),
            Map.entry("aeroway", Set.of("no", "taxiway", "runway")),
            Map.entry("boundary", Set.of("no")),
            Map.entry("place", Set.of("no")),
            Map.entry("military", Set.of("no")),
            Map.entry("ruins", Set.of("no")),
            Map.entry("public_transport", Set.of("no", "stop_position")),
            Map.entry("healthcare", Set.of("no")),
            Map.entry("emergency", Set.of("no", "designated", "yes", "destination")),
            Map.entry("golf", Set.of("no", "hole", "path", "cartpath")),
            Map.entry("indoor", Set.of("no", "wall")),
            Map.entry("geological", Set.of("no")),
            Map.entry("area:highway", Set.of("no")),
            Map.entry("allotments", Set.of("no")));

    /** Only these values of the key mean an area. */
    private static final Map<String, Set<String>> AREAS_ONLY = Map.of(
            "highway", Set.of("services", "rest_area", "platform"),
            "railway", Set.of("station", "turntable", "roundhouse", "platform"),
            "waterway", Set.of("riverbank", "dock", "boatyard", "dam", "fuel"),
            "power", Set.of("plant", "substation", "generator", "transformer"),
            "aerialway", Set.of("station"),
            "sport", Set.of("swimming", "tennis", "soccer", "basketball", "multi"));

    private AreaRules() {}

    /** {@return whether a closed way with these tags encloses an area} */
    public static boolean isArea(Map<String, String> tags) {
        String area = tags.get("area");
        if ("no".equals(area)) return false;
        if (area != null) return true;
        for (var tag : tags.entrySet()) {
            if (meansArea(tag.getKey(), tag.getValue())) return !runsInCircle(tags);
        }
        return false;
    }

    private static boolean meansArea(String key, String value) {
        Set<String> exceptions = AREAS_BUT.get(key);
        if (exceptions != null) return !exceptions.contains(value);
        Set<String> areas = AREAS_ONLY.get(key);
        return areas != null && areas.contains(value);
    }

    /** A closed street stays a street whatever else is tagged on it, such as the square it belongs to. */
    private static boolean runsInCircle(Map<String, String> tags) {
        String highway = tags.get("highway");
        if (highway == null || meansArea("highway", highway)) return false;
        return !tags.containsKey("building") && !tags.containsKey("landuse");
    }
}

package org.songhua.planning.internal.town;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.osm.OsmTags;
import tools.jackson.databind.JsonNode;

/**
 * The tags that the rules of streets want, for an object of class {@code street} or {@code path}: what the source said
 * beyond the attributes, and the attributes in the words of OpenStreetMap. Attributes win, because people edit them.
 */
final class StreetWords {
    private static final Map<String, String> HIGHWAY = Map.ofEntries(
            Map.entry("motorway", "motorway"),
            Map.entry("expressway", "trunk"),
            Map.entry("arterial", "primary"),
            Map.entry("secondary", "secondary"),
            Map.entry("branch", "tertiary"),
            Map.entry("residential", "residential"),
            Map.entry("service", "service"),
            Map.entry("track", "track"),
            Map.entry("construction", "construction"),
            Map.entry("footway", "footway"),
            Map.entry("pedestrian", "pedestrian"),
            Map.entry("cycleway", "cycleway"),
            Map.entry("steps", "steps"),
            Map.entry("trail", "path"),
            Map.entry("bridleway", "bridleway"),
            Map.entry("platform", "platform"),
            Map.entry("indoor", "corridor"));

    private StreetWords() {}

    static OsmTags tags(String classCode, JsonNode attributes) {
        var tags = new LinkedHashMap<String, String>();
        attributes
                .path("tags")
                .propertyStream()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
        String otherwise = classCode.equals("path") ? "footway" : "unclassified";
        tags.put("highway", HIGHWAY.getOrDefault(attributes.path("kind").asString(""), otherwise));
        put(tags, "oneway", attributes.path("oneway"));
        put(tags, "wheelchair", attributes.path("wheelchair"));
        put(tags, "surface", attributes.path("surface"));
        put(tags, "width", attributes.path("width"));
        put(tags, "maxspeed", attributes.path("speed_limit"));
        var pairs = new ArrayList<String>();
        tags.forEach((key, value) -> pairs.addAll(List.of(key, value)));
        return OsmTags.of(pairs.toArray(String[]::new));
    }

    private static void put(Map<String, String> tags, String key, JsonNode value) {
        if (value.isBoolean()) tags.put(key, value.booleanValue() ? "yes" : "no");
        else if (value.isString() || value.isNumber()) tags.put(key, value.asString());
    }
}

package org.songhua.cim.internal.exports.city;

import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.cityjson.CityJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Beginnings of CityJSON files. */
final class Headers {
    private static final String CRS_URL = "https://www.opengis.net/def/crs/EPSG/0/";

    private Headers() {}

    /**
     * {@return type, version, transform, and what the imported file said beside its objects}
     *
     * @param kept what it said, as JSON; null when nothing is known
     * @param crs system of the vertices
     */
    static ObjectNode of(@Nullable String kept, JsonNode transform, String crs) {
        ObjectNode header = CityJson.MAPPER.createObjectNode();
        header.put("type", "CityJSON");
        header.put("version", "2.0");
        header.set("transform", transform);
        if (kept != null) CityJson.MAPPER.readTree(kept).forEachEntry(header::set);
        if (crs.startsWith("EPSG:")) {
            ObjectNode metadata =
                    header.get("metadata") instanceof ObjectNode told ? told : header.putObject("metadata");
            if (!metadata.has("referenceSystem")) metadata.put("referenceSystem", CRS_URL + crs.substring(5));
        }
        return header;
    }
}

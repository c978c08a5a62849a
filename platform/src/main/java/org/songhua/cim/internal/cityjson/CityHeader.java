package org.songhua.cim.internal.cityjson;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a CityJSON file says beside its objects.
 *
 * @param version of CityJSON, such as {@code 2.0}
 * @param transform scale and translation of integer vertices
 * @param appearance materials, textures and their vertices, shared by all objects; null when there are none
 * @param templates geometries that are drawn many times; null when there are none
 * @param rest metadata, extensions and members of the root that nobody else uses
 */
public record CityHeader(
        String version,
        ObjectNode transform,
        @Nullable ObjectNode appearance,
        @Nullable ObjectNode templates,
        ObjectNode rest) {
    /** Members of the root that have a place of their own. */
    static final Set<String> OWN =
            Set.of("type", "version", "transform", "CityObjects", "vertices", "appearance", "geometry-templates");

    /** {@return the header that the root of a file gives, its objects and vertices left aside} */
    public static CityHeader of(ObjectNode root) {
        ObjectNode rest = root.deepCopy();
        OWN.forEach(rest::remove);
        return new CityHeader(
                root.path("version").asString(""),
                transform(root.get("transform")),
                root.get("appearance") instanceof ObjectNode appearance ? appearance : null,
                root.get("geometry-templates") instanceof ObjectNode templates ? templates : null,
                rest);
    }

    private static ObjectNode transform(@Nullable JsonNode told) {
        if (told instanceof ObjectNode transform
                && isTriple(transform.get("scale"))
                && isTriple(transform.get("translate"))) {
            return transform;
        }
        ObjectNode none = CityJson.MAPPER.createObjectNode();
        none.putArray("scale").add(1.0).add(1.0).add(1.0);
        none.putArray("translate").add(0.0).add(0.0).add(0.0);
        return none;
    }

    private static boolean isTriple(@Nullable JsonNode node) {
        if (node == null || !node.isArray() || node.size() != 3) return false;
        for (JsonNode number : node) if (!number.isNumber() || !Double.isFinite(number.asDouble())) return false;
        return true;
    }

    /** {@return name of the reference system, or null} */
    public @Nullable String crs() {
        String told = rest.path("metadata").path("referenceSystem").asString("");
        return told.isBlank() ? null : told;
    }
}

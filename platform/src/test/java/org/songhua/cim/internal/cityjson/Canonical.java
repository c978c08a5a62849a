package org.songhua.cim.internal.cityjson;

import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CityJSON document with every number replaced by what it stands for, so that two documents that say the same are equal: vertices by positions to a tenth of
 * a millimetre, materials, textures and templates by their content. Members whose order means nothing are sorted.
 */
public final class Canonical {
    private final JsonNode root;

    private Canonical(JsonNode root) {
        this.root = root;
    }

    /** {@return objects by id} */
    public static Map<String, JsonNode> of(JsonNode root) {
        var canonical = new Canonical(root);
        var objects = new TreeMap<String, JsonNode>();
        root.path("CityObjects").forEachEntry((id, object) -> objects.put(id, canonical.object(object.deepCopy())));
        return objects;
    }

    private JsonNode object(JsonNode object) {
        for (JsonNode geometry : object.path("geometry")) geometry((ObjectNode) geometry, root.path("vertices"), true);
        return object;
    }

    private void geometry(ObjectNode geometry, JsonNode vertices, boolean transformed) {
        geometry.set("boundaries", positions(geometry.get("boundaries"), vertices, transformed));
        if (geometry.has("template")) {
            JsonNode templates = root.path("geometry-templates");
            ObjectNode template = templates
                    .path("templates")
                    .path(geometry.get("template").asInt())
                    .deepCopy()
                    .asObject();
            geometry(template, templates.path("vertices-templates"), false);
            geometry.set("template", template);
        }
        for (JsonNode theme : geometry.path("material")) {
            if (theme.has("value")) ((ObjectNode) theme).set("value", material(theme.get("value")));
            if (theme.has("values")) ((ObjectNode) theme).set("values", materials(theme.get("values")));
        }
        for (JsonNode theme : geometry.path("texture")) {
            ((ObjectNode) theme).set("values", textures(theme.get("values")));
        }
    }

    private JsonNode positions(JsonNode node, JsonNode vertices, boolean transformed) {
        if (!node.isArray()) return position(vertices.path(node.asInt()), transformed);
        ArrayNode out = CityJson.MAPPER.createArrayNode();
        for (JsonNode inner : node) out.add(positions(inner, vertices, transformed));
        return out;
    }

    private JsonNode position(JsonNode vertex, boolean transformed) {
        if (!transformed) return vertex;
        ArrayNode out = CityJson.MAPPER.createArrayNode();
        JsonNode transform = root.path("transform");
        for (int i = 0; i < 3; i++) {
            out.add(vertex.path(i)
                    .decimalValue()
                    .multiply(transform.path("scale").path(i).decimalValue())
                    .add(transform.path("translate").path(i).decimalValue())
                    .setScale(4, RoundingMode.HALF_UP)
                    .toPlainString());
        }
        return out;
    }

    private JsonNode material(JsonNode number) {
        return number.isNull()
                ? number
                : root.path("appearance").path("materials").path(number.asInt());
    }

    private JsonNode materials(JsonNode node) {
        if (!node.isArray()) return material(node);
        ArrayNode out = CityJson.MAPPER.createArrayNode();
        for (JsonNode inner : node) out.add(materials(inner));
        return out;
    }

    private JsonNode textures(JsonNode node) {
        ArrayNode out = CityJson.MAPPER.createArrayNode();
        for (int i = 0; i < node.size(); i++) {
            JsonNode inner = node.get(i);
            JsonNode appearance = root.path("appearance");
            if (inner.isArray()) out.add(textures(inner));
            else if (inner.isNull()) out.add(inner);
            else
                out.add(appearance
                        .path(i == 0 ? "textures" : "vertices-texture")
                        .path(inner.asInt()));
        }
        return out;
    }
}

package org.songhua.cim.internal.cityjson;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the templates out of documents of single objects and makes one list of them, those that are alike once. A template's materials and
 * textures go, because they are numbers of an appearance that stays with its document.
 */
public final class SharedTemplates {
    private final ArrayNode templates = CityJson.MAPPER.createArrayNode();
    private final ArrayNode vertices = CityJson.MAPPER.createArrayNode();
    private final Map<JsonNode, Integer> knownTemplates = new HashMap<>();
    private final Map<JsonNode, Integer> knownVertices = new HashMap<>();

    /** Takes what a document brings, and gives its instances the numbers of the common list, in place. */
    public void take(ObjectNode document) {
        JsonNode brought = document.path("geometry-templates");
        document.remove("geometry-templates");
        var numbers = new int[brought.path("templates").size()];
        for (int i = 0; i < numbers.length; i++) {
            ObjectNode template = (ObjectNode) brought.path("templates").get(i).deepCopy();
            template.remove("material");
            template.remove("texture");
            if (template.get("boundaries") instanceof ArrayNode boundaries)
                renumber(boundaries, brought.path("vertices-templates"));
            numbers[i] = number(template, knownTemplates, templates);
        }
        for (JsonNode object : document.path("CityObjects"))
            for (JsonNode geometry : object.path("geometry")) instance(geometry, numbers);
    }

    private static void instance(JsonNode geometry, int[] numbers) {
        if (!(geometry instanceof ObjectNode node) || !node.path("template").isInt()) return;
        node.put("template", numbers[node.path("template").asInt()]);
    }

    private void renumber(ArrayNode boundaries, JsonNode own) {
        for (int i = 0; i < boundaries.size(); i++) {
            JsonNode element = boundaries.get(i);
            if (element instanceof ArrayNode inner) renumber(inner, own);
            else boundaries.set(i, IntNode.valueOf(number(own.path(element.asInt()), knownVertices, vertices)));
        }
    }

    private static int number(JsonNode thing, Map<JsonNode, Integer> known, ArrayNode all) {
        Integer before = known.putIfAbsent(thing, all.size());
        if (before != null) return before;
        all.add(thing);
        return all.size() - 1;
    }

    /** {@return the member {@code geometry-templates} of the header; empty when there are none} */
    public Optional<ObjectNode> node() {
        if (templates.isEmpty()) return Optional.empty();
        ObjectNode node = CityJson.MAPPER.createObjectNode();
        node.set("templates", templates);
        node.set("vertices-templates", vertices);
        return Optional.of(node);
    }
}

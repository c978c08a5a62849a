package org.songhua.cim.internal.cityjson;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts documents of single objects together: numbers of vertices go on from one to the next, materials, textures and templates that are alike become
 * one. The reverse of {@link FeatureSlicer}.
 */
public final class FeatureMerger {
    private final Pool materials = new Pool();
    private final Pool textures = new Pool();
    private final Pool textureVertices = new Pool();
    private final Pool templates = new Pool();
    private final Pool templateVertices = new Pool();
    private final ObjectNode appearanceRest = CityJson.MAPPER.createObjectNode();
    private int vertices = 0;

    /** Things by their content. */
    private static final class Pool {
        final ArrayNode all = CityJson.MAPPER.createArrayNode();
        private final Map<JsonNode, Integer> known = new HashMap<>();

        int add(JsonNode thing) {
            Integer next = known.putIfAbsent(thing, all.size());
            if (next != null) return next;
            all.add(thing);
            return all.size() - 1;
        }

        int[] addAll(JsonNode things) {
            var numbers = new int[things.size()];
            for (int i = 0; i < numbers.length; i++) numbers[i] = add(things.get(i));
            return numbers;
        }
    }

    /** Gives everything in a document the numbers that it has among all, in place. */
    public void renumber(ObjectNode document) {
        JsonNode appearance = document.path("appearance");
        appearance.forEachEntry((name, value) -> {
            if (!name.equals("materials") && !name.equals("textures") && !name.equals("vertices-texture")) {
                appearanceRest.set(name, value);
            }
        });
        var numbers = new Numbers(
                offset(document.path("vertices").size()),
                materials.addAll(appearance.path("materials")),
                textures.addAll(appearance.path("textures")),
                textureVertices.addAll(appearance.path("vertices-texture")));
        int[] ownTemplates = templates(document.path("geometry-templates"), numbers);
        for (JsonNode object : document.path("CityObjects")) {
            for (JsonNode geometry : object.path("geometry")) {
                if (geometry instanceof ObjectNode node) numbers.geometry(node, ownTemplates);
            }
        }
    }

    private int[] offset(int count) {
        var numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = vertices++;
        return numbers;
    }

    private int[] templates(JsonNode brought, Numbers numbers) {
        int[] positions = templateVertices.addAll(brought.path("vertices-templates"));
        var own = new int[brought.path("templates").size()];
        for (int i = 0; i < own.length; i++) {
            ObjectNode template = (ObjectNode) brought.path("templates").get(i);
            new Numbers(positions, numbers.materials, numbers.textures, numbers.textureVertices)
                    .geometry(template, new int[0]);
            own[i] = templates.add(template);
        }
        return own;
    }

    /** {@return members of the root that all objects share: appearance and templates, where there are any} */
    public ObjectNode shared() {
        ObjectNode shared = CityJson.MAPPER.createObjectNode();
        ObjectNode appearance = appearanceRest.deepCopy();
        if (!materials.all.isEmpty()) appearance.set("materials", materials.all);
        if (!textures.all.isEmpty()) appearance.set("textures", textures.all);
        if (!textureVertices.all.isEmpty()) appearance.set("vertices-texture", textureVertices.all);
        if (!appearance.isEmpty()) shared.set("appearance", appearance);
        if (!templates.all.isEmpty()) {
            ObjectNode node = shared.putObject("geometry-templates");
            node.set("templates", templates.all);
            node.set("vertices-templates", templateVertices.all);
        }
        return shared;
    }

    /** New numbers by old ones. */
    private static final class Numbers {
        private final int[] vertices;
        private final int[] materials;
        private final int[] textures;
        private final int[] textureVertices;

        Numbers(int[] vertices, int[] materials, int[] textures, int[] textureVertices) {
            this.vertices = vertices;
            this.materials = materials;
            this.textures = textures;
            this.textureVertices = textureVertices;
        }

        void geometry(ObjectNode geometry, int[] templates) {
            if (geometry.get("boundaries") instanceof ArrayNode boundaries) leaves(boundaries, vertices);
            if (geometry.path("template").isInt()) {
                geometry.put("template", templates[geometry.path("template").asInt()]);
            }
            for (JsonNode theme : geometry.path("material")) {
                if (theme instanceof ObjectNode node && node.path("value").isInt()) {
                    node.put("value", materials[node.path("value").asInt()]);
                }
                if (theme.path("values") instanceof ArrayNode values) leaves(values, materials);
            }
            for (JsonNode theme : geometry.path("texture")) {
                if (theme.path("values") instanceof ArrayNode values) texture(values);
            }
        }

        private static void leaves(ArrayNode array, int[] numbers) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode element = array.get(i);
                if (element instanceof ArrayNode inner) leaves(inner, numbers);
                else if (!element.isNull()) array.set(i, IntNode.valueOf(numbers[element.asInt()]));
            }
        }

        private void texture(ArrayNode values) {
            for (int i = 0; i < values.size(); i++) {
                JsonNode value = values.get(i);
                if (value instanceof ArrayNode inner) texture(inner);
                else if (!value.isNull()) {
                    values.set(i, IntNode.valueOf((i == 0 ? textures : textureVertices)[value.asInt()]));
                }
            }
        }
    }
}

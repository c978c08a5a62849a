package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts one object with all below it out of a CityJSON file into a document of its own: with only the vertices, materials, textures and templates that it
 * uses, renumbered. Nothing else is changed.
 */
public final class FeatureSlicer {
    private final CityHeader header;
    private final Vertices vertices;

    /** Where vertices are. */
    public interface Vertices {
        int size();

        /** {@return x, y and z of a vertex as the file has them} */
        JsonNode get(int number);
    }

    public FeatureSlicer(CityHeader header, Vertices vertices) {
        this.header = header;
        this.vertices = vertices;
    }

    /**
     * {@return the document, of type CityJSONFeature}
     *
     * @param objects the object and all below it, taken over and changed
     * @throws CityJsonException when a number leads nowhere
     */
    public ObjectNode slice(String root, ObjectNode objects) {
        var used = new Used(header.appearance(), header.templates(), vertices.size());
        for (JsonNode object : objects) {
            for (JsonNode geometry : object.path("geometry")) {
                if (geometry instanceof ObjectNode node) used.geometry(node, used.vertices);
            }
        }
        ObjectNode document = CityJson.MAPPER.createObjectNode();
        document.put("type", "CityJSONFeature");
        document.put("id", root);
        document.set("transform", header.transform());
        document.set("CityObjects", objects);
        used.finish(document, vertices);
        return document;
    }

    /** The parts of a file that one object uses. */
    private static final class Used {
        private final @Nullable ObjectNode appearance;
        private final @Nullable ObjectNode templates;
        private final Renumbering vertices;
        private final Renumbering materials;
        private final Renumbering textures;
        private final Renumbering textureVertices;
        private final Renumbering template;
        private final Renumbering templateVertices;

        Used(@Nullable ObjectNode appearance, @Nullable ObjectNode templates, int vertices) {
            this.appearance = appearance;
            this.templates = templates;
            this.vertices = new Renumbering(vertices, "vertex");
            this.materials = new Renumbering(size(appearance, "materials"), "material");
            this.textures = new Renumbering(size(appearance, "textures"), "texture");
            this.textureVertices = new Renumbering(size(appearance, "vertices-texture"), "texture vertex");
            this.template = new Renumbering(size(templates, "templates"), "template");
            this.templateVertices = new Renumbering(size(templates, "vertices-templates"), "template vertex");
        }

        private static int size(@Nullable ObjectNode node, String name) {
            return node == null ? 0 : node.path(name).size();
        }

        void geometry(ObjectNode geometry, Renumbering numbers) {
            if (geometry.get("boundaries") instanceof ArrayNode boundaries) numbers.leaves(boundaries);
            else throw new CityJsonException("a geometry has no \"boundaries\"");
            if (geometry.path("type").asString("").equals("GeometryInstance")) {
                geometry.set("template", IntNode.valueOf(template.of(geometry.path("template"))));
            }
            for (JsonNode theme : geometry.path("material")) material(theme);
            for (JsonNode theme : geometry.path("texture")) {
                if (theme.path("values") instanceof ArrayNode values) texture(values);
            }
        }

        private void material(JsonNode theme) {
            if (!(theme instanceof ObjectNode node)) return;
            JsonNode value = node.path("value");
            if (value.isNumber()) node.set("value", IntNode.valueOf(materials.of(value)));
            if (node.path("values") instanceof ArrayNode values) materials.leaves(values);
        }

        /** Innermost arrays hold the number of a texture and behind it those of its vertices. */
        private void texture(ArrayNode values) {
            for (int i = 0; i < values.size(); i++) {
                JsonNode value = values.get(i);
                if (value instanceof ArrayNode inner) texture(inner);
                else if (!value.isNull())
                    values.set(i, IntNode.valueOf((i == 0 ? textures : textureVertices).of(value)));
            }
        }

        void finish(ObjectNode document, Vertices all) {
            ArrayNode own = CityJson.MAPPER.createArrayNode();
            for (int number : vertices.old()) own.add(all.get(number));
            ObjectNode usedTemplates = templates == null || template.isEmpty() ? null : templates(templates);
            document.set("vertices", own);
            if (appearance != null && usesAppearance()) document.set("appearance", appearance(appearance));
            if (usedTemplates != null) document.set("geometry-templates", usedTemplates);
        }

        private boolean usesAppearance() {
            return !(materials.isEmpty() && textures.isEmpty() && textureVertices.isEmpty());
        }

        private ObjectNode appearance(ObjectNode from) {
            ObjectNode to = from.deepCopy();
            replace(to, "materials", materials);
            replace(to, "textures", textures);
            replace(to, "vertices-texture", textureVertices);
            return to;
        }

        private static void replace(ObjectNode node, String name, Renumbering numbers) {
            JsonNode all = node.path(name);
            node.remove(name);
            if (numbers.isEmpty()) return;
            ArrayNode some = node.putArray(name);
            for (int number : numbers.old()) some.add(all.get(number));
        }

        private ObjectNode templates(ObjectNode from) {
            ObjectNode to = CityJson.MAPPER.createObjectNode();
            ArrayNode some = to.putArray("templates");
            for (int number : new ArrayList<>(template.old())) {
                ObjectNode geometry = from.path("templates").path(number).deepCopy() instanceof ObjectNode node
                        ? node
                        : CityJson.MAPPER.createObjectNode();
                geometry(geometry, templateVertices);
                some.add(geometry);
            }
            ArrayNode positions = to.putArray("vertices-templates");
            for (int number : templateVertices.old())
                positions.add(from.path("vertices-templates").path(number));
            return to;
        }
    }
}

package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the JSON Schema of CityJSON cannot say: that every index leads to a vertex, that rings have three corners, that arrays of semantics and appearances are as
 * deep and long as the boundaries they belong to.
 */
public final class FeatureCheck {
    private static final int MOST = 20;
    /** How deep indices lie in the boundaries of each kind; surfaces lie two above them. */
    private static final Map<String, Integer> DEPTHS = Map.of(
            "MultiPoint", 1,
            "MultiLineString", 2,
            "MultiSurface", 3,
            "CompositeSurface", 3,
            "Solid", 4,
            "MultiSolid", 5,
            "CompositeSolid", 5,
            "GeometryInstance", 1);

    private final int vertices;
    private final int templates;
    private final List<Finding> found = new ArrayList<>();

    /**
     * Something that is wrong.
     *
     * @param text the beginning of a sentence, without its full stop
     * @param grave whether the object cannot be drawn so; else it is only ugly
     */
    public record Finding(String text, boolean grave) {}

    private FeatureCheck(int vertices, int templates) {
        this.vertices = vertices;
        this.templates = templates;
    }

    /** {@return what is wrong; at most twenty findings} */
    public static List<Finding> check(ObjectNode document) {
        var check = new FeatureCheck(
                document.path("vertices").size(),
                document.at("/geometry-templates/templates").size());
        document.path("CityObjects").forEachEntry((id, object) -> check.object(id, object));
        for (JsonNode vertex : document.path("vertices")) check.vertex(vertex);
        return check.found;
    }

    private void vertex(JsonNode vertex) {
        boolean isWhole = vertex.isArray() && vertex.size() == 3;
        for (JsonNode ordinate : vertex) isWhole &= ordinate.isIntegralNumber() && ordinate.canConvertToLong();
        if (!isWhole) tell("a vertex is no triple of whole numbers: " + shortened(vertex));
    }

    private void object(String id, JsonNode object) {
        int number = 0;
        for (JsonNode geometry : object.path("geometry"))
            geometry("geometry %d of %s".formatted(++number, id), geometry);
    }

    private void geometry(String where, JsonNode geometry) {
        String type = geometry.path("type").asString("");
        Integer depth = DEPTHS.get(type);
        if (depth == null) {
            tell("%s is of the unknown type \"%s\"".formatted(where, type));
            return;
        }
        boundaries(where, geometry.path("boundaries"), depth, type.contains("Surface") || type.contains("Solid"));
        semantics(where, geometry, depth);
        if (type.equals("GeometryInstance")) template(where, geometry.path("template"));
    }

    private void template(String where, JsonNode template) {
        boolean leads = template.isInt() && template.asInt() >= 0 && template.asInt() < templates;
        if (!leads) tell("%s names template %s, there are %d".formatted(where, shortened(template), templates));
    }

    private void boundaries(String where, JsonNode boundaries, int depth, boolean hasRings) {
        if (!boundaries.isArray()) {
            tell(where + " has boundaries that are not nested as its type asks for");
            return;
        }
        if (depth > 1) {
            for (JsonNode inner : boundaries) boundaries(where, inner, depth - 1, hasRings);
            return;
        }
        for (JsonNode index : boundaries) index(where, index);
        if (hasRings) ring(where, boundaries);
    }

    private void index(String where, JsonNode index) {
        boolean leads =
                index.isIntegralNumber() && index.canConvertToInt() && index.asInt() >= 0 && index.asInt() < vertices;
        if (!leads) tell("%s names vertex %s, there are %d".formatted(where, shortened(index), vertices));
    }

    private void ring(String where, JsonNode ring) {
        if (ring.size() < 3) {
            remark("%s has a ring of %d corners".formatted(where, ring.size()));
        } else if (ring.get(0).equals(ring.get(ring.size() - 1))) {
            remark(where + " repeats the first corner of a ring at its end");
        }
    }

    /** Values of semantics are nested like the boundaries down to the surfaces, lines or points. */
    private void semantics(String where, JsonNode geometry, int depth) {
        JsonNode semantics = geometry.path("semantics");
        if (semantics.isMissingNode() || semantics.isNull()) return;
        int surfaces = semantics.path("surfaces").size();
        int levels = Math.max(1, depth - 2);
        values(where, geometry.path("boundaries"), semantics.path("values"), levels, surfaces);
    }

    private void values(String where, JsonNode boundaries, JsonNode values, int levels, int surfaces) {
        if (values.isNull() || values.isMissingNode()) return;
        if (!values.isArray() || values.size() != boundaries.size()) {
            tell(where + " has semantics that are not nested like its boundaries");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            if (levels > 1) values(where, boundaries.get(i), value, levels - 1, surfaces);
            else if (!value.isNull() && !(value.isInt() && value.asInt() >= 0 && value.asInt() < surfaces)) {
                tell("%s names semantic surface %s, there are %d".formatted(where, shortened(value), surfaces));
            }
        }
    }

    private void tell(String what) {
        if (found.size() < MOST) found.add(new Finding(what, true));
    }

    private void remark(String what) {
        if (found.size() < MOST) found.add(new Finding(what, false));
    }

    private static String shortened(@Nullable JsonNode node) {
        String text = String.valueOf(node);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}

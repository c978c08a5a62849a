package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words of CityJSON 2.0, and how its text is read: numbers exactly as they are written, nothing nested absurdly deep.
 *
 * @see <a href="https://www.cityjson.org/specs/2.0.1/">CityJSON specifications 2.0.1</a>
 */
public final class CityJson {
    /** Reads and writes documents; decimals keep their digits. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(16 << 20)
                            .maxNameLength(10_000)
                            .maxNumberLength(400)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CityJson() {}

    /** {@return the ids of an object and of all below it, itself first; ids that lead nowhere are left out} */
    public static Set<String> family(String root, ObjectNode objects) {
        var family = new LinkedHashSet<String>();
        var next = new ArrayList<String>(List.of(root));
        while (!next.isEmpty()) {
            String id = next.removeLast();
            if (!objects.has(id) || !family.add(id)) continue;
            for (JsonNode child : objects.path(id).path("children")) next.add(child.asString(""));
        }
        return family;
    }

    /** {@return whether an object stands on its own: of the first level, or with no parent} */
    public static boolean isTopLevel(JsonNode object) {
        return object.path("parents").isEmpty();
    }

    /** {@return highest level of detail of any geometry, compared as numbers; empty when there is none} */
    public static String highestLod(ObjectNode document) {
        String best = "";
        for (JsonNode object : document.path("CityObjects")) {
            for (JsonNode geometry : object.path("geometry")) {
                String lod = geometry.path("lod").asString("");
                if (number(lod) > number(best)) best = lod;
            }
        }
        return best;
    }

    static double number(String lod) {
        try {
            return lod.isEmpty() ? -1 : Double.parseDouble(lod);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

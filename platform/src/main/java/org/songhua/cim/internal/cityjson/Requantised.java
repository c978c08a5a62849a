package org.songhua.cim.internal.cityjson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings the whole numbers of vertices from one transform to another. */
public final class Requantised {
    private Requantised() {}

    /** {@return the transform that changes nothing, to a thousandth} */
    public static ObjectNode whole() {
        ObjectNode transform = CityJson.MAPPER.createObjectNode();
        transform.putArray("scale").add(0.001).add(0.001).add(0.001);
        transform.putArray("translate").add(0).add(0).add(0);
        return transform;
    }

    /**
     * Brings a document to a transform, in place. Vertices move by at most half of the new scale; not at all when the old translation is a whole number
     * of new steps away, as it is for files of one source.
     */
    public static void to(ObjectNode document, JsonNode transform) {
        JsonNode old = document.path("transform");
        if (old.equals(transform)) return;
        for (JsonNode vertex : document.path("vertices")) {
            if (!(vertex instanceof ArrayNode triple)) continue;
            for (int i = 0; i < 3; i++)
                triple.set(i, CityJson.MAPPER.valueToTree(ordinate(triple.get(i), old, transform, i)));
        }
        document.set("transform", transform);
    }

    private static long ordinate(JsonNode value, JsonNode old, JsonNode transform, int axis) {
        double real = value.asDouble() * old.path("scale").path(axis).asDouble(1)
                + (old.path("translate").path(axis).asDouble(0)
                        - transform.path("translate").path(axis).asDouble(0));
        return Math.round(real / transform.path("scale").path(axis).asDouble(1));
    }
}

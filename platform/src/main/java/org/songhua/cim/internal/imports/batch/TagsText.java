package org.songhua.cim.internal.imports.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags as exports write them: an object in GeoJSON, the text of one in a table. */
final class TagsText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TagsText() {}

    /** {@return the members as String, Long, Double, Boolean or {@link Feature.RawJson}; none when the value is no such object} */
    static Map<String, Object> members(Object value) {
        String text = value instanceof Feature.RawJson(String json) ? json : value instanceof String plain ? plain : "";
        if (!text.startsWith("{")) return Map.of();
        try {
            return members(JSON.readTree(text));
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> members(JsonNode object) {
        var members = new LinkedHashMap<String, Object>();
        object.forEachEntry((name, value) -> {
            if (!value.isNull()) members.put(name, plain(value));
        });
        return members;
    }

    private static Object plain(JsonNode value) {
        if (value.isString()) return value.stringValue();
        if (value.isBoolean()) return value.booleanValue();
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.longValue();
        boolean isDouble = value.isNumber() && Double.isFinite(value.doubleValue());
        return isDouble ? (Object) value.doubleValue() : new Feature.RawJson(value.toString());
    }
}

package org.songhua.people.internal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in one way of writing only: keys sorted, no blanks, so that equal content has equal bytes. */
final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /**
     * {@return the document rewritten}
     *
     * @throws tools.jackson.core.JacksonException when it is not a JSON object
     */
    static String of(String json) {
        return MAPPER.writeValueAsString(MAPPER.readValue(json, TreeMap.class));
    }

    static String of(Map<String, ? extends @Nullable Object> members) {
        return MAPPER.writeValueAsString(new TreeMap<>(members));
    }
}

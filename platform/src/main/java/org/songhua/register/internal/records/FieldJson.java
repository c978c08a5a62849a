package org.songhua.register.internal.records;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.songhua.register.Register;
import org.songhua.register.internal.rules.Values;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Values of fields as JSON: texts, numbers as they were written, truth values. */
final class FieldJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private FieldJson() {}

    static String write(Map<String, Object> values) {
        ObjectNode node = MAPPER.createObjectNode();
        new TreeMap<>(values).forEach((name, value) -> {
            switch (value) {
                case BigDecimal number -> node.put(name, number);
                case Boolean truth -> node.put(name, truth);
                default -> node.put(name, value.toString());
            }
        });
        return node.toString();
    }

    /** Numbers are read as texts first, so that no digit is lost on the way through a double. */
    static Map<String, Object> read(Register register, String json) {
        return Values.ofTexts(register, texts(json));
    }

    static Map<String, String> texts(String json) {
        var texts = new TreeMap<String, String>();
        JsonNode node = MAPPER.readerFor(JsonNode.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json);
        node.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }
}

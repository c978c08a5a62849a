package org.songhua.register.internal.records;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.songhua.register.Register;
import org.songhua.register.internal.rules.Values;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of fields as JSON: texts, numbers as they were written, truth values. */
final class FieldJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private FieldJson() {}

    /** Written by hand, for an import writes two for every row. */
    static String write(Map<String, ?> values) {
        var json = new StringBuilder(64 + 32 * values.size()).append('{');
        values.forEach((name, value) -> {
            if (json.length() > 1) json.append(',');
            quote(json, name).append(':');
            switch (value) {
                case BigDecimal number -> json.append(number.toPlainString());
                case Boolean truth -> json.append(truth.booleanValue());
                default -> quote(json, value.toString());
            }
        });
        return json.append('}').toString();
    }

    private static StringBuilder quote(StringBuilder json, String text) {
        json.append('"');
        if (isBare(text)) return json.append(text).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ') json.append("\\u%04x".formatted((int) c));
            else json.append(c);
        }
        return json.append('"');
    }

    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') return false;
        }
        return true;
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

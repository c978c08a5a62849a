package org.songhua.cim.internal.imports.geojson;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.CleanText;
import org.songhua.cim.internal.imports.batch.Feature.RawJson;
import org.songhua.engine.geo.ByteSink;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads properties of features as values that can be stored. */
final class PropertyParser {
    /** More digits than this are no measurement; such a number is kept as text. */
    private static final int MOST_DIGITS = 40;

    private final JsonParser json;
    private final ByteSink sink = new ByteSink();
    private boolean changed = false;
    private boolean repeated = false;

    PropertyParser(JsonParser json) {
        this.json = json;
    }

    /** Reads the properties, whose first token is the current one. */
    void readAll(RawFeature feature) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (JsonTokens.next(json) == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonTokens.next(json);
            read(feature, name);
        }
    }

    /** Keeps a member that the format does not know, such as {@code title}; that of a collection belongs to nobody. */
    void readForeign(RawFeature feature, String name, boolean ofRoot) {
        if (ofRoot && !"Feature".equals(feature.type)) json.skipChildren();
        else read(feature, name);
    }

    private void read(RawFeature feature, String name) {
        changed = false;
        String cleanName = clean(name);
        Object value = value();
        if (value != null) feature.property(cleanName, value);
        if (changed && feature.unstorableProperty == null) feature.unstorableProperty = cleanName;
    }

    private @Nullable Object value() {
        return switch (json.currentToken()) {
            case VALUE_STRING -> clean(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT, START_ARRAY -> nested();
            default -> null;
        };
    }

    private String clean(String text) {
        String clean = CleanText.of(text);
        // The same object comes back when nothing had to be changed.
        if (!clean.equals(text)) changed = true;
        return clean;
    }

    private Object number() {
        String text = json.getString();
        if (text.length() > MOST_DIGITS || !Double.isFinite(json.getDoubleValue())) return text;
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) return json.getDoubleValue();
        return text.length() <= 18 ? (Object) json.getLongValue() : new RawJson(text);
    }

    private RawJson nested() {
        sink.reset();
        repeated = false;
        copy();
        String text = new String(sink.toBytes(), StandardCharsets.UTF_8);
        // Of members of one name the last holds, as the database has it.
        return new RawJson(repeated ? JsonMapper.shared().readTree(text).toString() : text);
    }

    /** Copies the current value; recursion is bounded by the nesting that the parser admits. */
    private void copy() {
        switch (json.currentToken()) {
            case START_OBJECT -> copyAll('{', '}');
            case START_ARRAY -> copyAll('[', ']');
            case VALUE_STRING -> sink.json(clean(json.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copyNumber();
            default -> sink.ascii(json.getString());
        }
    }

    private void copyAll(char open, char close) {
        sink.write((byte) open);
        boolean first = true;
        var names = new HashSet<String>();
        for (JsonToken token = JsonTokens.next(json); !token.isStructEnd(); token = JsonTokens.next(json)) {
            if (!first) sink.write((byte) ',');
            first = false;
            if (token == JsonToken.PROPERTY_NAME) {
                String name = clean(json.currentName());
                repeated |= !names.add(name);
                sink.json(name).write((byte) ':');
                JsonTokens.next(json);
            }
            copy();
        }
        sink.write((byte) close);
    }

    private void copyNumber() {
        String text = json.getString();
        if (text.length() > MOST_DIGITS || !Double.isFinite(json.getDoubleValue())) sink.json(text);
        else sink.ascii(text);
    }
}

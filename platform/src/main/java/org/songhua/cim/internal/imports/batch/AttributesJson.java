package org.songhua.cim.internal.imports.batch;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.songhua.cim.internal.imports.batch.Feature.RawJson;
import org.songhua.engine.geo.ByteSink;

/** Writes the column {@code attributes}: declared attributes at the top, everything else under {@code tags}. */
final class AttributesJson {
    private static final String TAGS = "tags";

    private AttributesJson() {}

    static byte[] of(Feature feature, ByteSink sink) {
        sink.reset();
        sink.write((byte) '{');
        members(feature.attributes(), sink);
        if (!feature.tags().isEmpty()) {
            if (!feature.attributes().isEmpty()) sink.write((byte) ',');
            sink.json(TAGS).write((byte) ':').write((byte) '{');
            members(feature.tags(), sink);
            sink.write((byte) '}');
        }
        return sink.write((byte) '}').toBytes();
    }

    /** In order of name, so that the same content is the same text whatever the order in the source. */
    private static void members(Map<String, ?> values, ByteSink sink) {
        String[] names = values.keySet().toArray(String[]::new);
        Arrays.sort(names);
        for (int i = 0; i < names.length; i++) {
            if (i > 0) sink.write((byte) ',');
            sink.json(names[i]).write((byte) ':');
            value(Objects.requireNonNull(values.get(names[i])), sink);
        }
    }

    private static void value(Object value, ByteSink sink) {
        switch (value) {
            case String text -> sink.json(text);
            case Long number -> sink.number(number);
            case Double number -> number(number, sink);
            case Boolean truth -> sink.ascii(truth.toString());
            case RawJson json -> sink.utf8(json.text());
            default -> throw new IllegalArgumentException("Not an attribute value: " + value.getClass());
        }
    }

    private static void number(double value, ByteSink sink) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) sink.number((long) value);
        else sink.ascii(Double.toString(value));
    }
}

package org.songhua.demo.internal.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes of a city object being put together, in order. */
final class Attributes {
    private final Map<String, Object> map = new LinkedHashMap<>();

    /** Attributes with a first one. */
    static Attributes of(String name, @Nullable Object value) {
        return new Attributes().with(name, value);
    }

    /** Sets an attribute; null leaves it out. */
    Attributes with(String name, @Nullable Object value) {
        if (value != null) map.put(name, value);
        return this;
    }

    /** Sets an attribute to a number rounded to so many decimals. */
    Attributes with(String name, double value, int decimals) {
        return with(name, Feature.rounded(value, decimals));
    }

    Attributes with(Map<String, Object> others) {
        map.putAll(others);
        return this;
    }

    Map<String, Object> map() {
        return map;
    }
}

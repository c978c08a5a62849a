package org.songhua.edge.ogc.http;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object with its members in the order written. */
public final class Document extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    /** Adds a member; one without a value is left out. */
    public Document with(String name, @Nullable Object value) {
        if (value != null) put(name, value);
        return this;
    }
}

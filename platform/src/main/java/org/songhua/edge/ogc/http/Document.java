package org.songhua.edge.ogc.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects with their members in the order written; a member that is null is left out. */
public final class Document {
    private Document() {}

    /**
     * {@return an object}
     *
     * @param members names and values in turn
     */
    public static Map<String, Object> of(@Nullable Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) {
            Object value = members[i + 1];
            if (value != null) object.put(String.valueOf(members[i]), value);
        }
        return object;
    }
}

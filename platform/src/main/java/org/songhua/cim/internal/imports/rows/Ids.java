package org.songhua.cim.internal.imports.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identifiers of rows. */
public final class Ids {
    private Ids() {}

    /**
     * {@return the value of the column that somebody named, else of one called {@code id} in any case; null when there is none}
     *
     * @param column name, or null
     */
    public static @Nullable String of(Map<String, Object> properties, @Nullable String column) {
        String wanted = column == null ? "id" : column;
        for (var entry : properties.entrySet()) {
            Object value = entry.getValue();
            if (entry.getKey().equalsIgnoreCase(wanted) && (value instanceof String || value instanceof Long)) {
                return value.toString();
            }
        }
        return null;
    }
}

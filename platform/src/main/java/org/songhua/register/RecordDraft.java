package org.songhua.register;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record to be entered.
 *
 * @param key what the register will know it by; never changes
 * @param object the city object it is a facet of, or null
 * @param department organisation it belongs to, or null
 * @param region code of its region; null to take it from the object
 * @param longitude degrees east; null to take it from the object
 * @param latitude degrees north; null to take it from the object
 * @param fields values by name; numbers of any kind, texts, truth values
 * @param synthetic whether it is made up for a demonstration
 */
public record RecordDraft(
        String key,
        @Nullable UUID object,
        @Nullable String department,
        @Nullable String region,
        @Nullable Double longitude,
        @Nullable Double latitude,
        Map<String, Object> fields,
        boolean synthetic) {
    public RecordDraft {
        fields = Map.copyOf(fields);
    }

    /** A record of which only key and fields are known. */
    public static RecordDraft of(String key, Map<String, Object> fields) {
        return new RecordDraft(key, null, null, null, null, null, fields, false);
    }
}

package org.songhua.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does to a record.
 *
 * @param action code of the action; {@link #AMEND} to change fields only
 * @param note why, or what else is to be said; null for nothing. It stands in the history for good
 * @param fields new values by name; an empty text takes a value away
 */
public record RecordStep(String action, @Nullable String note, Map<String, Object> fields) {
    /** Changes fields and leaves the state as it is. */
    public static final String AMEND = "amend";

    public RecordStep {
        fields = Map.copyOf(fields);
    }

    /** {@return a step of which nothing more is to be said} */
    public static RecordStep of(String action) {
        return new RecordStep(action, null, Map.of());
    }
}

package org.songhua.casework;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do to a case.
 *
 * @param action code of the flow's action
 * @param reason code of a reason, when one is asked for
 * @param fields what is said, by field; codes, numbers and moments, never personal data
 * @param occurredAt when it happened by the clock of the device, when that is not now
 */
public record CaseAction(
        String action,
        @Nullable String reason,
        Map<String, String> fields,
        @Nullable Instant occurredAt) {
    /** Most characters of one field. */
    public static final int LONGEST_FIELD = 200;

    public CaseAction {
        fields = Map.copyOf(fields);
    }

    /** An action without more words. */
    public static CaseAction of(String action) {
        return new CaseAction(action, null, Map.of(), null);
    }

    /** {@return the same with a reason} */
    public CaseAction because(String code) {
        return new CaseAction(action, code, fields, occurredAt);
    }

    /** {@return the same with a field} */
    public CaseAction with(String field, String value) {
        var all = new java.util.HashMap<>(fields);
        all.put(field, value);
        return new CaseAction(action, reason, all, occurredAt);
    }
}

package org.songhua.engine.flow;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do.
 *
 * @param action code of the action
 * @param actor who
 * @param permissions codes of what they may do
 * @param at when the platform heard of it
 * @param occurredAt when it happened by the clock of their device; null when that is not known
 * @param reason code of the reason; null for none
 * @param fields what they say, by field; an empty text takes a field away; never personal data
 * @param evidence kinds of evidence they bring
 */
public record Attempt(
        String action,
        String actor,
        Set<String> permissions,
        Instant at,
        @Nullable Instant occurredAt,
        @Nullable String reason,
        Map<String, String> fields,
        Set<String> evidence) {
    public Attempt {
        permissions = Set.copyOf(permissions);
        fields = Map.copyOf(fields);
        evidence = Set.copyOf(evidence);
    }
}

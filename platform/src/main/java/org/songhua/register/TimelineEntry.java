package org.songhua.register;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a record's history.
 *
 * @param sequence 1, 2, 3 …
 * @param at when
 * @param actor who
 * @param action what
 * @param from state before; empty for the first
 * @param to state after
 * @param note why; null for nothing said
 * @param fields what was said; an empty text took the value away
 * @param hash SHA-256 over the event before and this one, hexadecimal
 */
public record TimelineEntry(
        long sequence,
        Instant at,
        String actor,
        String action,
        String from,
        String to,
        @Nullable String note,
        Map<String, String> fields,
        String hash) {
    public TimelineEntry {
        fields = Map.copyOf(fields);
    }
}

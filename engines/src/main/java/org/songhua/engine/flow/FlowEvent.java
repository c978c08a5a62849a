package org.songhua.engine.flow;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a case's log. The log and the flow are all that is needed to say how the case stands.
 *
 * @param sequence 1, 2, 3 … without gaps
 * @param at when the platform heard of it
 * @param occurredAt when it happened by the clock of a device; null when that is not known
 * @param actor who did it
 * @param action what; codes that the flow does not know are remarks that change no state
 * @param from state before; empty for the first
 * @param to state after
 * @param reason code of a reason, or null
 * @param fields what was said, by field; an empty text took the field away
 * @param evidence kinds of evidence brought
 * @param terms new terms of clocks that were started, resumed or moved
 */
public record FlowEvent(
        long sequence,
        Instant at,
        @Nullable Instant occurredAt,
        String actor,
        String action,
        String from,
        String to,
        @Nullable String reason,
        SortedMap<String, String> fields,
        SortedSet<String> evidence,
        SortedMap<String, ClockTerms> terms) {
    public FlowEvent {
        fields = new TreeMap<>(fields);
        evidence = new TreeSet<>(evidence);
        terms = new TreeMap<>(terms);
    }
}

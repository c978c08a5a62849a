package org.songhua.engine.flow;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands: what its events come to. Collections are sorted, so that equal cases have equal texts.
 *
 * @param state where it is
 * @param parked states it came from through states that park, the latest last
 * @param sequence number of its last event; 0 before the first
 * @param at when that was; null before the first
 * @param closedAt when it was last closed; null when it never was
 * @param counts counters by name
 * @param actors who has done an action, by its code
 * @param clocks clocks by name, the latest of each
 * @param tasks tasks by number
 * @param pending who made a request that waits for a decision, by its kind
 * @param evidence kinds of evidence that count
 * @param fields what is known of it, by field
 */
public record FlowCase(
        String state,
        List<String> parked,
        long sequence,
        @Nullable Instant at,
        @Nullable Instant closedAt,
        SortedMap<String, Integer> counts,
        SortedMap<String, SortedSet<String>> actors,
        SortedMap<String, FlowClock> clocks,
        SortedMap<Integer, FlowTask> tasks,
        SortedMap<String, String> pending,
        SortedSet<String> evidence,
        SortedMap<String, String> fields) {

    /** A case of which nothing is known yet. */
    public static FlowCase blank() {
        return new FlowCase(
                "",
                List.of(),
                0,
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeMap<>());
    }

    /** {@return how many tasks of a kind are to be done} */
    public long openTasks(String kind) {
        return tasks.values().stream()
                .filter(task -> task.kind().equals(kind) && task.status() == FlowTask.Status.OPEN)
                .count();
    }

    /** {@return whether somebody has done the action} */
    public boolean hasActed(String action, String actor) {
        SortedSet<String> who = actors.get(action);
        return who != null && who.contains(actor);
    }

    /** {@return the earliest deadline of the clocks that run; null when there is none} */
    public @Nullable Instant nextDue() {
        Instant next = null;
        for (FlowClock clock : clocks.values()) {
            Instant due =
                    clock.status() == FlowClock.Status.RUNNING ? clock.terms().due() : null;
            if (due != null && (next == null || due.isBefore(next))) next = due;
        }
        return next;
    }
}

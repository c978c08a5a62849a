package org.songhua.casework.internal.performance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a case up to the end of a period; nothing later is in it.
 *
 * @param isOpen whether it was still open then
 * @param events oldest first
 * @param runs of its clocks, each start of each
 */
record CaseHistory(
        UUID id,
        String number,
        String flow,
        String classCode,
        @Nullable String department,
        @Nullable String region,
        boolean isOpen,
        List<Event> events,
        List<Run> runs) {
    CaseHistory {
        events = List.copyOf(events);
        runs = List.copyOf(runs);
    }

    /**
     * Something that was done.
     *
     * @param reason coded; empty when none was given
     */
    record Event(Instant at, String action, String reason, Map<String, String> fields) {
        Event {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * A run of a clock.
     *
     * @param due null when no rule gave a limit
     * @param stopped null when it had not stopped by the end of the period
     * @param isIdle whether it stands still or was cancelled: then it counts nowhere
     */
    record Run(
            String clock,
            Instant started,
            @Nullable Instant due,
            @Nullable Instant stopped,
            boolean isIdle) {

        /** {@return when it is settled: done or due, whichever came first; null while it is neither} */
        @Nullable
        Instant settled() {
            if (due == null || stopped == null) return due == null ? stopped : due;
            return stopped.isBefore(due) ? stopped : due;
        }

        boolean isInTime() {
            return stopped != null && (due == null || !stopped.isAfter(due));
        }
    }
}

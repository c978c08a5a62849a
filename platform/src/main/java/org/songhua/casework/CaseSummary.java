package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as lists show it; nothing personal.
 *
 * @param number 案卷编号, such as {@code 220104-20261128-000123}
 * @param stage 1 to 7
 * @param kind OPEN, CLOSED or ENDED
 * @param department who leads; null while nobody does
 * @param parties departments with a task to do
 * @param region code of the smallest known region; null when the place is unknown
 * @param component city object that it is about, a managed component or any other; null when none is known
 * @param longitude WGS 84 degrees, null when the place is unknown
 * @param supervision 0 for none, 1 to 3 as it is raised
 * @param pending kinds of requests that wait for a decision
 * @param routed whether a rule named who is responsible
 * @param unlimited whether a clock runs without a limit because no rule gives one
 * @param dueAt earliest deadline of a clock that runs
 * @param warnLevel 0 none, 1 half of the time is gone, 2 four fifths, 3 overdue
 * @param sequence number of its last event: the ETag
 */
public record CaseSummary(
        UUID id,
        String number,
        String flow,
        int flowVersion,
        String classCode,
        String severity,
        String state,
        int stage,
        String kind,
        @Nullable String department,
        List<String> parties,
        @Nullable String region,
        @Nullable String grid,
        @Nullable UUID component,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String channel,
        int supervision,
        List<String> pending,
        boolean routed,
        boolean unlimited,
        boolean isPublic,
        @Nullable UUID mergedInto,
        @Nullable UUID parent,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant closedAt,
        @Nullable Instant dueAt,
        int warnLevel,
        int sequence) {}

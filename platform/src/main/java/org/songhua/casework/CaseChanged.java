package org.songhua.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a case; told after the commit.
 *
 * @param from state before; empty for a new case
 * @param kind OPEN, CLOSED or ENDED, afterwards
 */
public record CaseChanged(
        UUID id,
        String number,
        String classCode,
        String action,
        String from,
        String to,
        String kind,
        @Nullable String department,
        @Nullable String region,
        Instant at,
        int sequence) {}

package org.songhua.warning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works that raise warnings nobody needs. Parts that are null restrict nothing; at least one of the last four is given.
 *
 * @param region head of region codes
 */
public record Maintenance(
        long id,
        Instant from,
        Instant until,
        String reason,
        String by,
        @Nullable Long thing,
        @Nullable UUID cityObject,
        @Nullable String region,
        @Nullable String classCode) {}

package org.songhua.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access for a program or a device; its secret is not kept, only a hash of it.
 *
 * @param name unique
 * @param createdBy {@link Caller#name()} of whoever made it
 * @param expiresAt moment from which it is refused, or null for never
 * @param lastUsedAt to the minute, or null
 */
public record ApiKey(
        String name,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        Set<Permission> permissions,
        Scope scope) {
    public ApiKey {
        permissions = Set.copyOf(permissions);
    }

    /**
     * A key just made.
     *
     * @param token what its holder sends; never shown again
     */
    public record Created(ApiKey key, String token) {}
}

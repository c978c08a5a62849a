package org.songhua.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param name login name, lower case
 * @param organisation code, or null
 * @param roles codes in order
 * @param lockedUntil end of the lock after failed logins, or null when not locked
 */
public record User(
        String name,
        String displayName,
        @Nullable String organisation,
        boolean enabled,
        List<String> roles,
        Scope scope,
        @Nullable Instant lockedUntil,
        @Nullable Instant lastLoginAt,
        boolean mustChangePassword) {
    public User {
        roles = List.copyOf(roles);
    }

    /** {@return the part that administrators edit} */
    public UserProfile profile() {
        return new UserProfile(displayName, organisation, enabled, roles, scope);
    }
}

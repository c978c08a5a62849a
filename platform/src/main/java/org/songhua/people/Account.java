package org.songhua.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session needs to know of a user.
 *
 * @param roles codes, built-in or custom
 * @param permissions all that the roles give
 * @param scope data within reach; departments include the organisations below those assigned
 * @param enabled whether they may be logged in at all
 * @param mustChangePassword whether they may do nothing but set a new password
 * @param credentialVersion counts up when the password changes or the user is disabled; sessions of an older one are
 *     void
 */
public record Account(
        String name,
        String displayName,
        @Nullable String organisation,
        Set<String> roles,
        Set<Permission> permissions,
        Scope scope,
        boolean enabled,
        boolean mustChangePassword,
        int credentialVersion) {
    public Account {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** {@return who asks when this user does} */
    public Caller caller() {
        return new Caller(name, permissions, scope);
    }
}

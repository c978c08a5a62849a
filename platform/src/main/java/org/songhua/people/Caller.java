package org.songhua.people;

import java.util.Set;

/**
 * Who asks: an authenticated user, API key or trusted local program.
 *
 * @param name user name, {@code key:<name>} for an API key, {@code local} for a trusted local request
 * @param permissions what they may do
 * @param scope on which data
 */
public record Caller(String name, Set<Permission> permissions, Scope scope) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** {@return whether they may do it} */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}

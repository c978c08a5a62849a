package org.songhua.people;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks: an authenticated user, API key or trusted local program.
 *
 * @param name user name, {@code key:<name>} for an API key, {@code local} for a trusted local request
 * @param permissions what they may do
 * @param scope on which data
 */
public record Caller(String name, Set<Permission> permissions, Scope scope) {
    /** The program itself: start-up, demo data, command line. */
    public static final Caller SYSTEM = all("system");

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** {@return somebody who may do everything everywhere} */
    public static Caller all(String name) {
        return new Caller(name, EnumSet.allOf(Permission.class), Scope.ALL);
    }

    /** {@return whether they may do it} */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}

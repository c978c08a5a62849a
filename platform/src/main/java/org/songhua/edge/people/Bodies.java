package org.songhua.edge.people;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/** Parts that several bodies share. */
final class Bodies {
    private static final Set<String> SCOPE = Set.of("departments", "regions", "classCodes");

    private Bodies() {}

    /** {@return the data scope; dimensions that are not given stay as they are} */
    static Scope scope(JsonBody body, Scope fallback) {
        if (!body.has("scope")) return fallback;
        JsonBody scope = body.object("scope", SCOPE);
        return new Scope(
                set(scope, "departments", fallback.departments()),
                set(scope, "regions", fallback.regions()),
                set(scope, "classCodes", fallback.classCodes()));
    }

    static Set<Permission> permissions(JsonBody body, Set<Permission> fallback) {
        if (!body.has("permissions")) return fallback;
        var permissions = EnumSet.noneOf(Permission.class);
        List<String> codes = body.texts("permissions", List.of());
        for (int i = 0; i < codes.size(); i++) {
            Optional<Permission> permission = Permission.find(codes.get(i));
            permission.ifPresent(permissions::add);
            if (permission.isEmpty())
                body.fault(
                        "PEOPLE-026",
                        "permissions/" + i,
                        "There is no such permission.",
                        "Take a code from the list of permissions.");
        }
        return permissions;
    }

    private static Set<String> set(JsonBody body, String name, Set<String> fallback) {
        return new HashSet<>(body.texts(name, List.copyOf(fallback)));
    }
}

package org.songhua.edge.people;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.songhua.people.Permission;

/** A permission as JSON. */
record PermissionView(String code, TitleView title) {

    /** A name in both languages. */
    record TitleView(String zh, String en) {}

    static List<PermissionView> all() {
        return Arrays.stream(Permission.values())
                .map(one -> new PermissionView(one.code(), new TitleView(one.zh(), one.en())))
                .toList();
    }

    /** {@return their codes, in the order of the list of permissions} */
    static List<String> codes(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).toList();
    }
}

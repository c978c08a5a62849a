package org.songhua.people;

import java.util.Set;

/**
 * A named set of permissions.
 *
 * @param titleZh name in Chinese
 * @param titleEn name in English
 * @param builtIn whether it belongs to the program and cannot be changed
 */
public record Role(String code, String titleZh, String titleEn, Set<Permission> permissions, boolean builtIn) {
    public Role {
        permissions = Set.copyOf(permissions);
    }
}

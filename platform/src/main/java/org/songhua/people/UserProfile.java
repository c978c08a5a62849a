package org.songhua.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What administrators set of a user.
 *
 * @param displayName what people call them
 * @param organisation code of where they work, or null
 * @param enabled whether they may log in
 * @param roles codes of built-in or custom roles
 * @param scope data within reach
 */
public record UserProfile(
        String displayName, @Nullable String organisation, boolean enabled, List<String> roles, Scope scope) {
    public UserProfile {
        roles = List.copyOf(roles);
    }
}

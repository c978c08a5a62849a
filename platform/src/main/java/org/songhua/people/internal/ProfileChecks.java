package org.songhua.people.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.people.UserProfile;

/** What a user's profile must be like. */
final class ProfileChecks {
    private static final int LONGEST_NAME = 100;

    private final JdbcRoles roles;
    private final JdbcOrganisations organisations;

    ProfileChecks(JdbcRoles roles, JdbcOrganisations organisations) {
        this.roles = roles;
        this.organisations = organisations;
    }

    void check(UserProfile profile, Caller by, Checks checks) {
        String organisation = profile.organisation();
        checks.line(profile.displayName(), LONGEST_NAME, "/displayName")
                .that(
                        organisation == null || organisations.exists(organisation),
                        "/organisation",
                        "PEOPLE-004",
                        "There is no such organisation.",
                        "Take a code from the list of organisations, or null.");
        checkRoles(profile.roles(), by, checks);
        Authority.checkScope(profile.scope(), by, organisations, checks);
    }

    private void checkRoles(List<String> codes, Caller by, Checks checks) {
        Map<String, Role> known = roles.list().stream().collect(Collectors.toMap(Role::code, Function.identity()));
        var given = EnumSet.noneOf(Permission.class);
        for (int i = 0; i < codes.size(); i++) {
            Role role = known.get(codes.get(i));
            checks.that(
                    role != null,
                    "/roles/" + i,
                    "PEOPLE-005",
                    "There is no such role.",
                    "Take a code from the list of roles.");
            if (role != null) given.addAll(role.permissions());
        }
        Authority.checkGrant(given, by, "/roles", checks);
    }
}

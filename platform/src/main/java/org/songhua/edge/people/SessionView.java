package org.songhua.edge.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.security.Visitor;
import org.songhua.people.Account;
import org.songhua.people.Caller;

/**
 * Who is logged in, and with what program they deal.
 *
 * @param user null for nobody
 * @param trustLocal whether requests from this machine act as administrator
 * @param synthetic whether the city is an invented one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SessionView(
        @Nullable UserView user, boolean trustLocal, boolean mustChangePassword, String version, boolean synthetic) {

    /** The user as far as the console shows them. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record UserView(
            String name,
            String displayName,
            @Nullable String organisation,
            List<String> roles,
            List<String> permissions) {}

    static @Nullable UserView user(Visitor visitor) {
        Account account = visitor.account();
        Caller caller = visitor.caller();
        if (account != null)
            return new UserView(
                    account.name(),
                    account.displayName(),
                    account.organisation(),
                    account.roles().stream().sorted().toList(),
                    PermissionView.codes(account.permissions()));
        if (caller == null) return null;
        List<String> roles = visitor.kind() == Visitor.Kind.LOCAL ? List.of("administrator") : List.of();
        return new UserView(caller.name(), caller.name(), null, roles, PermissionView.codes(caller.permissions()));
    }
}

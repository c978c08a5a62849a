package org.songhua.people.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Account;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/** Who may give what to whom: nobody more than they have, and nobody rules over somebody who may do more. */
final class Authority {
    private static final Pattern REGION = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private static final int MOST_ENTRIES = 500;

    private Authority() {}

    /** Adds a fault when permissions are given away that the giver does not have. */
    static void checkGrant(Set<Permission> given, Caller by, String field, Checks checks) {
        checks.that(
                by.permissions().containsAll(given),
                field,
                "PEOPLE-030",
                "This gives permissions that you do not have yourself: " + missing(given, by) + ".",
                "Leave them out, or ask an administrator.");
    }

    /** Adds faults about a data scope: unknown departments, bad codes, more than the giver has. */
    static void checkScope(Scope scope, Caller by, JdbcOrganisations organisations, Checks checks) {
        var unknown = new TreeSet<>(scope.departments());
        unknown.removeIf(organisations::exists);
        checkSize(scope.departments(), "/scope/departments", checks)
                .that(
                        unknown.isEmpty(),
                        "/scope/departments",
                        "PEOPLE-006",
                        "There is no such organisation: " + String.join(", ", unknown) + ".",
                        "Take codes from the list of organisations.");
        checkSize(scope.regions(), "/scope/regions", checks)
                .that(
                        scope.regions().stream()
                                .allMatch(code -> REGION.matcher(code).matches()),
                        "/scope/regions",
                        "PEOPLE-007",
                        "A region code is not made of 1 to 32 letters and digits.",
                        "Give heads of region codes, such as 220102.");
        checkSize(scope.classCodes(), "/scope/classCodes", checks)
                .that(
                        scope.classCodes().stream().allMatch(Checks::isCode),
                        "/scope/classCodes",
                        "PEOPLE-008",
                        "A class code is not made of letters, digits, dot, dash and underscore.",
                        "Take codes from the class catalogue.");
        checks.that(
                by.scope().covers(scope),
                "/scope",
                "PEOPLE-031",
                "This scope reaches beyond your own.",
                "Narrow it to your departments, regions and classes, or ask an administrator.");
    }

    /**
     * Refuses to touch somebody who may do more, or on more data, than whoever asks.
     *
     * @throws NotAllowedException in that case
     */
    static void requireOver(Account target, Caller by) {
        if (!by.permissions().containsAll(target.permissions()) || !by.scope().covers(target.scope()))
            throw new NotAllowedException("User " + target.name() + " may do more than you; ask an administrator.");
    }

    /**
     * Refuses to move organisations in or out of reach: whoever is bound to departments changes the tree only among
     * these, or they could hang others below their own.
     *
     * @param codes organisations touched; null stands for the top of the tree
     * @throws NotAllowedException when one is out of reach
     */
    static void requireDepartments(Caller by, @Nullable String... codes) {
        Set<String> own = by.scope().departments();
        for (String code : codes) {
            if (!own.isEmpty() && (code == null || !own.contains(code)))
                throw new NotAllowedException("Your departments do not reach that far; ask an administrator.");
        }
    }

    private static Checks checkSize(Collection<String> entries, String field, Checks checks) {
        return checks.that(
                entries.size() <= MOST_ENTRIES,
                field,
                "PEOPLE-009",
                "The list has more than " + MOST_ENTRIES + " entries.",
                "Use a higher organisation, a shorter head of the region code, or an empty list for all.");
    }

    private static String missing(Set<Permission> given, Caller by) {
        var missing = EnumSet.noneOf(Permission.class);
        missing.addAll(given);
        missing.removeAll(by.permissions());
        return String.join(", ", missing.stream().map(Permission::code).toList());
    }
}

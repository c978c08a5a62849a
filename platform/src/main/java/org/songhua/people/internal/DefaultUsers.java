package org.songhua.people.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Account;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.people.User;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.songhua.store.Database;

/** Administration of users in the database. */
final class DefaultUsers implements Users {
    private final Database database;
    private final JdbcUsers users;
    private final JdbcLoginFailures failures;
    private final ProfileChecks profiles;
    private final Audit audit;
    private final Passwords passwords;
    private final AccountCache cache;
    private final Clock clock;

    DefaultUsers(Database database, Audit audit, Passwords passwords, AccountCache cache, Clock clock) {
        this.database = database;
        this.users = new JdbcUsers(database);
        this.failures = new JdbcLoginFailures(database);
        this.profiles = new ProfileChecks(new JdbcRoles(database), new JdbcOrganisations(database));
        this.audit = audit;
        this.passwords = passwords;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public List<User> list() {
        return users.list(clock.instant());
    }

    @Override
    public Optional<User> find(String name) {
        String normalised = Names.normalise(name);
        return Names.isValid(normalised) ? users.find(normalised, clock.instant()) : Optional.empty();
    }

    @Override
    public User create(
            String name, UserProfile profile, String password, boolean mustChangePassword, FaultLog log, Caller by) {
        String normalised = Names.normalise(name);
        User created = database.inTransaction(() -> {
            var checks = new Checks(log);
            checkName(normalised, checks);
            profiles.check(profile, by, checks);
            PasswordPolicy.check(password, normalised, profile.displayName(), "/password", checks);
            checks.throwIfAny();
            boolean inserted =
                    users.insert(normalised, profile, passwords.hash(password), mustChangePassword, clock.instant());
            checkFree(inserted, checks);
            checks.throwIfAny();
            audit.record(by.name(), "user.created", "user:" + normalised, detail(null, profile));
            return get(normalised);
        });
        cache.drop(normalised);
        return created;
    }

    private void checkName(String name, Checks checks) {
        checks.that(
                Names.isValid(name),
                "/name",
                "PEOPLE-003",
                "The name is not made of 2 to 64 letters, digits, dots, dashes, underscores and @, or is reserved.",
                "Choose another one that starts with a letter or digit.");
        checkFree(!Names.isValid(name) || find(name).isEmpty(), checks);
    }

    private static void checkFree(boolean free, Checks checks) {
        checks.that(free, "/name", "PEOPLE-016", "There is a user of that name already.", "Choose another one.");
    }

    @Override
    public User change(String name, UnaryOperator<UserProfile> edit, boolean unlock, FaultLog log, Caller by) {
        String normalised = Names.normalise(name);
        User changed = database.inTransaction(() -> {
            List<String> administrators = users.lockAdministrators();
            UserProfile before = lock(normalised, by).profile();
            UserProfile after = edit.apply(before);
            var checks = new Checks(log);
            profiles.check(after, by, checks);
            checkAdministration(normalised, after, administrators, by, checks);
            checks.throwIfAny();
            users.update(normalised, after);
            if (unlock) failures.clear(normalised);
            audit.record(by.name(), "user.changed", "user:" + normalised, detail(before, after));
            return get(normalised);
        });
        cache.drop(normalised);
        return changed;
    }

    private static void checkAdministration(
            String name, UserProfile after, List<String> administrators, Caller by, Checks checks) {
        boolean stays = after.enabled() && after.roles().contains(BuiltInRole.ADMINISTRATOR.code());
        checks.that(
                        after.enabled() || !name.equals(by.name()),
                        "/enabled",
                        "PEOPLE-020",
                        "You cannot disable yourself.",
                        "Ask another administrator.")
                .that(
                        stays || !administrators.equals(List.of(name)),
                        after.enabled() ? "/roles" : "/enabled",
                        "PEOPLE-021",
                        "This is the last administrator.",
                        "Make somebody else administrator first.");
    }

    @Override
    public void resetPassword(String name, String password, FaultLog log, Caller by) {
        String normalised = Names.normalise(name);
        database.run(() -> {
            User user = lock(normalised, by);
            var checks = new Checks(log);
            checks.that(
                    !normalised.equals(by.name()),
                    "/password",
                    "PEOPLE-022",
                    "Your own password is changed with the old one.",
                    "Use the form for your own password.");
            PasswordPolicy.check(password, normalised, user.displayName(), "/password", checks);
            checks.throwIfAny();
            users.setPassword(normalised, passwords.hash(password), true);
            failures.clear(normalised);
            audit.record(by.name(), "user.password_reset", "user:" + normalised, "{}");
        });
        cache.drop(normalised);
    }

    /** {@return the user, kept from other changes, if whoever asks stands above them} */
    private User lock(String name, Caller by) {
        if (!Names.isValid(name)) throw new NotFoundException("user of that name");
        User user = users.lock(name, clock.instant()).orElseThrow(() -> new NotFoundException("user of that name"));
        Account account = users.findAccount(name).orElseThrow();
        Authority.requireOver(account, by);
        return user;
    }

    private User get(String name) {
        return users.find(name, clock.instant()).orElseThrow(() -> new NotFoundException("user of that name"));
    }

    /** What changed, without the name of the person, which must stay erasable. */
    private static String detail(@Nullable UserProfile before, UserProfile after) {
        var detail = new LinkedHashMap<String, @Nullable Object>();
        if (before == null || before.enabled() != after.enabled()) detail.put("enabled", after.enabled());
        if (before == null || !before.roles().equals(after.roles())) detail.put("roles", after.roles());
        if (before == null || !before.scope().equals(after.scope())) detail.put("scope", scope(after.scope()));
        if (before == null || !Objects.equals(before.organisation(), after.organisation()))
            detail.put("organisation", after.organisation());
        if (before != null && !before.displayName().equals(after.displayName())) detail.put("displayName", "changed");
        return CanonicalJson.of(detail);
    }

    static Map<String, String[]> scope(Scope scope) {
        return Map.of(
                "departments", JdbcUsers.array(scope.departments()),
                "regions", JdbcUsers.array(scope.regions()),
                "classCodes", JdbcUsers.array(scope.classCodes()));
    }
}

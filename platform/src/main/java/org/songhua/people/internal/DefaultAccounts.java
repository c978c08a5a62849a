package org.songhua.people.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Account;
import org.songhua.people.Accounts;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Login;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.internal.Lockout.Failures;
import org.songhua.store.Database;

/** Logging in against the database. */
final class DefaultAccounts implements Accounts {
    private static final String FIRST_ADMINISTRATOR = "admin";

    private final Database database;
    private final JdbcUsers users;
    private final JdbcLoginFailures failures;
    private final Audit audit;
    private final Passwords passwords;
    private final Turnstile turnstile;
    private final AccountCache cache;
    private final Clock clock;

    DefaultAccounts(
            Database database, Audit audit, Passwords passwords, Turnstile turnstile, AccountCache cache, Clock clock) {
        this.database = database;
        this.users = new JdbcUsers(database);
        this.failures = new JdbcLoginFailures(database);
        this.audit = audit;
        this.passwords = passwords;
        this.turnstile = turnstile;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Optional<String> ensureAdministrator(@Nullable String passwordFromEnvironment) {
        Optional<String> invented = database.inTransaction(() -> {
            if (!users.lockAdministrators().isEmpty()) return Optional.empty();
            String password = passwordFromEnvironment == null ? passwords.generate() : passwordFromEnvironment;
            makeAdministrator(password, passwordFromEnvironment == null);
            return passwordFromEnvironment == null ? Optional.of(password) : Optional.empty();
        });
        cache.drop(FIRST_ADMINISTRATOR);
        return invented;
    }

    /** Also brings back an {@code admin} who was disabled or lost the role, when nobody else is left. */
    private void makeAdministrator(String password, boolean mustChange) {
        var checks = new Checks(Checks.newLog());
        PasswordPolicy.check(password, FIRST_ADMINISTRATOR, FIRST_ADMINISTRATOR, "/password", checks);
        checks.throwIfAny();
        var profile = new UserProfile("系统管理员", null, true, List.of(BuiltInRole.ADMINISTRATOR.code()), Scope.ALL);
        String hash = passwords.hash(password);
        if (!users.insert(FIRST_ADMINISTRATOR, profile, hash, mustChange, clock.instant())) {
            users.update(FIRST_ADMINISTRATOR, profile);
            users.setPassword(FIRST_ADMINISTRATOR, hash, mustChange);
        }
        audit.record(Caller.SYSTEM.name(), "administrator.created", "user:" + FIRST_ADMINISTRATOR, "{}");
    }

    @Override
    public Optional<Account> find(String name) {
        return cache.find(name);
    }

    @Override
    public Login logIn(String name, String password) {
        String normalised = Names.normalise(name);
        return turnstile.inTurn(normalised, () -> attempt(normalised, password)).orElseGet(Login.Busy::new);
    }

    private Login attempt(String name, String password) {
        Instant now = clock.instant();
        Failures before = failures.find(name);
        Instant lockedUntil = Lockout.lockedUntil(before, now);
        if (lockedUntil != null) return new Login.Locked(Duration.between(now, lockedUntil));
        Optional<String> hash = findHash(name);
        boolean right = passwords.matches(password, hash.orElse(null));
        Optional<Account> account =
                users.findAccount(Names.isValid(name) ? name : "").filter(Account::enabled);
        if (right && account.isPresent()) {
            return granted(account.get(), password, hash.orElseThrow(), now);
        }
        failed(name, before, hash.isPresent(), now);
        return new Login.Wrong();
    }

    /** An impossible name is looked up all the same, so that it takes as long. */
    private Optional<String> findHash(String name) {
        return users.findPasswordHash(Names.isValid(name) ? name : "");
    }

    private Login granted(Account account, String password, String hash, Instant now) {
        String name = account.name();
        database.run(() -> {
            if (passwords.isOutdated(hash)) users.rehash(name, passwords.hash(password));
            users.loggedIn(name, now);
            failures.clear(name);
            audit.record(name, "session.opened", "user:" + name, "{}");
        });
        return new Login.Granted(account);
    }

    /** An unknown name is not recorded: it may be a password typed into the wrong field. */
    private void failed(String name, Failures before, boolean known, Instant now) {
        Failures after = Lockout.failed(before, now);
        String subject = known ? "user:" + name : "user";
        boolean locks = Lockout.lockedUntil(after, now) != null;
        database.run(() -> {
            failures.save(name, after);
            failures.prune(now);
            audit.record(
                    "anonymous",
                    locks ? "session.locked" : "session.refused",
                    subject,
                    CanonicalJson.of(Map.of("known", known, "failures", after.failures())));
        });
    }

    @Override
    public Login changePassword(String name, String oldPassword, String newPassword, FaultLog log) {
        return turnstile
                .inTurn(name, () -> replace(name, oldPassword, newPassword, log))
                .orElseGet(Login.Busy::new);
    }

    private Login replace(String name, String oldPassword, String newPassword, FaultLog log) {
        Instant now = clock.instant();
        Failures before = failures.find(name);
        Instant lockedUntil = Lockout.lockedUntil(before, now);
        if (lockedUntil != null) return new Login.Locked(Duration.between(now, lockedUntil));
        Optional<Account> account = users.findAccount(name).filter(Account::enabled);
        Optional<String> hash = findHash(name);
        boolean right = passwords.matches(oldPassword, hash.orElse(null)) && account.isPresent();
        if (!right) failed(name, before, hash.isPresent(), now);
        var checks = new Checks(log);
        String displayName = account.map(Account::displayName).orElse(name);
        checkReplacement(name, displayName, oldPassword, newPassword, right, checks);
        checks.throwIfAny();
        database.run(() -> {
            users.setPassword(name, passwords.hash(newPassword), false);
            failures.clear(name);
            audit.record(name, "user.password_changed", "user:" + name, "{}");
        });
        cache.drop(name);
        return new Login.Granted(users.findAccount(name).orElseThrow());
    }

    private static void checkReplacement(
            String name, String displayName, String oldPassword, String newPassword, boolean right, Checks checks) {
        checks.that(
                        right,
                        "/oldPassword",
                        "PEOPLE-015",
                        "This is not your present password.",
                        "Type the one you logged in with.")
                .that(
                        !newPassword.equals(oldPassword),
                        "/newPassword",
                        "PEOPLE-014",
                        "The new password is the old one.",
                        "Choose another one.");
        PasswordPolicy.check(newPassword, name, displayName, "/newPassword", checks);
    }
}

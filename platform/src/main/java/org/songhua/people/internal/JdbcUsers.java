package org.songhua.people.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songhua.people.Account;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.User;
import org.songhua.people.UserProfile;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Users and the roles they have, as rows. Names are normalised. */
final class JdbcUsers {
    private static final String USERS = """
            select a.name, a.display_name, a.organisation, a.enabled, a.departments, a.regions, a.class_codes,
              a.last_login_at, a.must_change_password, f.failures, f.last_at,
              array(select r.role from people.account_role r where r.account = a.name order by r.role) as roles
            from people.account a
            left join people.login_failure f on f.name_hash = sha256(convert_to(a.name, 'UTF8'))
            """;

    private static final String LIST = USERS + "order by a.name";

    private static final String FIND = USERS + "where a.name = ?";

    private static final String LOCK = "select name from people.account where name = ? for update";

    /** Departments with all below them; those assigned are kept even if the organisation is gone. */
    private static final String ACCOUNT = """
            select a.name, a.display_name, a.organisation, a.enabled, a.must_change_password, a.credential_version,
              a.regions, a.class_codes,
              array(select r.role from people.account_role r where r.account = a.name) as roles,
              array(select distinct unnest(r.permissions) from people.role r
                join people.account_role ar on ar.role = r.code where ar.account = a.name) as permissions,
              array(with recursive below (code) as (
                  select unnest(a.departments)
                  union
                  select o.code from people.organisation o join below on o.parent = below.code)
                select code from below) as departments
            from people.account a where a.name = ?""";

    private static final String PASSWORD_HASH = "select password_hash from people.account where name = ?";

    private static final String INSERT = """
            insert into people.account (name, display_name, organisation, enabled, departments, regions, class_codes,
              password_hash, must_change_password, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do nothing""";

    private static final String UPDATE = """
            update people.account
            set display_name = ?, organisation = ?, departments = ?, regions = ?, class_codes = ?, enabled = ?,
              credential_version = credential_version + case when enabled and not ?::boolean then 1 else 0 end
            where name = ?""";

    private static final String CLEAR_ROLES = "delete from people.account_role where account = ?";

    private static final String ADD_ROLES =
            "insert into people.account_role (account, role) select ?, unnest(?::text[]) on conflict do nothing";

    private static final String SET_PASSWORD = """
            update people.account
            set password_hash = ?, must_change_password = ?, credential_version = credential_version + 1
            where name = ?""";

    private static final String REHASH = "update people.account set password_hash = ? where name = ?";

    private static final String LOGGED_IN = "update people.account set last_login_at = ? where name = ?";

    /** The lock makes two administrators who remove each other wait for one another. */
    private static final String LOCK_ADMINISTRATORS = "select code from people.role where code = ? for update";

    private static final String ADMINISTRATORS = """
            select a.name from people.account a join people.account_role r on r.account = a.name
            where r.role = ? and a.enabled""";

    private final Database database;

    JdbcUsers(Database database) {
        this.database = database;
    }

    List<User> list(Instant now) {
        return database.list(LIST, row -> user(row, now));
    }

    Optional<User> find(String name, Instant now) {
        return database.find(FIND, row -> user(row, now), name);
    }

    /** {@return the user, whom nobody else can change until the transaction ends} */
    Optional<User> lock(String name, Instant now) {
        return database.find(LOCK, row -> row.text("name"), name).flatMap(locked -> find(locked, now));
    }

    Optional<Account> findAccount(String name) {
        return database.find(ACCOUNT, JdbcUsers::account, name);
    }

    Optional<String> findPasswordHash(String name) {
        return database.find(PASSWORD_HASH, row -> row.text("password_hash"), name);
    }

    /** {@return false when the name is taken} */
    boolean insert(String name, UserProfile profile, String passwordHash, boolean mustChangePassword, Instant now) {
        Scope scope = profile.scope();
        int inserted = database.update(
                INSERT,
                name,
                profile.displayName(),
                profile.organisation(),
                profile.enabled(),
                array(scope.departments()),
                array(scope.regions()),
                array(scope.classCodes()),
                passwordHash,
                mustChangePassword,
                now);
        if (inserted == 1) database.update(ADD_ROLES, name, array(profile.roles()));
        return inserted == 1;
    }

    void update(String name, UserProfile profile) {
        Scope scope = profile.scope();
        database.update(
                UPDATE,
                profile.displayName(),
                profile.organisation(),
                array(scope.departments()),
                array(scope.regions()),
                array(scope.classCodes()),
                profile.enabled(),
                profile.enabled(),
                name);
        database.update(CLEAR_ROLES, name);
        database.update(ADD_ROLES, name, array(profile.roles()));
    }

    void setPassword(String name, String passwordHash, boolean mustChange) {
        database.update(SET_PASSWORD, passwordHash, mustChange, name);
    }

    void rehash(String name, String passwordHash) {
        database.update(REHASH, passwordHash, name);
    }

    void loggedIn(String name, Instant now) {
        database.update(LOGGED_IN, now, name);
    }

    /** {@return names of enabled administrators; the set cannot shrink until the transaction ends} */
    List<String> lockAdministrators() {
        String administrator = BuiltInRole.ADMINISTRATOR.code();
        database.get(LOCK_ADMINISTRATORS, row -> row.text("code"), administrator);
        return database.list(ADMINISTRATORS, row -> row.text("name"), administrator);
    }

    static String[] array(Collection<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }

    static Scope scope(Row row) {
        return new Scope(
                Set.of(row.texts("departments")), Set.of(row.texts("regions")), Set.of(row.texts("class_codes")));
    }

    static Set<Permission> permissions(Row row) {
        var permissions = EnumSet.noneOf(Permission.class);
        for (String code : row.texts("permissions")) Permission.find(code).ifPresent(permissions::add);
        return permissions;
    }

    private static User user(Row row, Instant now) {
        return new User(
                row.text("name"),
                row.text("display_name"),
                row.findText("organisation"),
                row.flag("enabled"),
                List.of(row.texts("roles")),
                scope(row),
                Lockout.lockedUntil(JdbcLoginFailures.failures(row), now),
                row.findInstant("last_login_at"),
                row.flag("must_change_password"));
    }

    private static Account account(Row row) {
        Set<String> roles = Set.of(row.texts("roles"));
        Set<Permission> permissions = permissions(row);
        roles.forEach(role -> BuiltInRole.find(role).ifPresent(builtIn -> permissions.addAll(builtIn.permissions())));
        return new Account(
                row.text("name"),
                row.text("display_name"),
                row.findText("organisation"),
                roles,
                permissions,
                scope(row),
                row.flag("enabled"),
                row.flag("must_change_password"),
                row.integer("credential_version"));
    }
}

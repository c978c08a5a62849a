package org.songhua.people.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.people.Roles;
import org.songhua.store.Database;

/** Roles in the database. */
final class DefaultRoles implements Roles {
    private static final int LONGEST_TITLE = 100;

    private final Database database;
    private final JdbcRoles roles;
    private final Audit audit;
    private final AccountCache cache;

    DefaultRoles(Database database, Audit audit, AccountCache cache) {
        this.database = database;
        this.roles = new JdbcRoles(database);
        this.audit = audit;
        this.cache = cache;
    }

    @Override
    public List<Role> list() {
        return roles.list();
    }

    @Override
    public Set<Permission> permissions(Set<String> codes) {
        var together = EnumSet.noneOf(Permission.class);
        cache.roles().stream()
                .filter(role -> codes.contains(role.code()))
                .forEach(role -> together.addAll(role.permissions()));
        return together;
    }

    @Override
    public Role create(Role role, FaultLog log, Caller by) {
        database.run(() -> {
            var checks = new Checks(log);
            checks.code(role.code(), "/code")
                    .that(
                            roles.list().stream()
                                    .noneMatch(other -> other.code().equals(role.code())),
                            "/code",
                            "PEOPLE-017",
                            "There is a role of that code already.",
                            "Choose another one.");
            check(role, by, checks);
            if (!roles.insert(role)) throw new IllegalStateException("Two made role " + role.code() + " at once.");
            audit.record(by.name(), "role.created", "role:" + role.code(), detail(role));
        });
        cache.dropAll();
        return role;
    }

    @Override
    public Role change(String code, UnaryOperator<Role> edit, FaultLog log, Caller by) {
        Role changed = database.inTransaction(() -> {
            if (!Checks.isCode(code)) throw new NotFoundException("role of that code");
            Role before = roles.lock(code).orElseThrow(() -> new NotFoundException("role of that code"));
            if (before.builtIn())
                throw new NotAllowedException("A built-in role cannot be changed; make a custom one.");
            if (!by.permissions().containsAll(before.permissions()))
                throw new NotAllowedException("The role gives more than you have; ask an administrator.");
            Role after = edit.apply(before);
            check(after, by, new Checks(log));
            roles.update(after);
            audit.record(by.name(), "role.changed", "role:" + code, detail(after));
            return after;
        });
        cache.dropAll();
        return changed;
    }

    private static void check(Role role, Caller by, Checks checks) {
        checks.line(role.titleZh(), LONGEST_TITLE, "/title/zh").line(role.titleEn(), LONGEST_TITLE, "/title/en");
        Authority.checkGrant(role.permissions(), by, "/permissions", checks);
        checks.throwIfAny();
    }

    private static String detail(Role role) {
        return CanonicalJson.of(Map.of("permissions", JdbcRoles.codes(role.permissions())));
    }
}

package org.songhua.people.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Roles as rows; built-in ones get their permissions from {@link BuiltInRole}. */
final class JdbcRoles {
    private static final String LIST = """
            select code, title_zh, title_en, permissions, built_in from people.role
            order by built_in desc, code""";

    private static final String LOCK = """
            select code, title_zh, title_en, permissions, built_in from people.role where code = ? for update""";

    private static final String INSERT = """
            insert into people.role (code, title_zh, title_en, permissions) values (?, ?, ?, ?)
            on conflict (code) do nothing""";

    private static final String UPDATE =
            "update people.role set title_zh = ?, title_en = ?, permissions = ? where code = ?";

    private final Database database;

    JdbcRoles(Database database) {
        this.database = database;
    }

    List<Role> list() {
        return database.list(LIST, JdbcRoles::role);
    }

    Optional<Role> lock(String code) {
        return database.find(LOCK, JdbcRoles::role, code);
    }

    boolean insert(Role role) {
        return database.update(INSERT, role.code(), role.titleZh(), role.titleEn(), codes(role.permissions())) == 1;
    }

    void update(Role role) {
        database.update(UPDATE, role.titleZh(), role.titleEn(), codes(role.permissions()), role.code());
    }

    static String[] codes(Set<Permission> permissions) {
        return JdbcUsers.array(permissions.stream().map(Permission::code).toList());
    }

    private static Role role(Row row) {
        String code = row.text("code");
        Set<Permission> permissions =
                BuiltInRole.find(code).map(BuiltInRole::permissions).orElseGet(() -> JdbcUsers.permissions(row));
        return new Role(code, row.text("title_zh"), row.text("title_en"), permissions, row.flag("built_in"));
    }
}

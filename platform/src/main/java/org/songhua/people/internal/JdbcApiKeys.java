package org.songhua.people.internal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.songhua.people.ApiKey;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** API keys as rows. */
final class JdbcApiKeys {
    private static final String KEYS = """
            select id, name, secret_hash, permissions, departments, regions, class_codes, created_at, created_by,
              expires_at, last_used_at
            from people.api_key
            """;

    private static final String LIST = KEYS + "order by name";

    /** Departments with all below them. */
    private static final String FIND = """
            select k.id, k.name, k.secret_hash, k.permissions, k.regions, k.class_codes, k.created_at, k.created_by,
              k.expires_at, k.last_used_at,
              array(with recursive below (code) as (
                  select unnest(k.departments)
                  union
                  select o.code from people.organisation o join below on o.parent = below.code)
                select code from below) as departments
            from people.api_key k where k.id = ?""";

    private static final String INSERT = """
            insert into people.api_key (id, name, secret_hash, permissions, departments, regions, class_codes, created_at,
              created_by, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do nothing""";

    private static final String DELETE = "delete from people.api_key where name = ? returning id";

    private static final String USED = "update people.api_key set last_used_at = ? where id = ?";

    private final Database database;

    JdbcApiKeys(Database database) {
        this.database = database;
    }

    /**
     * A key with the hash of its secret.
     *
     * @param secretHash hexadecimal
     */
    record Stored(String id, String secretHash, ApiKey key) {}

    List<ApiKey> list() {
        return database.list(LIST, JdbcApiKeys::key);
    }

    Optional<Stored> find(String id) {
        return database.find(FIND, row -> stored(row), id);
    }

    boolean insert(KeyToken token, ApiKey key) {
        return database.update(
                        INSERT,
                        token.id(),
                        key.name(),
                        token.secretHash(),
                        JdbcRoles.codes(key.permissions()),
                        JdbcUsers.array(key.scope().departments()),
                        JdbcUsers.array(key.scope().regions()),
                        JdbcUsers.array(key.scope().classCodes()),
                        key.createdAt(),
                        key.createdBy(),
                        key.expiresAt())
                == 1;
    }

    /** {@return id of the key that was removed} */
    Optional<String> delete(String name) {
        return database.find(DELETE, row -> row.text("id"), name);
    }

    void used(String id, Instant at) {
        database.update(USED, at, id);
    }

    private static Stored stored(Row row) {
        return new Stored(row.text("id"), HexFormat.of().formatHex(row.bytes("secret_hash")), key(row));
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.text("name"),
                row.instant("created_at"),
                row.text("created_by"),
                row.findInstant("expires_at"),
                row.findInstant("last_used_at"),
                JdbcUsers.permissions(row),
                JdbcUsers.scope(row));
    }
}

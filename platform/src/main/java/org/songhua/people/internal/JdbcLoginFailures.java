package org.songhua.people.internal;

import java.time.Instant;
import org.songhua.engine.digest.Sha256;
import org.songhua.people.internal.Lockout.Failures;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Failed logins by name, whether the name exists or not; forgotten after a day. */
final class JdbcLoginFailures {
    private static final String FIND = "select failures, last_at from people.login_failure where name_hash = ?";

    private static final String SAVE = """
            insert into people.login_failure (name_hash, failures, last_at) values (?, ?, ?)
            on conflict (name_hash) do update set failures = excluded.failures, last_at = excluded.last_at""";

    private static final String CLEAR = "delete from people.login_failure where name_hash = ?";

    private static final String PRUNE = "delete from people.login_failure where last_at < ?";

    private final Database database;

    JdbcLoginFailures(Database database) {
        this.database = database;
    }

    Failures find(String name) {
        return database.find(FIND, JdbcLoginFailures::failures, Sha256.of(name)).orElse(Failures.NONE);
    }

    void save(String name, Failures failures) {
        database.update(SAVE, Sha256.of(name), failures.failures(), failures.lastAt());
    }

    void clear(String name) {
        database.update(CLEAR, Sha256.of(name));
    }

    void prune(Instant now) {
        database.update(PRUNE, now.minus(Lockout.MEMORY));
    }

    /** Reads the columns {@code failures} and {@code last_at}, which may be null after an outer join. */
    static Failures failures(Row row) {
        return new Failures(row.integer("failures"), row.findInstant("last_at"));
    }
}

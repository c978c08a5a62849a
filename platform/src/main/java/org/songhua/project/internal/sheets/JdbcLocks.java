package org.songhua.project.internal.sheets;

import org.songhua.store.Database;

/** Locks by name, held until the transaction ends. */
final class JdbcLocks {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 12))";

    private final Database database;

    JdbcLocks(Database database) {
        this.database = database;
    }

    void hold(String name) {
        database.find(LOCK, row -> true, name);
    }
}

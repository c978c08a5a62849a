package org.songhua.redline.internal.watch;

import org.songhua.store.Database;

/** Approvals that were recorded. */
final class JdbcApprovals {
    private static final String ADD = """
            insert into redline.approval (line, subject, document, actor, at) values (?, ?, ?, ?, now())
            on conflict do nothing""";

    private static final String FIND =
            "select 1 as one from redline.approval where line = ? and subject = ? and document = ?";

    private final Database database;

    JdbcApprovals(Database database) {
        this.database = database;
    }

    /** {@return whether it is new} */
    boolean add(String line, String subject, String document, String actor) {
        return database.update(ADD, line, subject, document, actor) == 1;
    }

    boolean has(String line, String subject, String document) {
        return database.find(FIND, row -> true, line, subject, document).isPresent();
    }
}

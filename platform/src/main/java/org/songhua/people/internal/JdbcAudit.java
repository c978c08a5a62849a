package org.songhua.people.internal;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Audit;
import org.songhua.store.Database;
import org.songhua.store.Row;

/**
 * The audit log in the database. The row lock on the head is held from the append to the end of the transaction, so
 * that writers follow one another and a number is never skipped; append last in a transaction to hold it briefly.
 */
final class JdbcAudit implements Audit {
    private static final String LOCK_HEAD = """
            select number, hash, clock_timestamp() as at from people.audit_head for update""";

    private static final String APPEND = """
            with entry as (
              insert into people.audit_entry (number, at, actor, action, subject, detail, hash)
              values (?, ?, ?, ?, ?, ?, ?)
              returning number, hash)
            update people.audit_head set number = entry.number, hash = entry.hash from entry""";

    private static final String PAGE = """
            select number, at, actor, action, subject, detail, hash from people.audit_entry
            where number < ? order by number desc limit ?""";

    private static final String ALL = """
            select number, at, actor, action, subject, detail, hash from people.audit_entry order by number""";

    private static final String HEAD = "select number, hash from people.audit_head";

    /** Head and entries must be of one moment, while others go on writing. */
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read read only";

    private static final int PORTION = 2_000;

    private final Database database;

    JdbcAudit(Database database) {
        this.database = database;
    }

    @Override
    public void record(String actor, String action, String subject, String detailJson) {
        String detail = CanonicalJson.of(detailJson);
        database.run(() -> {
            Entry next = database.get(LOCK_HEAD, head -> entryAfter(head, actor, action, subject, detail));
            database.update(
                    APPEND,
                    next.number(),
                    next.at(),
                    actor,
                    action,
                    subject,
                    detail,
                    HexFormat.of().parseHex(next.hash()));
        });
    }

    private static Entry entryAfter(Row head, String actor, String action, String subject, String detail) {
        var content =
                new AuditChain.Content(head.whole("number") + 1, head.instant("at"), actor, action, subject, detail);
        return entry(content, AuditChain.hash(head.bytes("hash"), content));
    }

    @Override
    public List<Entry> list(@Nullable Long before, int limit) {
        long below = Objects.requireNonNullElse(before, Long.MAX_VALUE);
        return database.list(PAGE, JdbcAudit::entry, below, limit);
    }

    @Override
    public Verification verify() {
        return database.inTransaction(() -> {
            database.update(ONE_MOMENT);
            var check = new ChainCheck();
            Consumer<Row> feed = row -> check.accept(content(row), row.bytes("hash"));
            database.stream(ALL, PORTION, feed);
            return database.find(HEAD, row -> check.finish(row.whole("number"), row.bytes("hash")))
                    .orElseGet(() -> check.finish(0, AuditChain.genesis()));
        });
    }

    private static Entry entry(Row row) {
        return entry(content(row), row.bytes("hash"));
    }

    private static Entry entry(AuditChain.Content content, byte[] hash) {
        return new Entry(
                content.number(),
                content.at(),
                content.actor(),
                content.action(),
                content.subject(),
                content.detail(),
                HexFormat.of().formatHex(hash));
    }

    private static AuditChain.Content content(Row row) {
        return new AuditChain.Content(
                row.whole("number"),
                row.instant("at"),
                row.text("actor"),
                row.text("action"),
                row.text("subject"),
                row.text("detail"));
    }
}

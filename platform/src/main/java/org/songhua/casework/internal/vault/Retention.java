package org.songhua.casework.internal.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.songhua.people.Audit;
import org.songhua.store.Database;

/**
 * Erases who reported when the time for keeping is over: so many days after a case was declined or excluded, so many after it was
 * closed. A tombstone says that there was a report, of which class, and by which rule it went; the log of the case stays.
 */
public final class Retention {
    private static final int PORTION = 200;
    private static final String OVER = """
            select r.id, r.number, r.class, r.channel, r.reporter, c.kind
            from casework.report r join casework.case_file c on c.id = r.case_id join casework.reporter p on p.id = r.reporter
            where p.erased_at is null
              and (c.kind = 'ENDED' and c.changed_at < ? or c.kind = 'CLOSED' and c.closed_at < ?)
            order by r.number limit ?""";
    private static final String BURY = """
            insert into casework.tombstone (report, number, class, channel, rule, buried_at) values (?, ?, ?, ?, ?, ?)
            on conflict (report) do nothing""";

    private final Database database;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;
    private final Duration afterEnd;
    private final Duration afterClose;

    /**
     * Rules.
     *
     * @param afterEnd how long after a case was declined, excluded or voided
     * @param afterClose how long after it was closed
     */
    public Retention(Database database, Vault vault, Audit audit, Clock clock, Duration afterEnd, Duration afterClose) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
        this.afterEnd = afterEnd;
        this.afterClose = afterClose;
    }

    /** A report whose time is over. */
    private record Over(UUID id, long number, String classCode, String channel, UUID reporter, String rule) {}

    /** Erases all whose time is over. {@return how many} */
    public int run() {
        int all = 0;
        for (int portion = PORTION; portion == PORTION; all += portion) portion = database.inTransaction(this::once);
        return all;
    }

    private int once() {
        Instant now = clock.instant();
        List<Over> over = database.list(
                OVER,
                row -> new Over(
                        row.uuid("id"),
                        row.whole("number"),
                        row.text("class"),
                        row.text("channel"),
                        row.uuid("reporter"),
                        row.text("kind").equals("ENDED") ? "after_end" : "after_close"),
                now.minus(afterEnd),
                now.minus(afterClose),
                PORTION);
        for (Over one : over) {
            vault.erase(one.reporter(), "retention", now);
            database.update(BURY, one.id(), one.number(), one.classCode(), one.channel(), one.rule(), now);
        }
        if (!over.isEmpty())
            audit.record("retention", "reporter.erased", "reports", "{\"count\": " + over.size() + "}");
        return over.size();
    }
}

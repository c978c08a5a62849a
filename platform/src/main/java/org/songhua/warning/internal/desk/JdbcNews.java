package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningEvent;
import org.songhua.warning.WarningStep;
import org.songhua.warning.internal.tell.Teller;
import org.springframework.stereotype.Repository;

/** What happened to warnings: their steps, and the numbered events. */
@Repository
class JdbcNews {
    /** Whoever writes events takes it until the commit, so that numbers have no gaps and come in the order of commits. */
    private static final String IN_LINE = "select pg_advisory_xact_lock(7312001) is null as locked";

    private static final String STEP = """
            insert into warning.step (warning, kind, at, by, level, note, reasons) values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String STEPS = """
            select id, kind, at, by, level, note, reasons::text as reasons from warning.step where warning = ? order by id""";
    private static final String EVENT = """
            insert into warning.event (number, warning, kind, class, region, body)
            select coalesce((select max(number) from warning.event), 0) + 1, ?, ?, ?, ?, ? returning number""";
    private static final String EVENTS = """
            select e.number, e.warning, e.kind, e.at, e.body::text as body
            from warning.event e join warning.warning w on w.id = e.warning where %s order by e.number limit ?""";
    private static final String LAST = "select coalesce(max(number), 0) as number from warning.event";

    private final Database database;

    private final Teller teller;

    JdbcNews(Database database, Teller teller) {
        this.database = database;
        this.teller = teller;
    }

    /**
     * Waits for everybody else who changes warnings, until the end of the transaction. Who takes the turn first, before any row, never waits in a
     * circle; and what it reads then stays so.
     */
    void takeTurn() {
        database.get(IN_LINE, row -> row.flag("locked"));
    }

    /** Notes what happened and tells it, in the transaction of the caller, who has taken the turn. */
    void note(Warning warning, String kind, Instant at, String by, @Nullable String note, @Nullable String reasons) {
        database.update(
                STEP,
                warning.id(),
                kind,
                at,
                by,
                JdbcWarnings.rank(warning.level()),
                note,
                reasons == null ? null : new Json(reasons));
        String body = WarningJson.text(warning);
        long number = database.get(
                EVENT,
                row -> row.whole("number"),
                warning.id(),
                kind,
                warning.classCode(),
                warning.region(),
                new Json(body));
        teller.tell(number, warning, kind, at, body);
    }

    List<WarningStep> steps(long warning) {
        return database.list(
                STEPS,
                row -> new WarningStep(
                        row.whole("id"),
                        row.text("kind"),
                        row.instant("at"),
                        row.text("by"),
                        level(row.integer("level")),
                        row.findText("note"),
                        row.findText("reasons")),
                warning);
    }

    private static @Nullable Level level(int rank) {
        return rank == 0 ? null : JdbcWarnings.level(rank);
    }

    List<WarningEvent> events(long after, int limit, Scope scope) {
        var conditions = Conditions.within(scope).and("e.number > ?", after);
        return database.list(
                EVENTS.formatted(conditions.where()),
                row -> new WarningEvent(
                        row.whole("number"),
                        row.whole("warning"),
                        row.text("kind"),
                        row.instant("at"),
                        row.text("body")),
                conditions.parameters(limit));
    }

    long last() {
        return database.get(LAST, row -> row.whole("number"));
    }
}

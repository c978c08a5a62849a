package org.songhua.cim.internal.objects;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Edit;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Rows of {@code cim.edit}. */
public final class JdbcEdits {
    /** Columns of an edit, to be joined under the name {@code e}. */
    public static final String COLUMNS = """
            e.number as edit_number, e.at as edit_at, e.by as edit_by, e.kind as edit_kind, e.since as edit_since,
            e.reason as edit_reason, e.import as edit_import, e.proposal as edit_proposal, e.proposed_by as edit_proposed_by,
            e.undoes as edit_undoes, (select u.number from cim.edit u where u.undoes = e.number) as edit_undone_by""";
    /** Edits stand in line until they are committed, so that nothing appears later in a past that somebody has read. */
    private static final String LOCK = "select pg_advisory_xact_lock(7377002)";

    private static final String OPEN = """
            insert into cim.edit (at, by, kind, since, reason, import, proposal, proposed_by, undoes)
            select greatest(?, coalesce(max(at), '-infinity') + interval '1 microsecond'), ?, ?, ?, ?, ?, ?, ?, ?
            from (select at from cim.edit order by at desc limit 1) last
            returning number""";
    private static final String BY_NUMBER = "select " + COLUMNS + " from cim.edit e where e.number = ?";
    private static final String BY_IMPORT = "select " + COLUMNS + " from cim.edit e where e.import = ?";
    private static final String LIST = "select " + COLUMNS
            + " from cim.edit e where (?::bigint is null or e.number < ?) order by e.number desc limit ?";

    private final Database database;

    /** Edits of a database. */
    public JdbcEdits(Database database) {
        this.database = database;
    }

    /** Waits for edits under way; none begins until the transaction ends. */
    public void queue() {
        database.each(LOCK, row -> {});
    }

    /** {@return a new edit in the transaction of the caller, recorded later than all before it} */
    public Edit open(Edit wanted) {
        queue();
        long number = database.get(
                OPEN,
                row -> row.whole("number"),
                wanted.at().truncatedTo(ChronoUnit.MICROS),
                wanted.by(),
                wanted.kind(),
                wanted.since(),
                wanted.reason(),
                wanted.importNumber(),
                wanted.proposal(),
                wanted.proposedBy(),
                wanted.undoes());
        return find(number).orElseThrow();
    }

    /** {@return the edit of an import whose rows go to the current table} */
    public Edit openImport(String author, Instant now) {
        Long number = author.matches("import:\\d{1,18}") ? Long.valueOf(author.substring(7)) : null;
        return open(new Edit(0, now, author, Edit.Kind.IMPORT, null, null, number, null, null, null, null));
    }

    /** {@return the edit of that number} */
    public Optional<Edit> find(long number) {
        return database.find(BY_NUMBER, JdbcEdits::edit, number);
    }

    /** {@return the edit that an import was} */
    public Optional<Edit> findImport(long importNumber) {
        return database.find(BY_IMPORT, JdbcEdits::edit, importNumber);
    }

    /** {@return edits, newest first} */
    public List<Edit> list(@Nullable Long before, int limit) {
        return database.list(LIST, JdbcEdits::edit, before, before, limit);
    }

    /** {@return the edit of a row with {@link #COLUMNS}} */
    public static Edit edit(Row row) {
        return new Edit(
                row.whole("edit_number"),
                row.instant("edit_at"),
                row.text("edit_by"),
                Edit.Kind.valueOf(row.text("edit_kind")),
                row.findInstant("edit_since"),
                row.findText("edit_reason"),
                row.findWhole("edit_import"),
                row.findWhole("edit_proposal"),
                row.findText("edit_proposed_by"),
                row.findWhole("edit_undoes"),
                row.findWhole("edit_undone_by"));
    }

    /** {@return the edit of a row that may have none} */
    public static @Nullable Edit findEdit(Row row) {
        return row.findWhole("edit_number") == null ? null : edit(row);
    }
}

package org.songhua.cim.internal.quality;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DataCheck.Subject;
import org.songhua.cim.internal.quality.declared.SqlWords;
import org.songhua.store.Database;
import org.songhua.store.StoreException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs statements of packs behind three guards: the closed language of {@link SqlWords}; what PostgreSQL says that the plan reads; and
 * a read-only transaction with a time limit and an empty search path. What a statement may read is laid before it as queries of those names.
 */
final class SqlProbe {
    /** Tables that the plan of a statement may read; the partitions of the first are called by its name and a number. */
    private static final Set<String> READABLE = Set.of("cim.object", "cim.dataset", "cim.import", "cim.class_summary");

    private static final String LAID_BEFORE = """
            with object as not materialized (
              select o.id, o.dataset, o.class, o.source_id, o.name, o.attributes, o.region,
                (o.box[1])[0] as west, (o.box[1])[1] as south, (o.box[0])[0] as east, (o.box[0])[1] as north,
                o.valid_from, o.recorded_from, o.revision
              from cim.object o),
            imports as not materialized (
              select i.dataset, (max(i.finished_at) at time zone 'UTC')::date as day
              from cim.import i where i.state = 'DONE' and not i.preview group by i.dataset),
            dataset as not materialized (
              select d.number, d.code, d.title, d.source, d.licence, d.synthetic, d.dated, d.crs, d.accuracy_m, d.owner,
                d.update_cycle, d.share_level, i.day as imported,
                (i.day + case d.update_cycle when 'daily' then interval '1 day' when 'weekly' then interval '7 days'
                  when 'monthly' then interval '1 month' when 'quarterly' then interval '3 months'
                  when 'yearly' then interval '1 year' end)::date as due,
                (select coalesce(sum(s.objects), 0) from cim.class_summary s where s.dataset = d.number) as objects
              from cim.dataset d left join imports i on i.dataset = d.code),
            clock as (select ?::date as today)
            """;
    private static final String OBJECTS = """
            select f.id, f.note::text as note, o.dataset from (
            %s
            ) as f (id, note) join object o on o.id = f.id""";
    private static final String DATASETS = """
            select null::uuid as id, f.note::text as note, d.number as dataset from (
            %s
            ) as f (number, note) join dataset d on d.number = f.number""";

    private final Database database;
    private final Duration most;

    /** @param most how long one statement may run */
    SqlProbe(Database database, Duration most) {
        this.database = database;
        this.most = most;
    }

    /**
     * Runs a statement.
     *
     * @param today the day of the clock
     * @throws CheckFailure when it may not or could not run
     */
    void run(String statement, Subject subject, LocalDate today, Found found) {
        Optional<String> objection = SqlWords.objection(statement);
        if (objection.isPresent()) throw new CheckFailure(objection.get());
        guarded(statement, subject, today, found);
    }

    /** The second and the third guard alone, for those who test them. */
    void guarded(String statement, Subject subject, LocalDate today, Found found) {
        String sql = LAID_BEFORE + (subject == Subject.OBJECT ? OBJECTS : DATASETS).formatted(statement);
        try {
            database.run(() -> {
                restrict();
                String plan = database.get(
                        "explain (verbose, format json) " + sql,
                        row -> String.valueOf(row.findText(1)),
                        today.toString());
                check(JsonMapper.shared().readTree(plan));
                database.stream(
                        sql,
                        1_000,
                        row -> found.add(row.integer("dataset"), uuid(row.findText("id")), row.findText("note")),
                        today.toString());
            });
        } catch (DataAccessException | StoreException e) {
            throw new CheckFailure(why(e), e);
        }
    }

    private void restrict() {
        database.withConnection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction read only");
                statement.execute("set local statement_timeout = " + most.toMillis());
                statement.execute("set local search_path = ''");
            }
            return true;
        });
    }

    /** Looks through a plan for tables and functions that are none of the statement's business. */
    private static void check(JsonNode node) {
        if (node.has("Relation Name")) table(node);
        if (node.has("Function Name") || node.path("Node Type").asString("").equals("ModifyTable"))
            throw new CheckFailure("The statement calls or changes something.");
        node.forEach(SqlProbe::check);
    }

    private static void table(JsonNode node) {
        String name = node.path("Relation Name").asString("").replaceFirst("^object_[0-9]+$", "object");
        String table = node.path("Schema").asString("") + "." + name;
        if (!READABLE.contains(table)) throw new CheckFailure("The statement reads " + table + ".");
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String why(RuntimeException e) {
        String said =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        return said.lines().findFirst().orElse("The database refused.");
    }
}
